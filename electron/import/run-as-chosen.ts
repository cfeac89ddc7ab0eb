import type { FindingChoice, Vocabulary } from '../../shared/contract/schemas/import.ts';
import { choicesFor } from './finding-choices.ts';
import { runImport, type FileToImport, type ImportedFiles, type RunOptions } from './run-import.ts';

/** How a run is asked for, with what was chosen about findings. */
export type ChosenOptions = Omit<RunOptions, 'valueChoices'> & { readonly choices?: readonly FindingChoice[] };

/** Runs an import with what was chosen about findings put where it takes effect. */
export function runAsChosen(files: readonly FileToImport[], vocabulary: Vocabulary, { choices = [], ...options }: ChosenOptions): Promise<ImportedFiles> {
  const chosen = files.map((file) => ({ file, ...choicesFor(file.mapping, choices) }));
  const values = new Map(chosen.flatMap((file) => [...file.values]));
  const meanings = new Map(vocabulary.sources?.map(({ value, means }) => [value, means]));
  for (const { column, target } of files.flatMap(({ mapping }) => mapping.columns)) if (target === 'source' && meanings.size > 0) values.set(column, { ...values.get(column), meanings });
  return runImport(
    chosen.map(({ file, mapping, rows, orders, spans }) => ({ ...file, mapping, rows, orders, spans })),
    vocabulary,
    { ...options, valueChoices: values },
  );
}
