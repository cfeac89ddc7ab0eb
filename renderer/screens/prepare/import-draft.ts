import type { ColumnMapping, FileMapping, FindingChoice, InspectedFinding, Vocabulary } from '../../../shared/contract/schemas/import.ts';

/** What a person changed of the guesses about one file; sent with every look, so that guesses follow it. */
export type Correction = Partial<FileMapping> & { readonly fileId: string };

/** Adds a change to what was corrected of a file before. */
export function correct(corrections: readonly Correction[], fileId: string, change: Omit<Partial<FileMapping>, 'fileId' | 'columns'>): readonly Correction[] {
  const before = corrections.find((one) => one.fileId === fileId) ?? { fileId };
  // Columns mean something else in a file of another kind, so their corrections go with the old kind.
  const { columns, ...rest } = before;
  const kept = change.kind === undefined && columns !== undefined ? { columns } : {};
  return [...corrections.filter((one) => one.fileId !== fileId), { ...rest, ...kept, ...change, fileId }];
}

/** Sets what some columns mean; the last word counts. */
export function correctColumns(corrections: readonly Correction[], fileId: string, columns: readonly ColumnMapping[]): readonly Correction[] {
  const before: Correction = corrections.find((one) => one.fileId === fileId) ?? { fileId };
  const changed = new Set(columns.map(({ column }) => column));
  return [...corrections.filter((one) => one.fileId !== fileId), { ...before, columns: [...(before.columns ?? []).filter(({ column }) => !changed.has(column)), ...columns] }];
}

/** What columns that were searched for can all be told at once: to be left out while any is kept as a fact, else to be kept; null where neither fits. */
export function meaningForAll(columns: readonly ColumnMapping[]): { readonly target: 'ignore' | 'field'; readonly columns: readonly ColumnMapping[] } | null {
  const kept = columns.filter(({ target }) => target === 'field');
  if (kept.length > 0) return { target: 'ignore', columns: kept.map((column) => retarget(column, 'ignore')) };
  const ignored = columns.filter(({ target }) => target === 'ignore');
  return ignored.length > 0 ? { target: 'field', columns: ignored.map((column) => retarget(column, 'field')) } : null;
}

/** The meaning of a column after its target was chosen: a stage date needs a stage, all else none. */
export function retarget(column: ColumnMapping, target: string): ColumnMapping {
  if (target === 'stageDate') return { column: column.column, target, stage: column.stage ?? 'mql' };
  if (target === 'field' && column.type !== undefined) return { column: column.column, target, type: column.type };
  return { column: column.column, target };
}

/** Sets which state a client's value means; null takes it out of the mapping. */
export function mapState(vocabulary: Vocabulary, value: string, state: Vocabulary['states'][number]['state'] | null): Vocabulary {
  const others = vocabulary.states.filter((one) => one.value !== value);
  return { ...vocabulary, states: state === null ? others : [...others, { value, state }] };
}

/** Sets whom a text in an owner column means; null: a person of their own. */
export function meanOwner(vocabulary: Vocabulary, value: string, ownerId: string | null): Vocabulary {
  const others = (vocabulary.owners ?? []).filter((one) => one.value !== value);
  return { ...vocabulary, owners: ownerId === null ? others : [...others, { value, ownerId }] };
}

/** Sets the source that one of the client's words means; the word itself, or nothing, leaves it as it is written. */
export function meanSource(vocabulary: Vocabulary, value: string, means: string): Vocabulary {
  const others = (vocabulary.sources ?? []).filter((one) => one.value !== value);
  return { ...vocabulary, sources: means.trim() === '' || means.trim() === value ? others : [...others, { value, means: means.trim() }] };
}

/** The words that differ: they stay when the files are looked at again, all others follow the new guesses. */
export function changedWords(before: Vocabulary, after: Vocabulary): Partial<Vocabulary> {
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => !Object.is(value, Reflect.get(before, key))));
}

/** What a person chose about findings: the option by the finding. */
export type Choices = Readonly<Record<string, string>>;
type Found = readonly { readonly findings: readonly InspectedFinding[] }[];

/** The option that holds: the chosen one while it is still offered, else what is proposed; null where a person must choose. */
export function optionOf(finding: InspectedFinding, choices: Choices): string | null {
  const chosen = choices[finding.id];
  if (chosen !== undefined && finding.options.some(({ id }) => id === chosen)) return chosen;
  return finding.needsChoice ? null : finding.proposed;
}

/** The choices to send: only what was chosen, and only about what is still found. */
export const choicesToSend = (files: Found, choices: Choices): FindingChoice[] =>
  files.flatMap(({ findings }) => findings).flatMap((finding) => {
    const choice = optionOf(finding, choices);
    return choices[finding.id] === undefined || choice === null ? [] : [{ finding: finding.id, choice }];
  });

/** How many findings wait for a person. */
export const countUndecided = (files: Found, choices: Choices): number =>
  files.reduce((sum, { findings }) => sum + findings.filter((finding) => optionOf(finding, choices) === null).length, 0);

interface Looked {
  readonly kind: string;
  readonly mapping: FileMapping;
  readonly name: string;
}

/** Files without leads can only be added to a history that is there. */
export const isOnlyAddition = (files: readonly { readonly kind: string }[], hasHistory: boolean): boolean => hasHistory && files.length > 0 && !files.some(({ kind }) => kind === 'leads');

/** Why these files cannot be imported yet; null when they can. */
export function whyNotYet(files: readonly Looked[], hasHistory = false): string | null {
  if (files.length === 0) return 'Choose at least one file.';
  if (!files.some((file) => file.kind === 'leads') && !hasHistory) return 'One file must hold the leads. Choose it, or say which of these it is.';
  for (const file of files) {
    const needed = NEEDED[file.kind] ?? [];
    const lacking = needed.find(({ targets }) => !file.mapping.columns.some((column) => targets.includes(column.target)));
    if (lacking !== undefined) return `${file.name} needs a column that is the ${lacking.word}. Choose it under Columns.`;
  }
  return null;
}

interface Need {
  /** Any of these does. */
  readonly targets: readonly string[];
  readonly word: string;
}

const need = (word: string, ...targets: readonly string[]): Need => ({ word, targets });
const LEAD_ID = need('lead id', 'leadId');
const NEEDED: Readonly<Record<string, readonly Need[]>> = {
  leads: [LEAD_ID],
  events: [LEAD_ID, need('time of the activity', 'at'), need('type of the activity', 'type')],
  owners: [need('owner id or the name', 'ownerId', 'name', 'firstName', 'lastName')],
  deals: [need('deal id', 'dealId'), LEAD_ID],
  propertyHistory: [LEAD_ID, need('property', 'property'), need('new value', 'value'), need('time of the change', 'at')],
  absences: [need('owner id, name or e-mail', 'ownerId', 'name', 'email'), need('first day away', 'from')],
  calendars: [need('day of the week, hours of a weekday or day of a holiday', 'weekday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'opens', 'holiday')],
};
