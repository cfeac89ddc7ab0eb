import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { configurationSchema } from '../schemas/configuration.ts';
import { gapSchema } from '../schemas/gap.ts';
import { agreementTemplateSchema } from '../schemas/sla.ts';
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

/** One sealed file of an agreement: made once, given out again as it is. `certificate` is the SHA-256 of the certificate. */
const seal = z.object({
  signatures: z.number(),
  madeAt: z.number(),
  pages: z.number(),
  sha256: z.string(),
  certificate: z.string(),
  /** False: the key was used for this file alone. */
  isKept: z.boolean(),
});
export type AgreementSeal = z.infer<typeof seal>;

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
  /** Oldest first; a later signature leads to a new one. */
  seals: z.array(seal),
  /** True while the proposal it came from still has this fingerprint. */
  isCurrent: z.boolean(),
});
export type Agreement = z.infer<typeof agreement>;

/** An agreement as it was frozen, or a proposal as it stands now. */
const revision = z.union([z.strictObject({ agreementId: z.string() }), z.strictObject({ proposalId: z.string() })]);
const revisionName = z.object({ name: z.string(), fingerprint: z.string(), words: z.string() });
const change = z.object({ path: z.array(z.string()), before: z.string().nullable(), after: z.string().nullable() });
export type RevisionChange = z.infer<typeof change>;

/** What checking a PDF found; `sentences` say it to people, the worst first. */
const verdict = z.object({
  /** Whether everything that this workshop can check is as it should be. */
  isValid: z.boolean(),
  kind: z.enum(['valid', 'notPdf', 'foreign', 'unsealed', 'broken', 'extended', 'swapped', 'otherWorkshop', 'otherKey']),
  seal: z.enum(['none', 'intact', 'broken', 'extended']),
  sealedAt: z.number().nullable(),
  certificate: z.object({ sha256: z.string(), name: z.string(), isOfThisWorkshop: z.boolean() }).nullable(),
  /** Twelve digits of the attached configuration; null when none is attached. */
  fingerprint: z.string().nullable(),
  agreement: z.object({ id: z.string(), version: z.number(), status: agreement.shape.status }).nullable(),
  /** True: byte for byte a file that this workshop made. */
  isOwnFile: z.boolean(),
  trail: z.object({ entries: z.number(), isWhole: z.boolean() }).nullable(),
  /** What has changed in the proposal since; null where there is nothing to compare with. */
  changes: z.array(change).nullable(),
  sentences: z.array(z.object({ tone: z.enum(['good', 'bad', 'note']), text: z.string() })),
});
export type Verdict = z.infer<typeof verdict>;

const recordedEntry = z.object({ text: z.string(), who: z.array(z.string()), at: z.number(), about: z.string(), isDone: z.boolean() });
/** What the room drew and decided when an agreement was frozen; the drawings themselves stand in its document. */
const dayRecord = z.object({
  maps: z.array(z.object({ kind: z.enum(['asIs', 'toBe']), name: z.string(), outline: z.string() })),
  gaps: z.array(gapSchema.pick({ ruleId: true, severity: true, title: true, closes: true, status: true, by: true, at: true, note: true }).extend({ isFound: z.boolean(), shown: z.string() })),
  decisions: z.array(recordedEntry),
  parked: z.array(recordedEntry),
});
export type DayRecord = z.infer<typeof dayRecord>;

/** How documents look; `logo` is the name of the picture's file. */
const look = z.object({ paper: z.enum(['A4', 'Letter']), colour: z.string().nullable(), logo: z.string().nullable() });

