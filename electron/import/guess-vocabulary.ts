import type { StateName } from '../../shared/engine/history/history.ts';
import { stateIn as englishStateIn, wordsOf } from './column-words.ts';
import { localStageIn } from './local-stages.ts';
import type { ColumnLook } from './column-look.ts';
import type { PropertyLook } from './look-at-properties.ts';
import type { FileMapping, Vocabulary } from '../../shared/contract/schemas/import.ts';

/** What guesses about words rest on: every file with its mapping and the look of its columns. */
export interface LookedAt {
  readonly mapping: FileMapping;
  readonly looks: ReadonlyMap<string, ColumnLook>;
  readonly properties: PropertyLook;
}

const BLANKS = ['Select', 'select', '-', '--', 'n/a', 'N/A', '#N/A', 'NULL', 'null', '(blank)', '(No value)', '(no value)'];

const stateIn = (value: string): StateName | null => englishStateIn(value) ?? localStageIn(value);

/** A proposed vocabulary and all stage and status values with their counts, most frequent first. */
export function guessVocabulary(files: readonly LookedAt[], knownColumns: readonly string[] = []): { vocabulary: Vocabulary; stateValues: { value: string; count: number }[]; sourceValues: { value: string; count: number }[] } {
  const properties = new Map<string, ReadonlyMap<string, number>>(files.flatMap((file) => [...file.properties]));
  const stageProperty = guessStageProperty(properties);
  const ownerProperty = [...properties.keys()].find((name) => /\bowner\b/.test(wordsOf(name))) ?? '';
  const propertyColumns = guessPropertyColumns(files, properties, [stageProperty, ownerProperty], knownColumns);
  const stateValues = collectStateValues(files, properties, stageProperty);
  const dealStages = columnsOf(files, 'deals', 'stage').flatMap((look) => [...look.counts.keys()]);
  return {
    vocabulary: {
      blanks: BLANKS.filter((blank) => files.some((file) => file.mapping.kind === 'leads' && [...file.looks.values()].some((look) => look.counts.has(blank)))),
      stageProperty,
      states: stateValues.flatMap(({ value }) => {
        const state = stateIn(value);
        return state === null ? [] : [{ value, state }];
      }),
      ownerProperty,
      propertyColumns,
      wonStages: dealStages.filter((stage) => /\bwon\b/.test(wordsOf(stage)) || /won$/i.test(stage)),
      lostStages: dealStages.filter((stage) => /\blost\b/.test(wordsOf(stage)) || /lost$/i.test(stage)),
      excludeDuplicates: true,
    },
    stateValues,
    sourceValues: sourceValuesOf(files),
  };
}

/** The sources of leads with their counts, most frequent first; a column in which nearly every lead has its own is none. */
function sourceValuesOf(files: readonly LookedAt[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const look of columnsOf(files, 'leads', 'source')) for (const [value, count] of look.counts) counts.set(value.trim(), (counts.get(value.trim()) ?? 0) + count);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, 300);
}

function columnsOf(files: readonly LookedAt[], kind: FileMapping['kind'], target: string): ColumnLook[] {
  return files
    .filter((file) => file.mapping.kind === kind)
    .flatMap((file) => file.mapping.columns.filter((column) => column.target === target).flatMap((column) => file.looks.get(column.column) ?? []));
}

/** The property named like a stage, else the one most of whose values name stages. */
function guessStageProperty(properties: ReadonlyMap<string, ReadonlyMap<string, number>>): string {
  const byName = [...properties.keys()].find((name) => /^(lifecycle ?stage|lead ?stage|funnel ?stage|stage)$/.test(wordsOf(name)));
  if (byName !== undefined) return byName;
  let best = '';
  let bestShare = 0.5;
  for (const [name, values] of properties) {
    const states = [...values.keys()].map(stateIn).filter((state): state is StateName => state !== null);
    const share = new Set(states).size >= 2 ? states.length / values.size : 0;
    if (share > bestShare) [best, bestShare] = [name, share];
  }
  return best;
}

/** Pairs `hs_lead_status` with "Lead Status": the same letters once prefixes and blanks are gone. */
function guessPropertyColumns(files: readonly LookedAt[], properties: ReadonlyMap<string, unknown>, taken: readonly string[], known: readonly string[]): { property: string; column: string }[] {
  const letters = (name: string): string => wordsOf(name).replace(/^hs (analytics )?/, '').replaceAll(' ', '');
  const columns = files.filter((file) => file.mapping.kind === 'leads').flatMap((file) => file.mapping.columns.filter((column) => column.target !== 'ignore').map((column) => column.column)).concat(known);
  return [...properties.keys()].flatMap((property) => {
    const column = taken.includes(property) ? undefined : columns.find((name) => letters(name) === letters(property));
    return column === undefined ? [] : [{ property, column }];
  });
}

function collectStateValues(files: readonly LookedAt[], properties: ReadonlyMap<string, ReadonlyMap<string, number>>, stageProperty: string): { value: string; count: number }[] {
  const counts = new Map<string, number>(properties.get(stageProperty));
  for (const look of columnsOf(files, 'leads', 'currentState')) {
    for (const [value, count] of look.counts) if (!counts.has(value)) counts.set(value, count);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, 300);
}
