import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { eventMatchSchema } from '../schemas/expression.ts';
import { scopeSchema } from '../schemas/gap.ts';
import { handoffStepSchema } from '../schemas/handoff-step.ts';

const step = handoffStepSchema;
/** Waits in ms; null where there are none or no hours are known. */
const wait = z.object({ median: z.number().nullable(), p90: z.number().nullable() });
const change = z.object({ from: step, to: step, n: z.number() });
/** Under which it says how far it is and can be cancelled. */
const job = { jobId: z.string().max(100).default('') };
const ground = { proposalId: z.string(), scope: scopeSchema.nullable().default(null) };

/** The handoff that really was, discovered from the history. Every number opens its leads with `gap.listGapLeads`. */
export const discovery = {
  'discovery.getHandoff': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The actual handoff: variants, waits, who hands to whom, ways back, dead ends, decorative stage changes.',
    input: z.object({ ...ground, ...job }),
    output: z.object({
      handoffs: z.number(),
      steps: z.array(z.object({ step, n: z.number() })),
      edges: z.array(z.object({ from: step, to: step, n: z.number(), elapsed: wait, business: wait })),
      variants: z.array(z.object({ steps: z.array(step), n: z.number(), share: z.number() })),
      furtherVariants: z.number(),
      /** '' is nobody. */
      handovers: z.array(z.object({ from: z.string(), to: z.string(), n: z.number() })),
      back: z.array(change),
      skipped: z.array(change),
      handoffsBack: z.number(),
      handoffsSkipped: z.number(),
      withoutTrigger: z.number(),
      deadEnds: z.array(z.object({ last: step, n: z.number() })),
      decorative: z.array(z.object({ stage: step, n: z.number(), alone: z.number() })),
      moment: z.object({ touched: z.number(), untouched: z.number(), elapsed: wait, business: wait, meanToOwner: z.number().nullable(), meanToTouch: z.number().nullable() }),
      /** What counted as an action, as set or as guessed. */
      actions: z.object({ events: z.array(eventMatchSchema), countsOwner: z.boolean(), windowMinutes: z.number(), isGuessed: z.boolean() }),
    }),
  }),
  'discovery.compareMap': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'A map beside the history, way by way: how many go it, how long it takes, whether that is what people say.',
    input: z.object({ ...ground, ...job, mapId: z.string() }),
    output: z.object({
      handoffs: z.number(),
      edges: z.array(z.object({
        edgeId: z.string(),
        from: step.nullable(),
        to: step.nullable(),
        n: z.number(),
        of: z.number(),
        elapsed: wait,
        business: wait,
        saidMs: z.number().nullable(),
        clock: z.enum(['business', 'elapsed']),
        relation: z.enum(['agrees', 'contradicts']).nullable(),
        why: z.string().nullable(),
        set: z.string().nullable(),
      })),
      steps: z.array(z.object({ stepId: z.string(), is: step.nullable(), n: z.number(), set: z.string().nullable() })),
      unsaid: z.array(change),
    }),
  }),
} as const;
