import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { figureSchema, leadPageSchema } from '../schemas/figure.ts';
import { scoreModelSchema } from '../schemas/score-model.ts';

const outcomeBar = z.object({ kept: z.number(), late: z.number(), never: z.number(), open: z.number() });

const strip = z.array(z.object({ id: z.string(), label: z.string(), actual: figureSchema.nullable(), judged: figureSchema.nullable(), proposed: figureSchema.nullable(), limit: z.number().nullable() }));

/** Actual against proposed on the whole history. */
export const replaySummarySchema = z.object({
  proposalId: z.string(),
  configHash: z.string(),
  historyHash: z.string(),
  resultHash: z.string(),
  engineVersion: z.string(),
  from: z.number().nullable(),
  to: z.number().nullable(),
  leads: z.number(),
  excluded: z.number(),
  handoffs: z.object({ actual: z.number(), proposed: z.number() }),
  /** Clocks whose due time lies after the end of the data: left out of compliance, counted here. */
  censored: z.object({ judged: z.number() }),
  isInSample: z.boolean(),
  /** Of a chosen period: when the state was begun to be built; what lies before `from` counts in no figure. */
  builtFrom: z.number().optional(),
  strip,
  figures: z.array(figureSchema),
  weeks: z.array(z.object({ weekStart: z.number(), actual: z.number(), proposed: z.number() })),
  weeklyCapacity: z.number().nullable(),
  /** Cumulative incidence of the first logged touch on business minutes; `censoredAt` are the censoring ticks. */
  speedToLead: z.object({
    curve: z.array(z.object({ minutes: z.number(), share: z.number() })),
    censoredAt: z.array(z.number()),
    n: z.number(),
    medianMinutes: z.number().nullable(),
    p90Minutes: z.number().nullable(),
    shareWithoutTouch: z.number().nullable(),
  }).nullable(),
  slaByTier: z.array(z.object({ tierId: z.string(), name: z.string(), budgetMinutes: z.number().nullable(), n: z.number(), proposedN: z.number(), outcome: outcomeBar, keptShare: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), target: z.object({ share: z.number(), isReached: z.boolean().nullable() }).optional() })),
  load: z.array(z.object({ repId: z.string(), name: z.string(), pool: z.string(), actual: z.number().nullable(), proposed: z.number() })),
  rules: z.array(z.object({ ruleId: z.string(), name: z.string(), poolId: z.string(), leads: z.number() })),
  sources: z.array(z.object({ source: z.string(), leads: z.number(), mqls: z.number(), proposedMqls: z.number(), sql: z.number(), opportunity: z.number(), won: z.number(), low: z.number(), high: z.number() })),
  warnings: z.array(z.string()),
});
export type ReplaySummary = z.infer<typeof replaySummarySchema>;

export const replay = {
  'replay.runReplay': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Play the history through a proposal: every figure with its honesty label.',
    input: z.object({ proposalId: z.string(), jobId: z.string().default('') }),
    output: replaySummarySchema,
  }),
  'replay.foreseeSteps': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The strip under score models that may come next, played beforehand: whoever edits to one of them is answered at once.',
    input: z.object({ proposalId: z.string(), scores: z.array(scoreModelSchema).min(1).max(4) }),
    /** `configHash` of the proposal in which each model was put in turn. */
    output: z.object({ configHash: z.string(), strips: z.array(strip) }),
  }),
  'replay.listFigureLeads': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The leads behind a figure of a replay.',
    input: z.object({ proposalId: z.string(), figureId: z.string(), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(100) }),
    output: leadPageSchema,
  }),
} as const;
