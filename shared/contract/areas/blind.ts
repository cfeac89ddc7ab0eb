import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { caseSchema, drawnSchema, raterSchema, revealedSchema, roundSchema, verdictSchema } from '../schemas/blind.ts';

const cases = z.number().int().min(10).max(20).default(15);
const seat = { roundId: z.string(), seatId: z.string() };
const seenRevision = z.number();

/** The blind definition exercise: real leads, judged in secret, revealed together. What was answered leaves the host only after the reveal. */
export const blind = {
  'blind.previewRound': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'From how many leads the cases of the next blind round would be drawn, and what is missing; null before the first import.',
    input: z.object({ proposalId: z.string(), cases }),
    output: drawnSchema.nullable(),
  }),
  'blind.listRounds': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The blind rounds in their order: who has answered how much, and κ between the teams once revealed.',
    input: z.object({}),
    output: z.array(roundSchema),
  }),
  'blind.startRound': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Draw fresh cases and seat two raters or more, people or teams that answer as one.',
    input: z.object({ proposalId: z.string(), raters: z.array(raterSchema).max(40), cases, seed: z.number().int().min(0).max(4_294_967_295).optional() }),
    output: roundSchema,
  }),
  'blind.listCases': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The cases of a round as the raters see them: as of the MQL moment, without names, ids and ends.',
    input: z.object({ roundId: z.string() }),
    output: z.array(caseSchema),
  }),
  'blind.takeSeat': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Begin or go on answering for one rater; earlier answers stay sealed, and an earlier sitting of this rater ends.',
    input: z.object(seat),
    output: z.object({ sitting: z.string(), answered: z.array(z.number()) }),
  }),
  'blind.answerCase': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Save one answer at once; answers of this sitting can be changed until they are locked.',
    input: z.object({
      ...seat, sitting: z.string(), caseNumber: z.number().int().min(1), verdict: verdictSchema,
      confidence: z.number().int().min(1).max(5).default(3), reasons: z.array(z.string().max(60)).max(10).default([]), note: z.string().max(500).default(''),
    }),
    output: roundSchema,
  }),
  'blind.lockSeat': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Lock the ballots of one rater for good; `isOpen` lets the room see them one by one after the reveal.',
    input: z.object({ ...seat, sitting: z.string(), isOpen: z.boolean().default(false) }),
    output: roundSchema,
  }),
  'blind.removeSeat': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Take somebody who left out of an open round, ballots included.',
    input: z.object({ ...seat, seenRevision }),
    output: roundSchema,
  }),
  'blind.revealRound': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Open a round in which everybody has locked.',
    input: z.object({ roundId: z.string(), seenRevision }),
    output: roundSchema,
  }),
  'blind.discardRound': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Give up an open round with its ballots; its leads do not come again.',
    input: z.object({ roundId: z.string(), seenRevision }),
    output: z.object({}),
  }),
  'blind.closeSeat': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Take back that the room may see the ballots of one rater.',
    input: z.object(seat),
    output: roundSchema,
  }),
  'blind.getResult': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Agreement, the cases with the most disputed first, and both beside the drafted definition and what happened; only after the reveal.',
    input: z.object({ roundId: z.string(), proposalId: z.string() }),
    output: revealedSchema,
  }),
} as const;
