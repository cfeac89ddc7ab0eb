import { compareValue } from '../expressions/compare-value.ts';
import { TRUE } from '../expressions/truth.ts';
import type { CompareOp, Scalar } from '../model/expression.ts';
import { STATES } from './history.ts';
import type { Codes, History } from './history.ts';
import { leadColumns } from './lead-columns.ts';
import { packedIds, packedValues } from './packed-columns.ts';
import { searchTexts } from './search-texts.ts';
import { fittingCodes, fittingNumbers } from './fitting-codes.ts';

/**
 * One condition on a list of leads. `field` is a column's name, or `@state`, `@owner` (by id), `@created`, `@active`
 * (last activity), `@touched` (last one that looks like a touch by sales; all UTC ms) or `@excluded` (true, false). It means what the same criterion means elsewhere; unknown never fits.
 */
export interface LeadFilter {
  readonly field: string;
  readonly op: CompareOp;
  readonly value?: Scalar | readonly Scalar[] | undefined;
}

/** The leads that fit all filters and contain the text in id, name, e-mail or company (case ignored), in the history's order. */
export function filterLeads(history: History, filters: readonly LeadFilter[], search: string): Uint32Array {
  const text = search.trim();
  const count = history.createdAt.length;
  if (filters.length === 0 && text === '') return everyLead(count);
  const fits = text === '' ? new Uint8Array(count).fill(1) : leadsWithText(history, text);
  for (const filter of filters) narrow(history, filter, fits);
  const found = new Uint32Array(count);
  let length = 0;
  for (let lead = 0; lead < count; lead++) if (fits[lead] === 1) found[length++] = lead;
  return found.subarray(0, length);
}

/** 0, 1, 2 … up to the number of leads. */
export function everyLead(count: number): Uint32Array {
  const leads = new Uint32Array(count);
  for (let lead = 0; lead < count; lead++) leads[lead] = lead;
  return leads;
}

/** 1 for each lead that contains the text; it is looked for once a different value, then each lead asks by its code. */
function leadsWithText(history: History, text: string): Uint8Array {
  const found = searchTexts(packedIds(history), text);
  for (const role of ['name', 'email', 'company'] as const) {
    const field = history.fields.find((column) => column.name === history.roles[role]);
    if (field === undefined) continue;
    const hits = searchTexts(packedValues(field), text);
    const { current } = field;
    for (let lead = 0; lead < found.length; lead++) found[lead]! |= hits[current[lead]!]!;
  }
  return found;
}

function narrow(history: History, filter: LeadFilter, fits: Uint8Array): void {
  const columns = leadColumns(history);
  switch (filter.field) {
    case '@created':
      return narrowByNumber(history.createdAt, filter, fits);
    case '@active':
      return narrowByNumber(columns.activeAt(), filter, fits);
    case '@touched':
      return narrowByNumber(columns.touchedAt(), filter, fits);
    case '@state':
      return narrowByCode(columns.state(), truths(['', ...STATES], filter), fits);
    case '@owner':
      return narrowByCode(columns.owner(), truths(['', ...history.owners.map(({ extId }) => extId)], filter), fits);
    case '@excluded':
      return narrowByCode(history.excluded, Uint8Array.from(['false', 'true'], (word, flag) => (compareValue({ text: word, number: flag }, filter.op, filter.value) === TRUE ? 1 : 0)), fits);
  }
  const field = history.fields.find(({ name }) => name === filter.field);
  if (field === undefined) fits.fill(0);
  else narrowByCode(field.current, fittingCodes(field, filter), fits);
}

/** For each code of a short list 1 when the filter is true of its text; code 0 is unknown. */
const truths = (texts: readonly string[], { op, value }: LeadFilter): Uint8Array =>
  Uint8Array.from(texts, (text, code) => (compareValue(code === 0 ? null : { text, number: NaN }, op, value) === TRUE ? 1 : 0));

function narrowByCode(codes: Codes, table: Uint8Array, fits: Uint8Array): void {
  for (let lead = 0; lead < fits.length; lead++) fits[lead]! &= table[codes[lead]!]!;
}

function narrowByNumber(numbers: Float64Array, filter: LeadFilter, fits: Uint8Array): void {
  const table = fittingNumbers(numbers, filter);
  for (let lead = 0; lead < fits.length; lead++) fits[lead]! &= table[lead]!;
}
