import type { FieldParts } from '../../shared/engine/history/history-parts.ts';
import { packTexts, unpackText, unpackTexts, type PackedTexts } from '../../shared/engine/history/packed-texts.ts';
import { typeOfValues } from './column-look.ts';
import { compareText } from '../../shared/engine/history/compare-ids.ts';
import { sortedTexts, textsByPlace } from './distinct-texts.ts';
import { mayBeEaten } from './eaten-ranges.ts';
import { free, roomFor } from './growing.ts';
import { counted } from './findings.ts';
import type { ImportState } from './import-state.ts';
import { joinNames } from './join-names.ts';
import type { FieldType } from './import-types.ts';
import type { FieldDraft, LeadTable } from './lead-table.ts';
import { textsOfAddresses, textsOfCodes, type LeadTexts } from './lead-texts.ts';
import { mendValues } from './mend-values.ts';
import { parseBoolean, parseNumber, plainInteger } from './parse-number.ts';
import { sharedCodes, sharedFloats } from './shared-columns.ts';

/**
 * Dictionaries of up to so many texts are sorted, and their values looked at one by one, to be mended. Larger ones, which
 * hold no ranges or spellings, stand in the order of the first lead that has them.
 */
const SORTED = 16_384;
/** So many values tell the type of a column; the others then only confirm it. */
const JUDGED = 1_000;

/** The finished fields, for each draft its place, and where the codes went that its changes had. */
export interface BuiltFields {
  readonly fields: FieldParts[];
  readonly placeOf: Uint16Array;
  readonly changeCodes: Uint32Array[];
}

/** Types every field by all of its values and sorts its dictionary; `leadOrder` holds the drafts' lead for each new lead. */
export function buildFields(state: ImportState, leadOrder: Uint32Array): BuiltFields {
  const drafts = state.leads.fields;
  // Columns keep the order of the file; properties that only the history has come after them, by name.
  const order = drafts.map((_, index) => index).sort((a, b) => rank(drafts[a]) - rank(drafts[b]) || (rank(drafts[a]) === 0 ? a - b : compareText(drafts[a]?.name ?? '', drafts[b]?.name ?? '')));
  const placeOf = new Uint16Array(drafts.length);
  const changeCodes: Uint32Array[] = drafts.map(() => new Uint32Array(0));
  order.forEach((index, place) => (placeOf[index] = place));
  const fields: FieldParts[] = [];
  // Each draft goes when its field is there. Whole names, a second copy of other columns, are made when most of them are gone.
  for (const index of withNamesLast(order, state.leads)) {
    if (drafts[index] === state.leads.joinedName) joinNames(state.leads);
    const { field, changes } = buildField(state, drafts[index]!, leadOrder);
    fields[placeOf[index]!] = field;
    changeCodes[index] = changes;
    drafts[index]!.changes.clear();
    drafts[index]!.column.clear();
  }
  return { fields, placeOf, changeCodes };
}

/** The fields that whole names are joined from stand last, after the joined one. */
function withNamesLast(order: readonly number[], { fields, joinedName, columnsOf }: LeadTable): number[] {
  if (joinedName === null) return [...order];
  const parts = new Set([...columnsOf.values()].flatMap(({ fullName, names }) => [fullName, ...names]));
  const turn = (index: number): number => (fields[index] === joinedName ? 1 : parts.has(fields[index]?.column ?? null) ? 2 : 0);
  return order.toSorted((a, b) => turn(a) - turn(b));
}

const rank = (draft: FieldDraft | undefined): number => (draft?.isFromHistoryOnly ? 1 : 0);

function buildField(state: ImportState, draft: FieldDraft, leadOrder: Uint32Array): { field: FieldParts; changes: Uint32Array } {
  const placed = placeTexts(draft, leadOrder);
  const { values, current, changes } = mended(state, draft, placed);
  const type = draft.type ?? typeOfPacked(values);
  return {
    field: { name: draft.name, type, personal: draft.isPersonal, hasHistory: draft.hasHistory, ...(draft.isFromHistoryOnly ? { isFromHistoryOnly: true } : {}), values, numbers: numbersOf(state, draft, values, type), current },
    changes,
  };
}

/** A field's values, the code of each lead's, and of each value that its history names. */
interface PlacedTexts extends LeadTexts {
  readonly changes: Uint32Array;
}

/** The values in their order, without those that only a row had which another replaced: they would show the order of rows. */
function placeTexts(draft: FieldDraft, leadOrder: Uint32Array): PlacedTexts {
  if (draft.changes.size > 1) return placeWithChanges(draft, leadOrder);
  const { arena } = draft.column;
  const { addresses, codes } = draft.column.byLead(leadOrder.length);
  const placed = codes === null ? textsOfAddresses(arena, addresses, leadOrder) : textsOfCodes(arena, addresses, codes, leadOrder, SORTED);
  // Of plain addresses so few texts are left only where rows with many others were replaced.
  return codes === null && placed.values.offsets.length - 2 <= SORTED ? placeWithChanges(draft, leadOrder) : { ...placed, changes: Uint32Array.of(0) }; // code 0 is the blank value
}

