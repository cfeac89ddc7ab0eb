import { z } from 'zod';
import { STATES } from '../../engine/history/history.ts';

/** What a file holds. */
export const FILE_KINDS = ['leads', 'events', 'owners', 'deals', 'propertyHistory', 'absences', 'calendars'] as const;
export const fileKindSchema = z.enum(FILE_KINDS);
export type FileKind = (typeof FILE_KINDS)[number];

/** What a column can mean, by kind of file. `field` keeps it as an attribute of the lead, `number` as one of the activity, under its own header. */
export const TARGETS = {
  leads: ['leadId', 'createdAt', 'firstName', 'lastName', 'fullName', 'email', 'phone', 'company', 'source', 'rejectReason', 'outcome', 'owner', 'currentState', 'stageDate', 'field', 'ignore'],
  events: ['eventId', 'leadId', 'at', 'type', 'asset', 'owner', 'automated', 'number', 'ignore'],
  owners: ['ownerId', 'name', 'firstName', 'lastName', 'email', 'territory', 'zone', 'workStart', 'workEnd', 'dayCap', 'isActive', 'inactiveFrom', 'ignore'],
  deals: ['dealId', 'leadId', 'owner', 'amount', 'currency', 'stage', 'createdAt', 'closedAt', 'ignore'],
  propertyHistory: ['leadId', 'property', 'value', 'at', 'source', 'ignore'],
  absences: ['ownerId', 'name', 'email', 'from', 'to', 'kind', 'ignore'],
  calendars: [
    'ownerId', 'name', 'email', 'team', 'calendar', 'weekday', 'opens', 'closes',
    'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'holiday', 'holidayName', 'ignore',
  ],
} as const satisfies Record<FileKind, readonly string[]>;

export const stateNameSchema = z.enum(STATES);

const dateOrderSchema = z.enum(['YMD', 'DMY', 'MDY']);

/**
 * One column of one file and what it means; `stage` belongs to `stageDate`, `type` to `field` (absent: guessed from values);
 * `dateOrder` where this column is written otherwise than the file.
 */
export const columnMappingSchema = z.object({
  column: z.string(),
  target: z.string(),
  stage: stateNameSchema.optional(),
  type: z.enum(['text', 'number', 'instant', 'boolean']).optional(),
  dateOrder: dateOrderSchema.optional(),
});
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/**
 * How one file is read. `zone` is for times written without one; `dateOrder` for dates such as 03/04/2026. A workbook has
 * the encoding `xlsx` and names its sheet.
 */
export const fileMappingSchema = z.object({
  fileId: z.string(),
  kind: fileKindSchema,
  encoding: z.string(),
  delimiter: z.string(),
  dateOrder: dateOrderSchema,
  zone: z.string(),
  columns: z.array(columnMappingSchema),
  sheet: z.string().optional(),
});
export type FileMapping = z.infer<typeof fileMappingSchema>;

/** The client's own words for what Baton calls otherwise; the same for all files of one import. */
export const vocabularySchema = z.object({
  /** Cells that mean "nothing", such as `Select`; compared exactly. */
  blanks: z.array(z.string()),
  /** The property of the property history whose changes are stage changes; '' when there is none. */
  stageProperty: z.string(),
  /** The client's stage and status values, mapped to the field's states. */
  states: z.array(z.object({ value: z.string(), state: stateNameSchema })),
  /** The property of the property history that holds the owner; '' when there is none. */
  ownerProperty: z.string(),
  /** Properties of the history that are lead columns under another name. */
  propertyColumns: z.array(z.object({ property: z.string(), column: z.string() })),
  wonStages: z.array(z.string()),
  lostStages: z.array(z.string()),
  /** Whom a text in an owner column means, where neither id, name nor e-mail tell. */
  owners: z.array(z.object({ value: z.string(), ownerId: z.string() })).max(5000).exactOptional(),
  /** Sources that are read as another, so that one source has one name. */
  sources: z.array(z.object({ value: z.string(), means: z.string().min(1) })).max(5000).exactOptional(),
  /** Leave out later records with the same e-mail (case ignored) and name. */
  excludeDuplicates: z.boolean(),
});
export type Vocabulary = z.infer<typeof vocabularySchema>;

