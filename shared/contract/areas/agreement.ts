import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { configurationSchema } from '../schemas/configuration.ts';
import { madeFileSchema } from '../schemas/workshop.ts';
import { replaySummarySchema } from './replay.ts';

/** A hand-drawn signature: strokes of points in a box of `width` × `height` units. */
export const drawingSchema = z.object({
  width: z.number().positive(),
  height: z.number().positive(),
  strokes: z.array(z.array(z.tuple([z.number(), z.number()])).max(20_000)).max(500),
});
export type Drawing = z.infer<typeof drawingSchema>;

const signature = z.object({
  participantId: z.string(),
  name: z.string(),
  team: z.string(),
  role: z.string(),
  method: z.enum(['drawn', 'typed']),
  drawing: drawingSchema.nullable(),
  statement: z.string(),
  at: z.number(),
  deviceZone: z.string(),
});
export type Signature = z.infer<typeof signature>;

const agreement = z.object({
  id: z.string(),
  proposalId: z.string(),
  proposalName: z.string(),
  version: z.number(),
  status: z.enum(['frozen', 'partlySigned', 'signed', 'superseded']),
  frozenAt: z.number(),
  configHash: z.string(),
  fingerprint: z.string(),
  words: z.string(),
  signatures: z.array(signature),
  /** True while the proposal it came from still has this fingerprint. */
  isCurrent: z.boolean(),
});
export type Agreement = z.infer<typeof agreement>;

/** From a proposal to a signed page. */
export const agreements = {
  'agreement.freezeProposal': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Freeze a proposal and its replay as an agreement to be signed.',
    input: z.object({ proposalId: z.string(), seenRevision: z.number() }),
    output: agreement,
  }),
  'agreement.listAgreements': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Agreements of this workshop, newest first.',
    input: z.object({}),
    output: z.array(agreement),
  }),
  'agreement.getAgreement': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'One agreement with its frozen configuration and evidence.',
    input: z.object({ agreementId: z.string() }),
    output: z.object({ agreement, configuration: configurationSchema, evidence: replaySummarySchema.nullable() }),
  }),
  'agreement.signAgreement': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'One person signs, drawn or typed; complete when marketing and sales have one signer each.',
    input: z.object({
      agreementId: z.string(),
      participantId: z.string(),
      method: z.enum(['drawn', 'typed']),
      drawing: drawingSchema.nullable().default(null),
      statement: z.string().min(1).max(2000),
      deviceZone: z.string().default('UTC'),
    }),
    output: agreement,
  }),
  'agreement.exportPdf': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'The SLA as PDF: an agreement, or a DRAFT of a proposal.',
    input: z.object({ agreementId: z.string().optional(), proposalId: z.string().optional(), paper: z.enum(['A4', 'Letter']).default('A4'), path: z.string().optional() }),
    output: madeFileSchema.extend({ pages: z.number(), sha256: z.string(), fingerprint: z.string() }),
  }),
} as const;
