import type { Failure } from '../../shared/contract/reply.ts';
import type { FindingChoice, Vocabulary } from '../../shared/contract/schemas/import.ts';
import type { KnownHistory } from './known-history.ts';
import type { KnownStaff } from './staff.ts';
import type { FileToImport, ImportedFiles } from './run-import.ts';

/** What the import thread is sent after its order, each time that a stretch of a file was kept. */
export const KEPT = 'kept';

/** What the import thread is sent before its order when a large import is near. */
export const WARM_UP = 'warmUp';

/** What the import thread is sent first: the one import that it runs. */
export interface ImportOrder {
  readonly files: readonly FileToImport[];
  readonly vocabulary: Vocabulary;
  readonly clientZone: string;
  readonly currency: string;
  readonly choices: readonly FindingChoice[];
  readonly known?: KnownHistory;
  readonly staff?: KnownStaff;
  /** Whether the files' bytes are sent back, compressed, to be kept beside the history. */
  readonly keepsSource: boolean;
}

/** A stretch of a file, compressed; `part` counts from 0 within the file. */
export interface SourceChunk {
  readonly file: string;
  readonly part: number;
  readonly codec: 'zstd' | 'deflate';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What it says. The columns lie in shared memory; after `done` it ends by itself. */
export type ImportMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly label: string }
  | { readonly kind: 'source'; readonly chunk: SourceChunk }
  | { readonly kind: 'done'; readonly value: ImportedFiles }
  | { readonly kind: 'refused'; readonly code: Failure['code']; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };
