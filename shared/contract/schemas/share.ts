import { z } from 'zod';

/** `hits` out of `n` with the 95 % interval (Wilson); share and interval are null of nobody, and 0 to 1. */
export const shareSchema = z.object({ hits: z.number(), n: z.number(), share: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() });