/** The same where the field's history names values, too. */
function placeWithChanges({ column, changes }: FieldDraft, leadOrder: Uint32Array): PlacedTexts {
  const { addresses, at } = column.entries(leadOrder);
  const all = new Uint32Array(roomFor((addresses.length + changes.size) * 4), 0, addresses.length + changes.size);
  all.set(addresses);
  all.set(changes.addresses.subarray(0, changes.size), addresses.length);
  const found = textsByPlace(column.arena, all, at, Uint32Array.from({ length: changes.size - 1 }, (_, change) => addresses.length + 1 + change));
  const { values, codes } = found.values.offsets.length - 2 > SORTED ? found : sortedTexts(column.arena, all, found);
  const current = sharedCodes(values.offsets.length - 1, leadOrder.length);
  for (let place = 0; place < leadOrder.length; place++) current[place] = codes[at[place]!]!;
  const changed = codes.slice(addresses.length);
  for (const gone of [all, codes]) free(gone);
  if (at !== leadOrder) free(at);
  return { values, current, changes: changed };
}

/** The values once what was chosen about them has been done. */
function mended(state: ImportState, draft: FieldDraft, placed: PlacedTexts): PlacedTexts {
  const { values, current, changes } = placed;
  const choices = state.valueChoices.get(draft.name);
  if ((draft.type !== null && draft.type !== 'text') || values.offsets.length - 2 > SORTED) return placed;
  if (choices === undefined && !mayBeEaten(values)) return placed; // without a string for every value
  const texts = unpackTexts(values);
  const codeOf = new Map(texts.map((text, code) => [text, code]));
  let counts: Uint32Array | null = null;
  const countOf = (value: string): number => {
    counts ??= countsOf(placed);
    return counts[codeOf.get(value) ?? 0] ?? 0;
  };
  const instead = mendValues(draft.name, texts, countOf, choices ?? {}, state.findings);
  if (instead.size === 0) return placed;
  const now = texts.map((text) => instead.get(text) ?? text);
  const sorted = ['', ...[...new Set(now)].filter((text) => text !== '').sort(compareText)];
  const placeOf = new Map(sorted.map((text, place) => [text, place]));
  const newCode = Uint32Array.from(now, (text) => placeOf.get(text) ?? 0);
  const recoded = sharedCodes(sorted.length, current.length);
  for (let place = 0; place < current.length; place++) recoded[place] = newCode[current[place]!]!;
  return { values: packTexts(sorted), current: recoded, changes: changes.map((code) => newCode[code]!) };
}

function countsOf({ values, current }: LeadTexts): Uint32Array {
  const counts = new Uint32Array(values.offsets.length - 1);
  for (let place = 0; place < current.length; place++) counts[current[place]!]!++;
  return counts;
}

const textAt = ({ offsets, bytes }: PackedTexts, code: number): string => unpackText(bytes, offsets[code]!, offsets[code + 1]!);

const integerAt = ({ offsets, bytes }: PackedTexts, code: number): number => plainInteger(bytes, offsets[code]!, offsets[code + 1]!);

/** The type of a column by all of its values: the first ones propose it, and if any other is of another type, it is text. */
function typeOfPacked(values: PackedTexts): FieldType {
  const count = values.offsets.length - 1;
  const sample = Array.from({ length: Math.min(JUDGED, Math.max(0, count - 1)) }, (_, i) => textAt(values, i + 1));
  const type = typeOfValues(sample);
  if (type === 'text') return type;
  for (let code = sample.length + 1; code < count; code++) {
    if (type === 'number' && !Number.isNaN(integerAt(values, code))) continue;
    if (typeOfValues([textAt(values, code)]) !== type) return 'text';
  }
  return type;
}

function numbersOf(state: ImportState, draft: FieldDraft, values: PackedTexts, type: FieldType): Float64Array {
  if (type === 'text') return new Float64Array(0);
  const numbers = sharedFloats(values.offsets.length - 1);
  numbers[0] = NaN;
  let unreadable = 0;
  let example = '';
  for (let code = 1; code < numbers.length; code++) {
    if (type === 'number') numbers[code] = integerAt(values, code);
    if (type === 'number' && !Number.isNaN(numbers[code])) continue;
    const text = textAt(values, code);
    const truth = type === 'boolean' ? parseBoolean(text) : null;
    numbers[code] = type === 'number' ? parseNumber(text) : type === 'instant' ? draft.readInstant(text) : truth === null ? NaN : truth ? 1 : 0;
    if (!Number.isNaN(numbers[code])) continue;
    if (unreadable++ === 0) example = text;
  }
  noteUnreadable(state, draft.name, type, example, unreadable);
  return numbers;
}

function noteUnreadable(state: ImportState, name: string, type: FieldType, example: string, values: number): void {
  if (values === 0) return;
  state.findings.note('unreadableValues', name, {
    sentence: (count) => `${counted(count, 'value', 'values')} of ${name} could not be read as ${type === 'number' ? 'a number' : type === 'instant' ? 'a date' : 'yes or no'}.`,
    effect: 'Counted as unknown in comparisons. Map the column as text if that is what it is.',
  }, example, values);
}
