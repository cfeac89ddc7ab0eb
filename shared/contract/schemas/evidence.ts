import { z } from 'zod';
import type { Dimension } from '../../engine/evidence/dimensions.ts';
import type { EvidenceOutcome } from '../../engine/evidence/evidence-settings.ts';
import type { LeakKind } from '../../engine/evidence/leak-kinds.ts';

export const dimensionSchema = z.enum(['week', 'tier', 'source', 'territory', 'rep', 'hour'] as const satisfies readonly Dimension[]);
export const outcomeSchema = z.enum(['sal', 'sql', 'opportunity', 'won'] as const satisfies readonly EvidenceOutcome[]);
export const leakKindSchema = z.enum([
  'neverTouched', 'automatedOnly', 'touchedLate', 'tooFewAttempts', 'noSignal', 'nobody', 'inactiveOwner', 'wrongTerritory', 'missingContext', 'closedWithoutReason', 'belowThreshold', 'withoutBehaviour', 'overDayCap',
] as const satisfies readonly LeakKind[]);

const honesty = z.enum(['observed', 'deterministic', 'simulated', 'bounded', 'notKnowable']);
const nullableNumber = z.number().nullable();

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
