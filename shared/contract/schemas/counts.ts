import { z } from 'zod';

/** A field's values, `@owner` or `@territory` of the last owner, or the UTC quarter of a field of dates. */
export const dimensionSchema = z.object({ field: z.string(), as: z.enum(['value', 'quarter']).default('value'), caseFolded: z.boolean().default(false) });

/** Leads whose value of a field is one of these; '' stands for unknown. */
export const valueSetSchema = z.object({ field: z.string(), values: z.array(z.string()).max(1000) });

/** What to count: by up to three fields, within some leads, and what counts as converted (null: what the outcome column says, a won deal where there is none); `sum` adds a field of numbers up. */
export const tabulateInput = z.object({
  by: z.array(dimensionSchema).max(3).default([]),
  within: z.array(valueSetSchema).max(10).default([]),
  outcome: z.union([valueSetSchema, z.object({ kind: z.enum(['sql', 'opportunity', 'won', 'column']) })]).nullable().default(null),
  sum: z.string().default(''),
});

const totals = { leads: z.number(), converted: z.number(), sum: z.number() };

/** Rows by value, most leads first; `spread` says how evenly leads lie over the rows that are not blank. */
export const tabulatedSchema = z.object({
  rows: z.array(z.object({ values: z.array(z.string()), ...totals })),
  ...totals,
  spread: z.object({ rows: z.number(), gini: z.number().nullable(), max: z.number(), median: z.number().nullable() }),
});

/** A number of a lead, or the days between two of its dates; `at` is UTC ms. Quantiles are shares between 0 and 1. */
export const describeNumbersInput = z.object({
  measure: z.union([z.object({ field: z.string() }), z.object({ from: z.string(), to: z.string() }), z.object({ from: z.string(), at: z.number() })]),
  by: z.array(dimensionSchema).max(3).default([]),
  within: z.array(valueSetSchema).max(10).default([]),
  quantiles: z.array(z.number().min(0).max(1)).max(20).default([0.5]),
  above: z.array(z.number()).max(20).default([]),
});

/** One group; `quantiles` and `above` stand in the order in which they were asked for. */
export const describedRowSchema = z.object({
  values: z.array(z.string()),
  leads: z.number(),
  unknown: z.number(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  sum: z.number(),
  quantiles: z.array(z.number().nullable()),
  above: z.array(z.number()),
});
