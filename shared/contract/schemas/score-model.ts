import { z } from 'zod';
import type { ScoreModel } from '../../engine/model/score-model.ts';
import { eventMatchSchema, expressionSchema } from './expression.ts';
import { listById } from './list-by-id.ts';

const id = z.string().min(1).max(120);
const points = z.number().int();
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const decay = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('linear'),
    ratePercent: z.number().min(0).max(100),
    periodDays: z.number().positive(),
    granularity: z.enum(['step', 'continuous']),
  }),
  z.strictObject({ kind: z.literal('halfLife'), days: z.number().positive() }),
  z.strictObject({ kind: z.literal('window'), days: z.number().positive() }),
]);

const limits = { min: points.optional(), max: points.optional() };
const countRange = z.strictObject({ min: z.number().int().min(0), max: z.number().int().min(0).optional(), points });

const scoreRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('when'), id, name: z.string(), when: expressionSchema, points, ...limits }),
  z.strictObject({ kind: z.literal('table'), id, name: z.string(), field: z.string(), rows: z.array(z.strictObject({ values: z.array(scalar), points })), ...limits }),
  z.strictObject({
    kind: z.literal('ranges'),
    id,
    name: z.string(),
    field: z.string(),
    rows: z.array(z.strictObject({ from: z.number().optional(), to: z.number().optional(), points })),
    ...limits,
  }),
  z.strictObject({
    kind: z.literal('event'),
    id,
    name: z.string(),
    match: eventMatchSchema,
    frequency: z.union([z.literal('every'), z.literal('once'), z.literal('ranges'), z.number().int().min(1)]),
    points,
    ranges: z.array(countRange).optional(),
    withinDays: z.number().positive().optional(),
    ...limits,
  }),
]);

/** At most four bands on either side: three thresholds, falling. */
const thresholds = z.array(points).min(1).max(3).refine((from) => from.every((one, i) => i === 0 || one < (from[i - 1] ?? one)), 'must fall from the first band to the last');

/** A scoring model as JSON (engine/model/score-model.ts). */
export const scoreModelSchema = z.strictObject({
  groups: listById(
    z.strictObject({ id, name: z.string(), category: z.enum(['fit', 'engagement']), min: points, max: points, decay, rules: listById(scoreRule) }),
  ),
  fitMax: points,
  engagementMax: points,
  fitMin: points.optional(),
  engagementMin: points.optional(),
  totalMin: points,
  totalMax: points,
  mqlThreshold: points,
  matrix: z.strictObject({
    fitFrom: thresholds,
    engagementFrom: thresholds,
    cells: z.array(z.strictObject({ cell: z.string().regex(/^[A-D][1-4]$/, 'a cell such as B2'), tierId: z.string() })).max(16),
  }).optional(),
  mql: z.strictObject({
    when: expressionSchema.optional(),
    marginPercent: z.number().min(0).max(100).optional(),
    coolDownDays: z.number().min(0).max(3650).optional(),
  }).optional(),
}) as unknown as z.ZodType<ScoreModel>; // as in expression.ts: optional keys are absent in JSON, never undefined
