import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { entrySchema, storedLedgerSchema } from '../schemas/gap.ts';

const fresh = { seenRevision: z.number() };

/** The decision log and the parking lot of the day, with undo. They lie outside every proposal and its fingerprint. */
export const decisions = {
  'decision.getLedger': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Decisions, parked points and what was said about gaps.',
    input: z.object({}),
    output: storedLedgerSchema,
  }),
  'decision.saveEntry': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Add a decision or park a point, or change one by its id; about a gap, a step, a clause or nothing in particular.',
    input: z.object({
      ...fresh,
      list: z.enum(['decisions', 'parked']),
      /** Null: a new one. */
      id: z.string().nullable().default(null),
      text: z.string().trim().min(1, 'Write what was decided, or what is parked.').max(4000),
      who: z.array(z.string().max(200)).max(50).default([]),
      refersTo: entrySchema.shape.refersTo.default({ kind: 'nothing', id: '', label: '' }),
      isDone: z.boolean().default(false),
    }),
    output: storedLedgerSchema,
  }),
  'decision.removeEntry': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Take a decision or a parked point off its list.',
    input: z.object({ ...fresh, id: z.string() }),
    output: storedLedgerSchema,
  }),
  'decision.undoEdit': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Take back the last change of decisions, parked points or statuses of gaps.',
    input: z.object(fresh),
    output: storedLedgerSchema,
  }),
  'decision.redoEdit': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Do such a change again that was taken back.',
    input: z.object(fresh),
    output: storedLedgerSchema,
  }),
} as const;
