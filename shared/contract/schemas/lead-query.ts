import { z } from 'zod';
import { leadRowSchema } from './figure.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** What a table of leads asks for (engine/history/query-leads.ts). */
export const leadQuerySchema = z.object({
  filters: z.array(z.object({
    field: z.string().min(1),
    op: z.enum(['eq', 'ne', 'in', 'nin', 'lt', 'le', 'gt', 'ge', 'between', 'contains', 'startsWith', 'regexSafe', 'isKnown', 'isUnknown']),
    value: z.union([scalar, z.array(scalar)]).optional(),
  })).max(20).default([]),
  search: z.string().max(500).default(''),
  sort: z.array(z.object({ field: z.string().min(1), descending: z.boolean().default(false) })).max(10).default([]),
  columns: z.array(z.string()).max(100).default([]),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(100),
});

/** A page of it; `cells` are the values of the columns asked for. */
export const queriedLeadsSchema = z.object({
  total: z.number(),
  rows: z.array(leadRowSchema.extend({ activeAt: z.number().nullable(), touchedAt: z.number().nullable(), cells: z.array(z.string()) })),
});