/** What a column looked like and what it was taken for. `examples` pairs raw cells with what they would become. */
export const inspectedColumnSchema = z.object({
  column: z.string(),
  guess: columnMappingSchema,
  reason: z.string(),
  examples: z.array(z.object({ raw: z.string(), read: z.string() })),
  blank: z.number(),
  distinct: z.number(),
});
export type InspectedColumn = z.infer<typeof inspectedColumnSchema>;

/**
 * Something odd that a first look counted, and what can be done about it. `proposed` is the option that holds unless another
 * is chosen; where `needsChoice`, nothing in the file decides, so a person must. `column` is '' for whole rows.
 */
export const inspectedFindingSchema = z.object({
  id: z.string(),
  kind: z.string(),
  column: z.string(),
  count: z.number(),
  sentence: z.string(),
  examples: z.array(z.string()),
  options: z.array(z.object({ id: z.string(), label: z.string(), effect: z.string() })),
  proposed: z.string(),
  needsChoice: z.boolean(),
});
export type InspectedFinding = z.infer<typeof inspectedFindingSchema>;

/** What a person chose about a finding of `import.inspectFiles`: its id, and the id of one of its options. */
export const findingChoiceSchema = z.object({ finding: z.string(), choice: z.string() });
export type FindingChoice = z.infer<typeof findingChoiceSchema>;

/** A mapping that was kept to be offered for the next file like it. */
export const importProfileSchema = z.object({ id: z.string(), name: z.string(), savedAt: z.number(), mapping: fileMappingSchema });
export type ImportProfile = z.infer<typeof importProfileSchema>;

/** What a file was recognised as, and by what; the profile is one that Baton knows, or the id of a saved one. */
export const recognisedSchema = z.object({ profile: z.string(), name: z.string(), reason: z.string() });

/** A first look at a staged file: how it is written, what it seems to be, what each column seems to mean. */
export const inspectedFileSchema = z.object({
  fileId: z.string(),
  name: z.string(),
  bytes: z.number(),
  rows: z.number(),
  kind: fileKindSchema,
  mapping: fileMappingSchema,
  columns: z.array(inspectedColumnSchema),
  /** Columns of the header as written, empty names at its end included. */
  columnsWritten: z.number(),
  notes: z.array(z.string()),
  findings: z.array(inspectedFindingSchema),
  recognised: recognisedSchema.nullable(),
  /** The sheets of a workbook, in its order; none for text. */
  sheets: z.array(z.string()),
});
export type InspectedFile = z.infer<typeof inspectedFileSchema>;

const countedValueSchema = z.object({ value: z.string(), count: z.number() });

/** What a first look at several files found: each of them, and what their words seem to mean together. */
export const inspectedFilesSchema = z.object({
  files: z.array(inspectedFileSchema),
  vocabulary: vocabularySchema,
  /** Most frequent first; as are the others. */
  stateValues: z.array(countedValueSchema),
  sourceValues: z.array(countedValueSchema),
  /** Texts that name owners; those that mean nobody first. None where no owners are known. */
  ownerValues: z.array(countedValueSchema.extend({ ownerId: z.string().nullable() })),
  /** Whom they may mean. */
  owners: z.array(z.object({ ownerId: z.string(), name: z.string() })),
});
export type InspectedFiles = z.infer<typeof inspectedFilesSchema>;

/** A row that was not imported and why. `line` counts data rows from 1. */
export const refusedRowSchema = z.object({ file: z.string(), line: z.number(), reason: z.string(), cells: z.array(z.string()) });
export type RefusedRow = z.infer<typeof refusedRowSchema>;

/** Something that was noticed and counted, with examples; `effect` says what was done about it. */
export const findingSchema = z.object({ kind: z.string(), count: z.number(), sentence: z.string(), effect: z.string(), examples: z.array(z.string()) });
export type Finding = z.infer<typeof findingSchema>;

/** What one import read, kept and refused: rows = imported + merged + refused, for every file. */
export const importBatchSchema = z.object({
  id: z.string(),
  at: z.number(),
  files: z.array(
    z.object({
      name: z.string(),
      kind: fileKindSchema,
      sha256: z.string(),
      rows: z.number(),
      imported: z.number(),
      merged: z.number(),
      refused: z.number(),
      /** The names of its columns, for a file with refused rows. */
      header: z.array(z.string()).optional(),
    }),
  ),
  findings: z.array(findingSchema),
  refusedRows: z.number(),
  historyHash: z.string(),
});
export type ImportBatch = z.infer<typeof importBatchSchema>;
