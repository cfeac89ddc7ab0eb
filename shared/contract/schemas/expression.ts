import { z } from 'zod';
import type { Expression } from '../../engine/model/expression.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** An event to look for: type, assets, whether automated ones count. */
export const eventMatchSchema = z.strictObject({
  type: z.string(),
  assets: z.array(z.string()).optional(),
  automated: z.boolean().optional(),
});

/** A criterion; recursive, and the dispatcher refuses one that is nested deeper than anybody writes. */
export const expressionSchema: z.ZodType<Expression> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('all'), of: z.array(expressionSchema) }),
    z.strictObject({ kind: z.literal('any'), of: z.array(expressionSchema) }),
    z.strictObject({ kind: z.literal('not'), of: expressionSchema }),
    z.strictObject({
      kind: z.literal('compare'),
      field: z.string().min(1),
      op: z.enum(['eq', 'ne', 'in', 'nin', 'lt', 'le', 'gt', 'ge', 'between', 'contains', 'startsWith', 'regexSafe', 'isKnown', 'isUnknown']),
      value: z.union([scalar, z.array(scalar)]).optional(),
    }),
    z.strictObject({
      kind: z.literal('event'),
      match: eventMatchSchema,
      measure: z.enum(['count', 'distinctDays', 'sum']),
      attribute: z.string().min(1).optional(),
      op: z.enum(['ge', 'le', 'eq', 'ne', 'lt', 'gt', 'between']),
      n: z.number(),
      to: z.number().optional(),
      withinDays: z.number().positive().optional(),
    }).refine((event) => event.measure === 'sum' ? event.attribute !== undefined : Number.isInteger(event.n) && event.n >= 0, 'a count needs a whole number, a sum an attribute'),
    z.strictObject({ kind: z.literal('constant'), value: z.boolean() }),
  ]),
) as z.ZodType<Expression>; // zod writes absent keys as `| undefined`; JSON has no such value
