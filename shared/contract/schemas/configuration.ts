import { z } from 'zod';
import type { Configuration } from '../../engine/model/configuration.ts';
import { eventMatchSchema, expressionSchema } from './expression.ts';

const id = z.string().min(1).max(120);
const points = z.number().int();
const share = z.number().min(0).max(1);
const isoDay = z.string().regex(/^(\d{4}-\d{2}-\d{2})?$/, 'a day as YYYY-MM-DD, or empty');
export const teamSchema = z.enum(['marketing', 'sales', 'revops', 'facilitator', 'observer']);

/** A list whose entries are told apart by their id; figures and reasons are kept under it. */
const listById = <T extends z.ZodType<{ id: string }>>(entry: T) =>
  z.array(entry).superRefine((entries, context) => {
    const seen = new Set<string>();
    entries.forEach((each, index) => {
      if (seen.has(each.id)) context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${each.id}" is the id of another entry too` });
      seen.add(each.id);
    });
  });

const definition = z.strictObject({
  text: z.string().max(20_000),
  criteria: expressionSchema,
  ownerTeam: teamSchema,
  agreedBy: z.array(teamSchema),
});

const decay = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('linear'),
    ratePercent: z.number().min(0).max(100),
    periodDays: z.number().positive(),
    granularity: z.enum(['step', 'continuous']),
  }),
]);

const scoreRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('when'), id, name: z.string(), when: expressionSchema, points }),
  z.strictObject({
    kind: z.literal('table'),
    id,
    name: z.string(),
    field: z.string(),
    rows: z.array(z.strictObject({ values: z.array(z.union([z.string(), z.number(), z.boolean()])), points })),
  }),
  z.strictObject({
    kind: z.literal('event'),
    id,
    name: z.string(),
    match: eventMatchSchema,
    frequency: z.union([z.literal('every'), z.literal('once'), z.number().int().min(1)]),
    points,
    withinDays: z.number().positive().optional(),
  }),
]);

const scoreModel = z.strictObject({
  groups: listById(
    z.strictObject({
      id,
      name: z.string(),
      category: z.enum(['fit', 'engagement']),
      min: points,
      max: points,
      decay,
      rules: listById(scoreRule),
    }),
  ),
  fitMax: points,
  engagementMax: points,
  totalMin: points,
  totalMax: points,
  mqlThreshold: points,
});

const routing = z.strictObject({
  territoryField: z.string(),
  territories: listById(z.strictObject({ id, name: z.string(), values: z.array(z.string()) })),
  calendars: listById(
    z.strictObject({
      id,
      name: z.string(),
      week: z.array(z.array(z.tuple([z.number().int().min(0).max(1440), z.number().int().min(1).max(2880)]))).length(7),
    }),
  ),
  roster: listById(
    z.strictObject({
      id,
      extId: z.string(),
      name: z.string(),
      zone: z.string(),
      calendarId: z.string(),
      territories: z.array(z.string()),
      skills: z.array(z.string()),
      dayCap: z.number().int().min(0).optional(),
      activeFrom: z.number().optional(),
      activeTo: z.number().optional(),
    }),
  ),
  pools: listById(
    z.strictObject({
      id,
      name: z.string(),
      strategy: z.literal('weightedSmooth'),
      hours: z.enum(['ignore', 'require']),
      members: z.array(z.strictObject({ repId: z.string(), weight: z.number().int().min(1).max(1000) })),
    }),
  ),
  rules: listById(
    z.strictObject({
      id,
      name: z.string(),
      when: expressionSchema,
      poolId: z.string(),
      onExhausted: z.enum(['next', 'fallback']),
    }),
  ),
  fallback: z.strictObject({ name: z.string(), repId: z.string().optional() }),
  reviewOwner: z.string(),
});

const marketingCommitment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('volume'), id, low: z.number().min(0), high: z.number().min(0), owner: z.string() }),
  z.strictObject({ kind: z.literal('minimumScore'), id, points, share, owner: z.string() }),
  z.strictObject({ kind: z.literal('requiredFields'), id, fields: z.array(z.string()), share, owner: z.string() }),
]);

const sla = z.strictObject({
  targets: z.array(
    z.strictObject({ tierId: z.string(), budgetMinutes: z.number().int().positive(), clock: z.enum(['business', 'elapsed']) }),
  ),
  touches: z.array(eventMatchSchema),
  automatedTouches: z.array(eventMatchSchema),
  attempts: z.strictObject({ n: z.number().int().min(1), withinDays: z.number().int().min(1) }),
  acceptanceDays: z.number().int().min(1),
  marketing: listById(marketingCommitment),
  escalation: z.array(z.strictObject({ atShare: z.number().min(0).max(20), action: z.string(), who: z.string() })),
  salesOwner: z.string(),
  momentOwner: z.string(),
  effectiveFrom: isoDay,
  reviewOn: isoDay,
});

/** A whole proposal as JSON; anything unknown in it is refused, so that nothing unsigned hides in a signed file. */
export const configurationSchema = z.strictObject({
  format: z.literal(1),
  definitions: z.strictObject({ mql: definition, sql: definition, handRaise: definition, disqualify: definition }),
  score: scoreModel,
  tiers: z.strictObject({
    classes: listById(z.strictObject({ id, name: z.string() })).refine((classes) => classes.length > 0, 'must have at least one tier'),
    rules: z.array(z.strictObject({ when: expressionSchema, tierId: z.string() })),
    bands: z.array(z.strictObject({ from: points, tierId: z.string() })),
  }),
  routing,
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
