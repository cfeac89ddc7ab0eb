import { z } from 'zod';
import { madeFileSchema } from './workshop.ts';

/** A figure of the client's own dashboard, held beside a control total: of everything, of a month or of a source. */
export const clientFigureSchema = z.object({
  by: z.enum(['all', 'month', 'source']),
  name: z.string().max(500),
  measure: z.string().min(1).max(50),
  value: z.number(),
});

/** The data request as a file. */
export const madeRequestSchema = madeFileSchema.extend({ pages: z.number() });
