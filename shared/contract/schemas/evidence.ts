import { z } from 'zod';
import { figureSchema } from './figure.ts';
import type { Dimension } from '../../engine/evidence/dimensions.ts';
import type { ConversionBy } from '../../engine/evidence/conversion.ts';
import type { FlowKind } from '../../engine/evidence/flow.ts';
import type { EvidenceOutcome } from '../../engine/evidence/evidence-settings.ts';
import type { LeakKind } from '../../engine/evidence/leak-kinds.ts';

export const dimensionSchema = z.enum(['week', 'tier', 'source', 'territory', 'rep', 'hour'] as const satisfies readonly Dimension[]);
export const outcomeSchema = z.enum(['sal', 'sql', 'opportunity', 'won'] as const satisfies readonly EvidenceOutcome[]);
export const leakKindSchema = z.enum([
  'neverTouched', 'automatedOnly', 'touchedLate', 'tooFewAttempts', 'noSignal', 'nobody', 'inactiveOwner', 'wrongTerritory', 'missingContext', 'closedWithoutReason', 'belowThreshold', 'withoutBehaviour', 'overDayCap',
] as const satisfies readonly LeakKind[]);

export const flowKindSchema = z.enum(['stage', 'owner', 'outcome'] as const satisfies readonly FlowKind[]);
export const conversionBySchema = z.enum(['source', 'tier', 'cohort', 'territory', 'response'] as const satisfies readonly ConversionBy[]);

const honesty = z.enum(['observed', 'deterministic', 'simulated', 'bounded', 'notKnowable']);
const nullableNumber = z.number().nullable();
const boundsSchema = z.object({ n: z.number(), neverWorked: z.number(), converted: z.number(), censored: z.number(), low: nullableNumber, ifSimilar: nullableNumber, high: nullableNumber });

/** One group of a breakdown (engine/evidence/break-down.ts). */
export const breakdownRowSchema = z.object({
  key: z.string(),
  label: z.string(),
  actual: nullableNumber,
  proposed: z.number(),
  afterSalesActed: z.number(),
  unrouted: z.number(),
  outcome: z.object({ kept: z.number(), late: z.number(), never: z.number(), open: z.number() }).nullable(),
  keptShare: nullableNumber,
  low: nullableNumber,
  high: nullableNumber,
  leaks: z.array(nullableNumber),
});

/** One kind of leak (engine/evidence/find-leaks.ts). */
export const leakLineSchema = z.object({
  kind: leakKindSchema,
  rule: z.string(),
  label: z.string(),
  honesty,
  handoffs: nullableNumber,
  of: z.number(),
  ownerDays: nullableNumber,
  reason: z.string().nullable(),
});

const points = z.array(z.object({ minutes: z.number(), share: z.number() }));
const speedQuantile = z.object({ minutes: z.number(), low: nullableNumber, high: nullableNumber }).nullable();

/** How fast, by tier (engine/evidence/speed-curves.ts). */
export const speedSchema = z.object({
  curves: z.array(z.object({
    key: z.string(), label: z.string(), n: z.number(), touched: points, closedUntouched: points, censoredAt: z.array(z.number()),
    counts: z.object({ touched: z.number(), closed: z.number(), censored: z.number() }),
    median: speedQuantile, p90: speedQuantile, kaplanMeierShare: nullableNumber,
  })),
  reason: z.string().nullable(),
});

/** A part of the history in UTC ms, both ends in it. */
export const periodSchema = z.object({ from: z.number().int(), to: z.number().int() });

/** Both sides of a time split (engine/evidence/judge-split.ts). */
export const splitSchema = z.object({
  at: z.number(),
  horizonDays: z.number(),
  sides: z.array(z.object({
    which: z.enum(['tuned', 'heldOut']), from: z.number(), to: z.number(), handoffs: z.object({ actual: z.number(), proposed: z.number() }), figures: z.array(figureSchema),
    conversion: z.object({ n: z.number(), converted: z.number(), leftOut: z.number(), share: nullableNumber, low: nullableNumber, high: nullableNumber }),
    bounds: boundsSchema,
  })),
});

/** Where leads go (engine/evidence/flow.ts). */
export const flowSchema = z.object({
  nodes: z.array(z.object({ id: z.string(), label: z.string(), side: z.enum(['actual', 'proposed']), leads: z.number(), isNobody: z.boolean() })),
  links: z.array(z.object({ from: z.string(), to: z.string(), leads: z.number() })),
  total: z.number(),
});

/** What became of them (engine/evidence/conversion.ts, precision-bounds.ts, pool-comparison.ts). */
export const conversionSchema = z.object({
  rows: z.array(z.object({ key: z.string(), label: z.string(), n: z.number(), converted: z.number(), censored: z.number(), share: nullableNumber, low: nullableNumber, high: nullableNumber })),
  bounds: boundsSchema,
  pools: z.array(z.object({
    poolId: z.string(), name: z.string(), reason: z.string().nullable(), weeks: z.number(),
    reps: z.array(z.object({
      repId: z.string(), name: z.string(), n: z.number(), converted: z.number(), share: nullableNumber, low: nullableNumber, high: nullableNumber,
      scoreDifference: nullableNumber, sourceDifference: nullableNumber, isBalanced: z.boolean(),
    })),
  })),
});

/** Whether pools can do the work (engine/evidence/check-capacity.ts). */
export const poolCapacitySchema = z.object({
  poolId: z.string(), name: z.string(), leads: z.number(), openHours: z.number(), onShift: z.number(), arrivalsPerHour: z.number(),
  load: nullableNumber, p90WaitMinutes: nullableNumber, targetMinutes: nullableNumber, verdict: z.enum(['unknown', 'fits', 'slow', 'impossible']),
});

const simulatedShare = z.object({ median: z.number(), low: z.number(), high: z.number() });
const drawnGroup = { n: z.number(), kept: simulatedShare.nullable(), never: simulatedShare.nullable() };

/** The promise with drawn answers (engine/evidence/simulate-response.ts). */
export const simulatedResponseSchema = z.object({
  reason: z.string().nullable(),
  assumptions: z.array(z.string()),
  draws: z.number(),
  seed: z.number(),
  rows: z.array(z.object({ tierId: z.string(), name: z.string(), ...drawnGroup })),
  all: z.object(drawnGroup),
  curve: z.array(simulatedShare.extend({ minutes: z.number() })),
});

/** Proposals side by side. `values` stand in the order of `proposals`; null where a proposal has no such figure. */
export const comparisonSchema = z.object({
  proposals: z.array(z.object({ proposalId: z.string(), name: z.string(), configHash: z.string(), resultHash: z.string(), isPinned: z.boolean() })),
  actual: z.array(figureSchema),
  rows: z.array(z.object({ id: z.string(), label: z.string(), values: z.array(figureSchema.nullable()), isDifferent: z.boolean() })),
  /** What the others say otherwise than the first one, in their order; the first one is left out. */
  changes: z.array(z.object({ proposalId: z.string(), changes: z.array(z.object({ path: z.array(z.string()), before: z.string().nullable(), after: z.string().nullable() })) })),
});

/** A replay that was kept to be quoted. */
export const frozenReplaySchema = z.object({
  id: z.string(), number: z.number(), frozenAt: z.number(), note: z.string(), proposalId: z.string(), proposalName: z.string(),
  historyHash: z.string(), configHash: z.string(), resultHash: z.string(), engineVersion: z.string(),
  /** One line for a document: number, hashes, engine. */
  quote: z.string(),
  figures: z.array(figureSchema),
  isHistoryCurrent: z.boolean(),
  isProposalCurrent: z.boolean(),
});
