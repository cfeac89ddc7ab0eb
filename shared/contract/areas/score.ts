import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { expressionSchema } from '../schemas/expression.ts';
import { leadRowSchema } from '../schemas/figure.ts';

/** Points in this area are whole points with two decimals (25.00), as people read them. */
export const score = {
  'score.getDistribution': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Histogram of scores by outcome, quality at each threshold, MQLs a week, for one proposal.',
    input: z.object({
      proposalId: z.string(),
      /** `best`: each lead at its highest evaluation; `actualMql`: at its recorded MQL instant; `end`: as the history ends. */
      moment: z.enum(['best', 'actualMql', 'end']).default('best'),
      outcome: z.enum(['sql', 'opportunity', 'won', 'column']).default('won'),
      binWidth: z.number().positive().max(100).default(2),
    }),
    output: z.object({
      leads: z.number(),
      converted: z.number(),
      sum: z.number(),
      auc: z.number().nullable(),
      bins: z.array(z.object({ from: z.number(), converted: z.number(), rejected: z.number(), open: z.number() })),
      /** The share that converts is bounded: `precision` is its lower end, `upper` its upper one, `ifSimilar` the middle; `unworked` leads are why. */
      thresholds: z.array(z.object({ from: z.number(), leads: z.number(), converted: z.number(), unworked: z.number(), precision: z.number().nullable(), upper: z.number().nullable(), ifSimilar: z.number().nullable(), recall: z.number().nullable() })),
      mqlsByWeek: z.array(z.object({ weekStart: z.number(), actual: z.number(), proposed: z.number() })),
      tiers: z.array(z.object({ tierId: z.string(), name: z.string(), leads: z.number() })),
      /** Leads in each cell of the matrix, row by row; empty without one. */
      cells: z.array(z.object({ cell: z.string(), leads: z.number() })),
      /** How many evaluated leads each definition holds for; `unknown` counts those where a needed value is missing. */
      criteria: z.array(z.object({ kind: z.string(), holds: z.number(), fails: z.number(), unknown: z.number() })),
      warnings: z.array(z.string()),
    }),
  }),
  'score.countCriteria': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'For how many leads each of these criteria holds at their moment, and for how many it cannot be told.',
    input: z.object({
      proposalId: z.string(),
      moment: z.enum(['best', 'actualMql', 'end']).default('best'),
      criteria: z.array(expressionSchema).max(2000),
    }),
    output: z.array(z.object({ holds: z.number(), fails: z.number(), unknown: z.number() })),
  }),
  'score.listScores': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The score of every lead in order of lead id, a page at a time.',
    input: z.object({
      proposalId: z.string(),
      moment: z.enum(['best', 'actualMql', 'end']).default('best'),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(100_000).default(1000),
    }),
    output: z.object({ total: z.number(), rows: z.array(z.object({ leadId: z.string(), score: z.number() })) }),
  }),
  'score.explainLead': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Why a lead scores what it scores at an instant: every line, decay and cap, summing to the total.',
    input: z.object({ proposalId: z.string(), leadId: z.string(), at: z.number().optional() }),
    output: z.object({
      lead: leadRowSchema,
      at: z.number().nullable(),
      lines: z.array(z.object({ group: z.string(), rule: z.string(), detail: z.string(), points: z.number(), facts: z.array(z.object({ at: z.number(), type: z.string(), asset: z.string() })) })),
      total: z.number(),
      fit: z.number(),
      engagement: z.number(),
      /** The cell of the matrix, such as B2; '' without a matrix. */
      cell: z.string(),
      isMql: z.boolean(),
      tier: z.string(),
      unknownFields: z.array(z.string()),
    }),
  }),
} as const;
