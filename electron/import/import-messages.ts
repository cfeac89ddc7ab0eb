import type { Failure } from '../../shared/contract/reply.ts';
import type { FileMapping, FindingChoice, ImportProfile, InspectedFiles, Vocabulary } from '../../shared/contract/schemas/import.ts';
import type { InspectOptions, StagedFile } from './inspect-files.ts';
import type { KnownHistory } from './known-history.ts';
import type { KnownStaff } from './staff.ts';
import type { FileToImport, ImportedFiles } from './run-import.ts';

/** What the import thread is sent after its order, each time that a stretch of a file was kept. */
export const KEPT = 'kept';

/** What the import thread is sent before its order when a large import is near. */
export const WARM_UP = 'warmUp';

/** What it is sent before its order, as often as somebody looks at files. */
export interface LookOrder {
  readonly kind: 'look';
  readonly id: number;
  readonly files: readonly StagedFile[];
  readonly corrections: readonly Partial<FileMapping>[];
  readonly clientZone: string;
  readonly profiles: readonly ImportProfile[];
  readonly options: Pick<InspectOptions, 'known' | 'isAdded' | 'staff'>;
}

/** Ends a look. */
export interface LookStop {
  readonly kind: 'stopLook';
  readonly id: number;
}

/** What it says of a look. */
export type LookMessage =
  | { readonly kind: 'looking'; readonly id: number; readonly done: number; readonly total: number; readonly label: string }
  | { readonly kind: 'looked'; readonly id: number; readonly value: InspectedFiles }
  | { readonly kind: 'lookRefused'; readonly id: number; readonly code: Failure['code']; readonly message: string }
  | { readonly kind: 'lookFailed'; readonly id: number; readonly message: string; readonly stack: string };

/** The one import that it runs, after which it hears nothing but that chunks were kept. */
export interface ImportOrder {
  readonly kind: 'import';
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

/** What it says of its import. The columns lie in shared memory; after `done` it ends by itself. */
export type ImportMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly label: string }
  | { readonly kind: 'source'; readonly chunk: SourceChunk }
  | { readonly kind: 'done'; readonly value: ImportedFiles }
  | { readonly kind: 'refused'; readonly code: Failure['code']; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };
