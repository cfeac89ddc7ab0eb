import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { leadPageSchema } from '../schemas/figure.ts';
import { gapSchema, gapSettingsSchema, scopeSchema, storedLedgerSchema } from '../schemas/gap.ts';

/** On which proposal and which leads gaps are judged; without a map the oldest one of today is taken, without a scope all leads. */
const ground = { proposalId: z.string(), scope: scopeSchema.nullable().default(null) };

/** The gap list: 44 rules over map, proposal, history and room, and what the room says about each. */
export const gaps = {
  'gap.listGaps': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'All 44 gap rules: found or not, with evidence, the question to ask, and what was decided.',
    input: z.object({ ...ground, mapId: z.string().nullable().default(null), /** Under which it says how far it is and can be cancelled. */ jobId: z.string().max(100).default('') }),
    output: z.object({
      gaps: z.array(gapSchema),
      /** Gaps by what was decided, and rules that found none or cannot tell. */
      counts: z.object({ open: z.number(), accepted: z.number(), fixed: z.number(), wontFix: z.number(), clear: z.number(), unknown: z.number() }),
      map: z.object({ id: z.string(), name: z.string() }).nullable(),
      hasHistory: z.boolean(),
      settings: gapSettingsSchema,
      revision: z.number(),
    }),
  }),
  'gap.listGapLeads': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The leads behind a number of the gap list or of the measured handoff, by the name of its set.',
    input: z.object({ ...ground, set: z.string().max(2000), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(100) }),
    output: leadPageSchema,
  }),
  'gap.setStatus': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Say that a gap is open, accepted, fixed or will not be fixed; kept while gaps are judged anew.',
    input: z.object({
      seenRevision: z.number(),
      ruleId: z.string().regex(/^G\d\d$/, 'a rule from G01 to G44'),
      status: z.enum(['open', 'accepted', 'fixed', 'wontFix']),
      by: z.string().max(200).default(''),
      note: z.string().max(2000).default(''),
      found: z.string().max(2000).default(''),
    }),
    output: storedLedgerSchema,
  }),
  'gap.saveSettings': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'What counts as an action after a stage change and for how long, where today\'s score stands, after how many days a lead has leaked.',
    input: z.object({ seenRevision: z.number(), settings: gapSettingsSchema }),
    output: storedLedgerSchema,
  }),
} as const;
