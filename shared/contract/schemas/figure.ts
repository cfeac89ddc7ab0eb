import { z } from 'zod';

/** A figure as the engine makes it (engine/model/honesty.ts). */
export const figureSchema = z.object({
  id: z.string(),
  label: z.string(),
  arm: z.enum(['actual', 'judged', 'proposed']),
  unit: z.enum(['count', 'share', 'minutes', 'perWeek', 'gini', 'score']),
  value: z.number().nullable(),
  n: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  honesty: z.enum(['observed', 'deterministic', 'simulated', 'bounded', 'notKnowable']),
  reason: z.string().nullable(),
  leads: z.number(),
});

/** One lead in a list: what identifies it and what the list is about. `note` says why it stands in the list. */
export const leadRowSchema = z.object({
  leadId: z.string(),
  name: z.string(),
  company: z.string(),
  source: z.string(),
  owner: z.string(),
  stage: z.string(),
  at: z.number().nullable(),
  score: z.number().nullable(),
  tier: z.string(),
  note: z.string(),
});
export type LeadRow = z.infer<typeof leadRowSchema>;

/** A page of leads. */
export const leadPageSchema = z.object({ total: z.number(), rows: z.array(leadRowSchema) });
