import { z } from 'zod';
import type { Configuration, Tiers } from '../../engine/model/configuration.ts';
import { eventMatchSchema, expressionSchema } from './expression.ts';
import { listById } from './list-by-id.ts';
import { routingSchema } from './routing.ts';
import { scoreModelSchema } from './score-model.ts';

const id = z.string().min(1).max(120);
const points = z.number().int();
const share = z.number().min(0).max(1);
/** Absent: every lead. */
const promisedShare = z.number().gt(0).max(1).optional();
const isoDay = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/, 'a day as YYYY-MM-DD, or empty');
export const teamSchema = z.enum(['marketing', 'sales', 'revops', 'facilitator', 'observer']);

/** One word as it was written and agreed. */
export const definitionSchema = z.strictObject({
  text: z.string().max(20_000),
  criteria: expressionSchema,
  ownerTeam: teamSchema,
  agreedBy: z.array(teamSchema),
});

const marketingCommitment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('volume'), id, low: z.number().min(0), high: z.number().min(0), owner: z.string() }),
  z.strictObject({ kind: z.literal('minimumScore'), id, points, share, owner: z.string() }),
  z.strictObject({ kind: z.literal('requiredFields'), id, fields: z.array(z.string()), share, owner: z.string() }),
]);

const sla = z.strictObject({
  targets: z.array(
    z.strictObject({ tierId: z.string(), budgetMinutes: z.number().int().positive(), clock: z.enum(['business', 'elapsed']), share: promisedShare }),
  ),
  touches: z.array(eventMatchSchema),
  automatedTouches: z.array(eventMatchSchema),
  attempts: z.strictObject({ n: z.number().int().min(1), withinDays: z.number().int().min(1), share: promisedShare }),
  acceptanceDays: z.number().int().min(1),
  acceptanceShare: promisedShare,
  marketing: listById(marketingCommitment),
  escalation: z.array(z.strictObject({ atShare: z.number().min(0).max(20), action: z.string(), who: z.string() })),
  salesOwner: z.string(),
  momentOwner: z.string(),
  effectiveFrom: isoDay,
  reviewOn: isoDay,
});

/** Tiers as JSON: classes, ordered rules, bands of the total. */
export const tiersSchema = z.strictObject({
  classes: listById(z.strictObject({ id, name: z.string() })).refine((classes) => classes.length > 0, 'must have at least one tier'),
  rules: z.array(z.strictObject({ when: expressionSchema, tierId: z.string() })),
  bands: z.array(z.strictObject({ from: points, tierId: z.string() })),
}) as unknown as z.ZodType<Tiers>; // as in expression.ts

/** A whole proposal as JSON; anything unknown in it is refused, so that nothing unsigned hides in a signed file. */
export const configurationSchema = z.strictObject({
  format: z.literal(1),
  definitions: z.strictObject({ mql: definitionSchema, sql: definitionSchema, handRaise: definitionSchema, disqualify: definitionSchema, sal: definitionSchema.optional(), reject: definitionSchema.optional(), recycle: definitionSchema.optional() }),
  score: scoreModelSchema,
  tiers: tiersSchema,
  routing: routingSchema,
  sla,
  playbook: z.strictObject({
    requiredFields: z.array(z.string()),
    firstHour: z.string().max(20_000),
    firstDay: z.string().max(20_000),
    firstWeek: z.string().max(20_000),
    rejectReasons: z.array(z.string()),
    recycle: z.string().max(20_000),
  }),
}) as unknown as z.ZodType<Configuration>; // as in expression.ts: optional keys are absent in JSON, never undefined
