import { z } from 'zod';
import { procedure } from '../procedure.ts';
import {
  breakdownRowSchema, comparisonSchema, conversionBySchema, conversionSchema, dimensionSchema, flowKindSchema, flowSchema, frozenReplaySchema, leakKindSchema, leakLineSchema, outcomeSchema, periodSchema, poolCapacitySchema, simulatedResponseSchema, speedSchema, splitSchema,
} from '../schemas/evidence.ts';
import { eventMatchSchema } from '../schemas/expression.ts';

const settings = z.object({
  signal: z.object({ events: z.array(eventMatchSchema).max(50), withinMinutes: z.number().int().min(0).max(100_000) }),
  outcome: outcomeSchema,
  horizonDays: z.number().int().min(1).max(1000),
  seed: z.number().int().min(0).max(4_294_967_295),
  period: periodSchema.nullable(),
  tunedUntil: z.number().int().nullable(),
});
const ofProposal = z.object({ proposalId: z.string() });

/** What a replay shows beside its strip, under settings that lie outside every proposal. */
export const evidence = {
  'evidence.getSettings': procedure({
    kind: 'query', scope: 'workshop', summary: 'What the room said for its evidence, and the proposal that it pinned for the agreement.',
    input: z.object({}), output: z.object({ settings, pinnedProposalId: z.string().nullable() }),
  }),
  'evidence.saveSettings': procedure({
    kind: 'command', scope: 'workshop', summary: 'Says which activity tells a rep, outcome, horizon, seed, the period that replays show, and up to when thresholds were tuned; what is not named stays.',
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
  'evidence.getSpeed': procedure({
    kind: 'query', scope: 'workshop', summary: 'How fast handed-over leads were first touched, all and by tier, with competing endings, censoring and intervals.',
    input: ofProposal, output: speedSchema,
  }),
  'evidence.getFlow': procedure({
    kind: 'query', scope: 'workshop', summary: 'Leads from what really was to what is proposed: by tier, by owner, or from outcome to tier. Links open as `flow.<kind>.<from>><to>`.',
    input: ofProposal.extend({ kind: flowKindSchema }), output: flowSchema,
  }),
  'evidence.getConversion': procedure({
    kind: 'query', scope: 'workshop', summary: 'What became of handed-over leads by source, tier, month, territory or response; bounds for the proposed ones; people of one pool compared.',
    input: ofProposal.extend({ by: conversionBySchema }), output: conversionSchema,
  }),
  'evidence.checkCapacity': procedure({
    kind: 'query', scope: 'workshop', summary: 'Whether each pool can do the work at all, by the minutes of work that the policy assumes for a lead.',
    input: ofProposal, output: z.array(poolCapacitySchema),
  }),
  'evidence.judgeSplit': procedure({
    kind: 'query', scope: 'workshop', summary: 'A proposal on the part of the history on which its thresholds were chosen, and on the part held out; null before somebody said where to divide.',
    input: ofProposal, output: splitSchema.nullable(),
  }),
  'evidence.compareProposals': procedure({
    kind: 'query', scope: 'workshop', summary: 'Two to four proposals on the same history: their figures side by side, and the edits that make the others differ from the first.',
    input: z.object({ proposalIds: z.array(z.string()).min(2).max(4) }), output: comparisonSchema,
  }),
  'evidence.pinCandidate': procedure({
    kind: 'command', scope: 'workshop', summary: 'Pins one proposal as the candidate for the agreement; null takes the pin away.',
    input: z.object({ proposalId: z.string().nullable() }), output: z.object({ pinnedProposalId: z.string().nullable() }),
  }),
  'evidence.freezeReplay': procedure({
    kind: 'command', scope: 'workshop', summary: 'Keeps a replay as it is now, with the hashes of history, configuration and result, to be quoted.',
    input: ofProposal.extend({ note: z.string().max(2000).default('') }), output: frozenReplaySchema,
  }),
  'evidence.listFrozen': procedure({
    kind: 'query', scope: 'workshop', summary: 'The frozen replays, newest first, and whether history and proposal are still the same.',
    input: z.object({}), output: z.array(frozenReplaySchema),
  }),
  'evidence.simulateResponse': procedure({
    kind: 'query', scope: 'workshop', summary: 'The proposed promise with answers drawn from what people really did: an assumption, with its interval.',
    input: ofProposal, output: simulatedResponseSchema,
  }),
} as const;
