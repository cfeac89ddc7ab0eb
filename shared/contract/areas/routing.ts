import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { leadRowSchema } from '../schemas/figure.ts';

/** Routing on history. */
export const routing = {
  'routing.explainLead': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Why this owner: rules that were false and because of what, members passed over and why, the pick.',
    input: z.object({ proposalId: z.string(), leadId: z.string() }),
    output: z.object({
      lead: leadRowSchema,
      /** Null: the proposal never makes this lead an MQL. */
      at: z.number().nullable(),
      tier: z.string(),
      rules: z.array(z.object({ name: z.string(), verdict: z.enum(['matched', 'false', 'unknown', 'notReached', 'exhausted']), because: z.string() })),
      members: z.array(z.object({ repId: z.string(), name: z.string(), verdict: z.enum(['picked', 'eligible', 'passedOver']), because: z.string() })),
      owner: z.string(),
      pool: z.string(),
      isUnrouted: z.boolean(),
      dueAt: z.number().nullable(),
      actual: z.object({ at: z.number().nullable(), owner: z.string(), firstTouchAt: z.number().nullable(), sentence: z.string() }),
    }),
  }),
} as const;
