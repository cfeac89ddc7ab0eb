import { z } from 'zod';
import type { Configuration, Tiers } from '../../engine/model/configuration.ts';
import { expressionSchema } from './expression.ts';
import { listById } from './list-by-id.ts';
import { routingSchema } from './routing.ts';
import { scoreModelSchema } from './score-model.ts';
import { playbookSchema, slaSchema } from './sla.ts';

const id = z.string().min(1).max(120);
const points = z.number().int();
export const teamSchema = z.enum(['marketing', 'sales', 'revops', 'facilitator', 'observer']);

/** One word as it was written and agreed. */
export const definitionSchema = z.strictObject({
  text: z.string().max(20_000),
  criteria: expressionSchema,
  ownerTeam: teamSchema,
  agreedBy: z.array(teamSchema),
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
  sla: slaSchema,
  playbook: playbookSchema,
}) as unknown as z.ZodType<Configuration>; // as in expression.ts: optional keys are absent in JSON, never undefined