/** From a proposal to a signed page. */
export const agreements = {
  'agreement.testClause': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'A clause on the history: by whom it was not kept, and what keeping it would take.',
    input: z.object({ proposalId: z.string(), clauseId: z.string() }),
    output: z.object({
      by: z.enum(['person', 'source']),
      misses: z.array(z.object({ id: z.string(), name: z.string(), missed: z.number(), n: z.number().nullable() })),
      busyWeek: z.number().nullable(),
      capacity: z.number().nullable(),
      people: z.number(),
      reachMinutes: z.number().nullable(),
      reachShare: z.number().nullable(),
    }),
  }),
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
    summary: 'One agreement with its frozen configuration and evidence, and what was drawn and decided by then.',
    input: z.object({ agreementId: z.string() }),
    output: z.object({ agreement, configuration: configurationSchema, evidence: replaySummarySchema.nullable(), record: dayRecord.nullable() }),
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
  'agreement.sealAgreement': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Compose the signed agreement whole, seal it once and keep the file; the same signatures are never sealed twice.',
    input: z.object({ agreementId: z.string(), jobId: z.string().default('') }),
    output: agreement,
  }),
  'agreement.verifyPdf': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Check any PDF offline: is its seal intact, is it an agreement of this workshop, and what has changed since.',
    input: z.object({ path: z.string().optional(), fileId: z.string().optional() }),
    output: verdict,
  }),
  'agreement.compareRevisions': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'What changed between two agreements, or between an agreement and a proposal as it stands.',
    input: z.object({ from: revision, to: revision }),
    output: z.object({ from: revisionName, to: revisionName, isSame: z.boolean(), changes: z.array(change) }),
  }),
  'agreement.exportText': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'The configuration as JSON, its JSON Schema, or the SLA as Markdown or HTML for those who must edit elsewhere.',
    input: z.object({ agreementId: z.string().optional(), proposalId: z.string().optional(), format: z.enum(['json', 'schema', 'markdown', 'html']), path: z.string().optional() }),
    output: madeFileSchema,
  }),
  'agreement.exportSummary': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'One sheet of an agreement or a proposal as PDF: the page for the sponsor, or the card for reps.',
    input: z.object({ agreementId: z.string().optional(), proposalId: z.string().optional(), sheet: z.enum(['sponsor', 'repCard']), path: z.string().optional() }),
    output: madeFileSchema.extend({ pages: z.number() }),
  }),
  'agreement.previewPdf': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'The very bytes that an export would hand out now, as base64; or, of a proposal that was previewed, only the first pages that edits have changed since.',
    input: z.object({
      agreementId: z.string().optional(), proposalId: z.string().optional(), only: z.literal('touched').optional(), jobId: z.string().default(''),
      /** With `touched`: the proposal as it is edited, before that is saved; absent: as it is saved. */
      configuration: configurationSchema.exactOptional(),
    }),
    /** `numbers` are those of the touched pages, from 1 and of `pages`; null for the whole. */
    output: z.object({ base64: z.string(), pages: z.number(), numbers: z.array(z.number()).nullable(), sha256: z.string() }),
  }),
  'agreement.checkPrintable': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Whether every letter that people wrote (in the proposal, names, maps, decisions) can be printed; the sentence why not, with the place.',
    input: z.object({ proposalId: z.string() }),
    output: z.object({ problem: z.string().nullable() }),
  }),
  'agreement.listTemplates': procedure({
    kind: 'query',
    scope: 'app',
    summary: 'Terms and playbooks to start from; a template fills in only what nobody has said yet.',
    input: z.object({}),
    output: z.array(agreementTemplateSchema),
  }),
  'agreement.getLook': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'How this client’s documents look: paper, colour, logo.',
    input: z.object({}),
    output: look,
  }),
  'agreement.saveLook': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Paper, colour and logo (a JPEG or a PNG without transparency, by its bytes or its path) of documents made from now on; sealed files stay as they are.',
    input: z.object({
      paper: z.enum(['A4', 'Letter']).optional(),
      colour: z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a colour as #1f57a4').nullable().optional(),
      logo: z.union([z.strictObject({ name: z.string().max(300), base64: z.string() }), z.strictObject({ path: z.string() })]).nullable().optional(),
    }),
    output: look,
  }),
  'agreement.listTrail': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Who froze, signed and sealed what and when, each entry bound to the one before.',
    input: z.object({}),
    output: z.object({ entries: z.array(z.object({ number: z.number(), at: z.number(), who: z.string(), deed: z.string(), about: z.string(), previous: z.string(), hash: z.string() })), isWhole: z.boolean() }),
  }),
  'agreement.exportPdf': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'The SLA as PDF: an agreement, or a DRAFT of a proposal.',
    input: z.object({ agreementId: z.string().optional(), proposalId: z.string().optional(), paper: z.enum(['A4', 'Letter']).optional(), jobId: z.string().default(''), path: z.string().optional() }),
    output: madeFileSchema.extend({ pages: z.number(), sha256: z.string(), fingerprint: z.string() }),
  }),
} as const;
