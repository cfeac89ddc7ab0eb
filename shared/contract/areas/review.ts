import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { leadPageSchema } from '../schemas/figure.ts';
import { reviewSchema } from '../schemas/review.ts';
import { madeFileSchema } from '../schemas/workshop.ts';
import { proposalSchema } from './proposal.ts';

/** Which agreement, and from which day (YYYY-MM-DD in the client's zone) on; null: the newest one that the history reaches, from the day it took effect. */
const asked = z.object({ agreementId: z.string().nullable().default(null), from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD').nullable().default(null) });

/** A signed agreement, a month or a quarter later. */
export const reviews = {
  'review.reviewAgreement': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'A signed agreement on the history since it took effect: each clause then and now, rules never used, drift, changes.',
    input: asked,
    output: reviewSchema,
  }),
  'review.listReviewLeads': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The leads behind a number of a review, by the name of its set.',
    input: asked.extend({ set: z.string().max(400), offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(100) }),
    output: leadPageSchema,
  }),
  'review.exportPack': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'The review as a page (PDF), a table (CSV) or data (JSON).',
    input: asked.extend({ format: z.enum(['pdf', 'csv', 'json']), paper: z.enum(['A4', 'Letter']).default('A4'), path: z.string().optional() }),
    output: madeFileSchema,
  }),
  'review.startVersion': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'A new proposal from an agreement as it was signed, to be changed and signed as the next version.',
    input: z.object({ agreementId: z.string(), name: z.string().min(1).max(100) }),
    output: proposalSchema,
  }),
} as const;
