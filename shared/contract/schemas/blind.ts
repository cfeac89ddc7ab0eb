import { z } from 'zod';
import { teamSchema } from './configuration.ts';

export const verdictSchema = z.enum(['workNow', 'nurture', 'disqualify']);

/** Who rates: a person of the room, or a team that answers as one. */
export const raterSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), participantId: z.string() }),
  z.strictObject({ kind: z.literal('team'), team: teamSchema }),
]);

/** A rater of a round. What was answered is nobody's to read before the reveal: only how many cases are. */
export const seatSchema = z.object({
  id: z.string(),
  label: z.string(),
  team: teamSchema,
  isTeam: z.boolean(),
  participantId: z.string().nullable(),
  /** False when this person has been taken off the list of people since. */
  isListed: z.boolean(),
  answered: z.number(),
  isLocked: z.boolean(),
  /** Only true after the reveal: this person lets the room see the own ballots. */
  isOpen: z.boolean(),
});

/** κ and its like; a null value has its reason, and n counts cases. */
export const agreementFigureSchema = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number(),
  draws: z.number(),
  undefinedDraws: z.number(),
  reason: z.string().nullable(),
});

const stratumSchema = z.object({ stratum: z.enum(['won', 'rejected', 'noTouch', 'nearThreshold']), leads: z.number(), wanted: z.number(), drawn: z.number() });

/** What a round would be, or was, drawn from. */
export const drawnSchema = z.object({ cases: z.number(), leads: z.number(), strata: z.array(stratumSchema), notes: z.array(z.string()) });

/** A round: open until it is revealed. `teamKappa`, the figure of gap rule G12, is null before that. */
export const roundSchema = z.object({
  id: z.string(),
  number: z.number(),
  status: z.enum(['open', 'revealed']),
  startedAt: z.number(),
  revealedAt: z.number().nullable(),
  revision: z.number(),
  seed: z.number(),
  drawn: drawnSchema,
  seats: z.array(seatSchema),
  teamKappa: agreementFigureSchema.nullable(),
});

/** One lead as of its MQL moment, without a name, an id or an end. */
export const caseSchema = z.object({
  number: z.number(),
  at: z.number(),
  title: z.string(),
  traits: z.array(z.object({ name: z.string(), value: z.string(), isToday: z.boolean() })),
  deeds: z.array(z.object({ type: z.string(), asset: z.string(), times: z.number(), lastDaysBefore: z.number() })),
  moreDeeds: z.number(),
  knownForDays: z.number().nullable(),
});

const tally = z.object({
  team: teamSchema,
  votes: z.array(z.number()),
  majority: verdictSchema.nullable(),
  /** Mean, 1 to 5; null where it would be one person's who keeps the own ballots closed. */
  confidence: z.number().nullable(),
  /** Reasons that were ticked, with how many ballots of the team gave them. */
  reasons: z.array(z.object({ reason: z.string(), count: z.number() })),
  /** Own words, of those who let the room see their ballots, and of teams that answer as one. */
  notes: z.array(z.string()),
});

const individual = z.object({ label: z.string(), team: teamSchema, verdict: verdictSchema, confidence: z.number() });

/** A case after the reveal, most disputed first. */
export const revealedCaseSchema = z.object({
  caseNumber: z.number(),
  leadId: z.string(),
  teams: z.array(tally),
  entropy: z.number(),
  isSame: z.boolean().nullable(),
  individuals: z.array(individual),
  draft: verdictSchema.nullable(),
  tier: z.number().nullable(),
  score: z.number().nullable(),
  outcome: z.object({ end: z.enum(['won', 'rejected', 'disqualified', 'recycled', 'lost', 'noTouch', 'open']), at: z.number().nullable(), reason: z.string() }).nullable(),
});

/** Of the cases that somebody would work now, how many were won; `matches`: cases judged as the draft does. */
const comparison = z.object({ who: z.union([teamSchema, z.literal('draft')]), cases: z.number(), wouldSend: z.number(), won: z.number(), matches: z.number() });

/** Everything that a reveal opens. */
export const revealedSchema = z.object({
  raters: z.number(),
  sameVerdicts: z.number(),
  noMajority: z.number(),
  raw: agreementFigureSchema,
  teamKappa: agreementFigureSchema,
  raterKappa: agreementFigureSchema,
  raterMethod: z.enum(['cohen', 'fleiss']),
  cases: z.array(revealedCaseSchema),
  comparisons: z.array(comparison),
  /** Whose ballots stay closed although they agreed, because another's would show; a sentence for each team. */
  closed: z.array(z.string()),
});
