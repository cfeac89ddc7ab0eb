import type { Reply } from '../../shared/contract/reply.ts';
import { emptyLookCache, inspectFiles, type InspectOptions, type StagedFile } from './inspect-files.ts';
import type { FileMapping, ImportProfile, InspectedFiles, RefusedRow, Vocabulary } from '../../shared/contract/schemas/import.ts';
import type { SourceChunk } from './import-messages.ts';
import { ImportRefusal, type ImportSummary } from './import-types.ts';
import type { ImportedStaff } from './staff.ts';
import { runAsChosen, type ChosenOptions } from './run-as-chosen.ts';
import type { FileToImport, ImportedFiles } from './run-import.ts';
import { decodeHistory } from '../../shared/engine/history/history-segments.ts';
import type { History } from '../../shared/engine/history/history.ts';

/** What was imported: the columns as they are stored, and the history that lies over them. */
export interface Imported {
  readonly segments: ReadonlyMap<string, Uint8Array>;
  readonly history: History;
  readonly batch: ImportSummary;
  readonly refusedRows: RefusedRow[];
  readonly staff: ImportedStaff;
}

/** How a runner is asked; `onChunk` hears the files' bytes, compressed, while they are read, and is waited for. */
export type RunnerOptions = Omit<ChosenOptions, 'onSource'> & { onChunk?(chunk: SourceChunk): void | Promise<void> };

/** Looks at files, here or in a thread. Throws ImportRefusal. */
export type Looker = (files: readonly StagedFile[], corrections: readonly Partial<FileMapping>[], clientZone: string, profiles: readonly ImportProfile[], options: InspectOptions) => Promise<InspectedFiles>;

/** Runs an import, here or in a thread. Throws ImportRefusal. */
export type ImportRunner = ((files: readonly FileToImport[], vocabulary: Vocabulary, options: RunnerOptions) => Promise<ImportedFiles>) & { readonly inspect?: Looker };

/** Reading a client's files; has the shape of the host's ImportPort. */
export interface Importer {
  inspect(files: readonly StagedFile[], corrections: readonly { readonly [K in keyof FileMapping]?: FileMapping[K] | undefined }[], clientZone: string, profiles?: readonly ImportProfile[], options?: InspectOptions): Promise<Reply<InspectedFiles>>;
  run(files: readonly FileToImport[], vocabulary: Vocabulary, options: RunnerOptions): Promise<Reply<Imported>>;
}

/** An importer that remembers what it looked at, so that a second look at an unchanged file costs nothing. */
export function createImportPort(runner: ImportRunner = runAsChosen): Importer {
  const cache = emptyLookCache();
  const lookHere: Looker = (files, corrections, clientZone, profiles, options) => inspectFiles(files, corrections, clientZone, cache, profiles, options);
  return {
    inspect: (files, corrections, clientZone, profiles = [], options = {}) => replied(() => (runner.inspect ?? lookHere)(files, corrections.map(withoutUndefined), clientZone, profiles, options)),
    run: (files, vocabulary, options) => replied(() => withHistory(runner(files, vocabulary, options))),
  };
}

async function withHistory(imported: Promise<ImportedFiles>): Promise<Imported> {
  const { segments, batch, refusedRows, staff } = await imported;
  return { segments, history: decodeHistory(segments), batch, refusedRows, staff };
}

async function replied<T>(work: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof ImportRefusal) return { ok: false, error: { code: error.code, message: error.message } };
    throw error;
  }
}

/** A correction without the keys that hold undefined. */
function withoutUndefined(correction: { readonly [K in keyof FileMapping]?: FileMapping[K] | undefined }): Partial<FileMapping> {
  return Object.fromEntries(Object.entries(correction).filter(([, value]) => value !== undefined)) as Partial<FileMapping>; // the same keys, fewer of them
}
