import type { Failure } from '../../shared/contract/reply.ts';
import type { FileMapping, ImportBatch } from '../../shared/contract/schemas/import.ts';
import type { FieldColumn } from '../../shared/engine/history/history.ts';

export type DateOrder = FileMapping['dateOrder'];
export type FieldType = FieldColumn['type'];
/** Rows = imported + merged + refused. */
export type FileCount = ImportBatch['files'][number];
/** What one import did; the host adds id and time. */
export type ImportSummary = Omit<ImportBatch, 'id' | 'at'>;

/** A refusal inside this zone; the door turns it into a reply. */
export class ImportRefusal extends Error {
  readonly code: Failure['code'];
  constructor(code: Failure['code'], message: string) {
    super(message);
    this.code = code;
  }
}
