import type { Reply } from '../../shared/contract/reply.ts';
import { inspectFiles, type LookCache, type StagedFile } from './inspect-files.ts';
import type { FileMapping, FindingChoice, InspectedFile, RefusedRow, Vocabulary } from '../../shared/contract/schemas/import.ts';
import { choicesFor } from './finding-choices.ts';
import { ImportRefusal, type ImportSummary } from './import-types.ts';
import { runImport, type FileToImport, type RunOptions } from './run-import.ts';
import type { History } from '../../shared/engine/history/history.ts';

/** How a run is asked for; what was chosen about findings is put where it takes effect. */
export type PortOptions = Omit<RunOptions, 'valueChoices'> & { readonly choices?: readonly FindingChoice[] };

/** Reading a client's files; has the shape of the host's ImportPort. */
export interface Importer {
  inspect(files: readonly StagedFile[], corrections: readonly { readonly [K in keyof FileMapping]?: FileMapping[K] | undefined }[], clientZone: string): Promise<Reply<{ files: InspectedFile[]; vocabulary: Vocabulary; stateValues: { value: string; count: number }[] }>>;
  run(files: readonly FileToImport[], vocabulary: Vocabulary, options: PortOptions): Promise<Reply<{ history: History; batch: ImportSummary; refusedRows: RefusedRow[] }>>;
}

/** An importer that remembers what it looked at, so that a second look at an unchanged file costs nothing. */
export function createImportPort(): Importer {
  const cache: LookCache = { files: new Map(), properties: new Map() };
  return {
    inspect: (files, corrections, clientZone) => replied(() => inspectFiles(files, corrections.map(withoutUndefined), clientZone, cache)),
    run: (files, vocabulary, options) => replied(() => runAsChosen(files, vocabulary, options)),
  };
}

function runAsChosen(files: readonly FileToImport[], vocabulary: Vocabulary, { choices = [], ...options }: PortOptions): ReturnType<typeof runImport> {
  const chosen = files.map((file) => ({ file, ...choicesFor(file.mapping, choices) }));
  return runImport(
    chosen.map(({ file, mapping, rows }) => ({ ...file, mapping, rows })),
    vocabulary,
    { ...options, valueChoices: new Map(chosen.flatMap(({ values }) => [...values])) },
  );
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
