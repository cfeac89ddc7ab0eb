import { z } from 'zod';
import { teamSchema } from './configuration.ts';
import { expressionSchema } from './expression.ts';

const text = z.string().trim().min(1).max(200);

/** Which leads count nowhere (engine/history/population.ts). */
export const populationRuleSchema = z.strictObject({
  leaveOut: expressionSchema.nullable().default(null),
  testPatterns: z.array(text).max(50).default([]),
  internalDomains: z.array(text).max(50).default([]),
  leavesOutBulkImports: z.boolean().default(false),
  leavesOutExistingCustomers: z.boolean().default(false),
  leavesOutDuplicates: z.boolean().default(true),
});

/** A rule with what it does; `savedAt` is null before anybody wrote one, and for a rule that is only being tried. */
export const populationSchema = z.object({
  rule: populationRuleSchema,
  acceptedBy: z.array(teamSchema),
  savedAt: z.number().nullable(),
  counts: z.object({
    leads: z.number(),
    counted: z.number(),
    leftOut: z.number(),
    reasons: z.array(z.object({ reason: z.enum(['test', 'internal', 'duplicate', 'bulkImport', 'existingCustomer', 'criterion']), matching: z.number(), leftOut: z.number() })),
    warnings: z.array(z.string()),
  }),
  sentence: z.string(),
});
