import type { StateName } from '../../shared/engine/history/history.ts';

/** What a file holds; the same words as the contract's FILE_KINDS. */
export type FileKind = 'leads' | 'events' | 'owners' | 'deals' | 'propertyHistory';
export type DateOrder = 'YMD' | 'DMY' | 'MDY';
export type FieldType = 'text' | 'number' | 'instant' | 'boolean';

/** One column of a file and what it means; mirrors the contract's columnMappingSchema. */
export interface ColumnMapping {
  column: string;
  target: string;
  stage?: StateName | undefined;
  type?: FieldType | undefined;
}

/** How one file is read; mirrors the contract's fileMappingSchema. */
export interface FileMapping {
  fileId: string;
  kind: FileKind;
  encoding: string;
  delimiter: string;
  dateOrder: DateOrder;
  zone: string;
  columns: ColumnMapping[];
}

/** The client's own words; mirrors the contract's vocabularySchema. */
export interface Vocabulary {
  blanks: string[];
  stageProperty: string;
  states: { value: string; state: StateName }[];
  ownerProperty: string;
  propertyColumns: { property: string; column: string }[];
  wonStages: string[];
  lostStages: string[];
  excludeDuplicates: boolean;
}

/** What a column looked like and what it was taken for. */
export interface InspectedColumn {
  column: string;
  guess: ColumnMapping;
  reason: string;
  examples: { raw: string; read: string }[];
  blank: number;
  distinct: number;
}

/** A first look at a staged file. */
export interface InspectedFile {
  fileId: string;
  name: string;
  bytes: number;
  rows: number;
  kind: FileKind;
  mapping: FileMapping;
  columns: InspectedColumn[];
  notes: string[];
}

export interface RefusedRow {
  file: string;
  line: number;
  reason: string;
  cells: string[];
}

export interface Finding {
  kind: string;
  count: number;
  sentence: string;
  effect: string;
  examples: string[];
}

/** Rows = imported + merged + refused. */
export interface FileCount {
  name: string;
  kind: FileKind;
  sha256: string;
  rows: number;
  imported: number;
  merged: number;
  refused: number;
}

/** What one import did; the host adds id and time. */
export interface ImportSummary {
  files: FileCount[];
  findings: Finding[];
  refusedRows: number;
  historyHash: string;
}

/** A value or a refusal, as it crosses to the caller. */
export type ImportReply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: 'unreadableFile' | 'refused' | 'cancelled'; readonly message: string } };

/** A refusal inside this zone; the door turns it into a reply. */
export class ImportRefusal extends Error {
  readonly code: 'unreadableFile' | 'refused' | 'cancelled';
  constructor(code: 'unreadableFile' | 'refused' | 'cancelled', message: string) {
    super(message);
    this.code = code;
  }
}
