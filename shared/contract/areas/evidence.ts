import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { breakdownRowSchema, dimensionSchema, leakKindSchema, leakLineSchema, outcomeSchema } from '../schemas/evidence.ts';
import { eventMatchSchema } from '../schemas/expression.ts';

const settings = z.object({
  signal: z.object({ events: z.array(eventMatchSchema).max(50), withinMinutes: z.number().int().min(0).max(100_000) }),
  handlingMinutes: z.number().min(0.5).max(10_000).nullable(),
  outcome: outcomeSchema,
  horizonDays: z.number().int().min(1).max(1000),
  seed: z.number().int().min(0).max(4_294_967_295),
});
const ofProposal = z.object({ proposalId: z.string() });

/** What a replay shows beside its strip, under settings that lie outside every proposal. */
export const evidence = {
  'evidence.getSettings': procedure({
    kind: 'query', scope: 'workshop', summary: 'What the room said for its evidence, and the proposal that it pinned for the agreement.',
    input: z.object({}), output: z.object({ settings, pinnedProposalId: z.string().nullable() }),
  }),
  'evidence.saveSettings': procedure({
    kind: 'command', scope: 'workshop', summary: 'Says which activity tells a rep, minutes of work a lead, outcome, horizon, seed; what is not named stays.',
    input: settings.partial(), output: settings,
  }),
  'evidence.breakDown': procedure({
    kind: 'query', scope: 'workshop', summary: 'Actual against proposed by week, tier, source, territory, rep or hour of the week, with what leaked. Numbers open as `by.<dimension>.<key>.<measure>`.',
    input: ofProposal.extend({ by: dimensionSchema }), output: z.object({ leakKinds: z.array(leakKindSchema), rows: z.array(breakdownRowSchema) }),
  }),
  'evidence.listLeaks': procedure({
    kind: 'query', scope: 'workshop', summary: 'Every way in which handed-over leads were lost or let down, counted. Each opens its leads as `leak.<kind>`.',
    input: ofProposal, output: z.array(leakLineSchema),
  }),
} as const;
