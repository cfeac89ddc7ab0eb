import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { fileMappingSchema, findingChoiceSchema, importBatchSchema, importProfileSchema, inspectedFilesSchema, refusedRowSchema, vocabularySchema } from '../schemas/import.ts';

/** From a client's CSV files to the history. */
export const importing = {
  'import.stageFile': procedure({
    kind: 'command',
    scope: 'app',
    summary: 'Hand a file on this laptop to Baton by its path; a browser posts it to /files instead.',
    input: z.object({ path: z.string() }),
    output: z.object({ fileId: z.string(), name: z.string(), bytes: z.number() }),
  }),
  'import.inspectFiles': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Look into staged files: encoding, delimiter, kind, a guess for every column with examples, a proposed vocabulary.',
    input: z.object({
      /** To hear how far the look is, and to cancel it. */
      jobId: z.string().default(''),
      fileIds: z.array(z.string()).min(1).max(40),
      /** Guesses to keep: what the person already changed. */
      corrections: z.array(fileMappingSchema.partial().required({ fileId: true })).default([]),
      /** Files with leads are meant to be added to the history that is there, so that its owners and columns are known. */
      isAdded: z.boolean().default(false),
    }),
    output: inspectedFilesSchema,
  }),
  'import.runImport': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Import staged files with their mappings: as the history of this workshop, or into the one that is there.',
    input: z.object({
      jobId: z.string().default(''),
      files: z.array(fileMappingSchema).min(1).max(40),
      vocabulary: vocabularySchema,
      /** `append` merges by id with the batches that are there; `replace` drops them. */
      mode: z.enum(['replace', 'append']).default('replace'),
      /** Keep pseudonyms instead of e-mails, phones and names; refused rows then keep their line and reason only. */
      withoutPersonalData: z.boolean().default(false),
      /** What was chosen about findings of the first look; the others keep what was proposed. */
      choices: z.array(findingChoiceSchema).max(1000).default([]),
    }),
    output: importBatchSchema,
  }),
  'import.saveProfile': procedure({
    kind: 'command',
    scope: 'app',
    summary: 'Keep how a file was mapped, to be offered for the next file like it; the same name replaces.',
    input: z.object({ name: z.string().trim().min(1).max(120), mapping: fileMappingSchema }),
    output: importProfileSchema,
  }),
  'import.listProfiles': procedure({
    kind: 'query',
    scope: 'app',
    summary: 'The mappings that were kept, by name.',
    input: z.object({}),
    output: z.array(importProfileSchema),
  }),
  'import.deleteProfile': procedure({
    kind: 'command',
    scope: 'app',
    summary: 'Forget a mapping that was kept.',
    input: z.object({ profileId: z.string() }),
    output: z.object({}),
  }),
  'import.exportRefusedRows': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Write the refused rows of one file of the last import as CSV with their line and reason, to be mended and imported again.',
    input: z.object({ file: z.string().default(''), path: z.string().optional() }),
    output: z.object({ name: z.string(), bytes: z.number(), rows: z.number(), path: z.string().nullable(), fileId: z.string().nullable() }),
  }),
  'import.exportSource': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Write a file as it was imported, byte for byte, out of what is kept beside the history.',
    input: z.object({ batchId: z.string(), file: z.string(), path: z.string().optional() }),
    output: z.object({ name: z.string(), bytes: z.number(), path: z.string().nullable(), fileId: z.string().nullable() }),
  }),
  'import.listBatches': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Every import that the history is made of, in their order.',
    input: z.object({}),
    output: z.array(importBatchSchema),
  }),
  'import.undoImport': procedure({
    kind: 'command',
    scope: 'workshop',
    summary: 'Take a whole import back: the history is what the remaining ones make.',
    input: z.object({ jobId: z.string().default(''), batchId: z.string() }),
    output: z.object({ batches: z.array(importBatchSchema) }),
  }),
  'import.getLastBatch': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'What the last import read, kept and refused.',
    input: z.object({}),
    output: importBatchSchema.nullable(),
  }),
  'import.listRefusedRows': procedure({
    kind: 'query',
    scope: 'workshop',
    summary: 'Rows that were refused, with the reason.',
    input: z.object({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(1000).default(100) }),
    output: z.object({ total: z.number(), rows: z.array(refusedRowSchema) }),
  }),
} as const;
