import { FACT, type FieldColumn } from '../../shared/engine/history/history.ts';
import { compareText, createDictionary, sortedCodes } from './dictionary.ts';
import { counted } from './findings.ts';
import { typeOfValues } from './column-look.ts';
import type { ImportState } from './import-state.ts';
import { mendValues } from './mend-values.ts';
import { parseBoolean, parseNumber } from './parse-number.ts';
import type { FieldDraft } from './lead-table.ts';
import type { FieldType } from './import-types.ts';

/** The finished fields, and for each draft its place and where its codes went. */
export interface BuiltFields {
  readonly fields: FieldColumn[];
  readonly placeOf: Uint16Array;
  readonly newCodes: Uint32Array[];
}

/** Types every field by all of its values and sorts its dictionary; `leadOrder` holds the drafts' lead for each new lead. */
export function buildFields(state: ImportState, leadOrder: readonly number[]): BuiltFields {
  const drafts = state.leads.fields;
  // Columns keep the order of the file; properties that only the history has come after them, by name.
  const order = drafts.map((_, index) => index).sort((a, b) => rank(drafts[a]) - rank(drafts[b]) || (rank(drafts[a]) === 0 ? a - b : compareText(drafts[a]?.name ?? '', drafts[b]?.name ?? '')));
  const placeOf = new Uint16Array(drafts.length);
  const newCodes: Uint32Array[] = drafts.map(() => new Uint32Array(0));
  const used = usedCodes(state);
  const fields = order.map((index, place) => {
    const draft = drafts[index];
    if (draft === undefined) throw new Error('a field vanished while being built');
    placeOf[index] = place;
    const { values, newCode } = mendedCodes(state, draft, used[index] ?? new Uint8Array(0));
    newCodes[index] = newCode;
    return buildField(state, draft, values, newCode, leadOrder);
  });
  return { fields, placeOf, newCodes };
}

/** The values in their order and where each code went, once what was chosen about values has been done. */
function mendedCodes(state: ImportState, draft: FieldDraft, used: Uint8Array): { values: string[]; newCode: Uint32Array } {
  const { values } = draft.dictionary;
  if (draft.type !== null && draft.type !== 'text') return sortedCodes(values, true, used);
  const counts = countsOf(draft);
  const here = values.filter((_, code) => used[code] === 1);
  const mended = mendValues(draft.name, here.sort(compareText), (value) => counts[draft.dictionary.find(value)] ?? 0, state.valueChoices.get(draft.name) ?? {}, state.findings);
  if (mended.size === 0) return sortedCodes(values, true, used);
  const dictionary = createDictionary('');
  const usedNow: number[] = [];
  const recoded = values.map((value, code) => {
    const now = dictionary.code(mended.get(value) ?? value);
    usedNow[now] = (usedNow[now] ?? 0) | (used[code] ?? 0);
    return now;
  });
  const sorted = sortedCodes(dictionary.values, true, Uint8Array.from(usedNow));
  return { values: sorted.values, newCode: Uint32Array.from(recoded, (code) => sorted.newCode[code] ?? 0) };
}

function countsOf({ dictionary, codes }: FieldDraft): Uint32Array {
  const counts = new Uint32Array(dictionary.values.length);
  for (const code of codes) if (code !== undefined) counts[code]!++;
  return counts;
}

/** Values that only a row had which another replaced must leave no trace, or the order of rows would show. */
function usedCodes({ leads, facts }: ImportState): Uint8Array[] {
  const used = leads.fields.map(({ dictionary, codes }) => {
    const flags = new Uint8Array(dictionary.values.length);
    for (const code of codes) flags[code ?? 0] = 1; // leads of other files leave holes
    return flags;
  });
  for (let i = 0; i < facts.length; i++) {
    if (facts.kind[i] === FACT.property) used[facts.subject[i]!]![facts.value[i]!] = 1;
  }
  return used;
}

const rank = (draft: FieldDraft | undefined): number => (draft?.isFromHistoryOnly ? 1 : 0);

function buildField(state: ImportState, draft: FieldDraft, values: string[], newCode: Uint32Array, leadOrder: readonly number[]): FieldColumn {
  const type = draft.type ?? typeOfValues(values.slice(1));
  const current = Uint32Array.from(leadOrder, (lead) => newCode[draft.codes[lead] ?? 0] ?? 0);
  return { name: draft.name, type, personal: draft.isPersonal, values, numbers: numbersOf(state, draft, values, type), current, hasHistory: draft.hasHistory };
}

function numbersOf(state: ImportState, draft: FieldDraft, values: readonly string[], type: FieldType): Float64Array {
  const read = (text: string): number => {
    if (text === '' || type === 'text') return NaN;
    if (type === 'number') return parseNumber(text);
    if (type === 'instant') return draft.readInstant(text);
    const truth = parseBoolean(text);
    return truth === null ? NaN : truth ? 1 : 0;
  };
  const numbers = Float64Array.from(values, read);
  if (type !== 'text') noteUnreadable(state, draft.name, type, values.filter((text, index) => text !== '' && Number.isNaN(numbers[index])));
  return numbers;
}

function noteUnreadable(state: ImportState, name: string, type: FieldType, values: readonly string[]): void {
  if (values.length === 0) return;
  state.findings.note('unreadableValues', name, {
    sentence: (count) => `${counted(count, 'value', 'values')} of ${name} could not be read as ${type === 'number' ? 'a number' : type === 'instant' ? 'a date' : 'yes or no'}.`,
    effect: 'Counted as unknown in comparisons. Map the column as text if that is what it is.',
  }, values[0], values.length);
}
