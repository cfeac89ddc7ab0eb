import { compareValue } from '../expressions/compare-value.ts';
import { TRUE } from '../expressions/truth.ts';
import type { CompareOp, Scalar } from '../model/expression.ts';
import type { FieldColumn } from './history.ts';
import { packedValues, placeOfText, textAt, valueCount } from './packed-columns.ts';
import { textsContaining } from './search-texts.ts';

/** An operator and what it compares with. */
export interface Comparison {
  readonly op: CompareOp;
  readonly value?: Scalar | readonly Scalar[] | undefined;
}

/**
 * For each code of a column 1 when the comparison is true of its value; code 0 is unknown. Plainly: `compareValue` of every
 * text and number. Numbers are compared as such, and the commonest comparisons of texts in their bytes.
 */
export function fittingCodes(column: FieldColumn, comparison: Comparison): Uint8Array {
  const isText = column.type === 'text';
  if (isText) {
    const quick = fittingTexts(column, comparison);
    if (quick !== null) return quick;
  }
  const table = isText || needsText(comparison) ? new Uint8Array(valueCount(column)).fill(1) : fittingNumbers(column.numbers, comparison);
  const packed = packedValues(column);
  for (let code = 1; code < table.length; code++) {
    const number = isText ? NaN : column.numbers[code]!;
    if (isText || needsText(comparison) || Number.isNaN(number)) table[code] = fits({ text: textAt(packed, code), number }, comparison);
  }
  table[0] = fits(null, comparison);
  return table;
}

const fits = (known: Parameters<typeof compareValue>[0], { op, value }: Comparison): 0 | 1 => (compareValue(known, op, value) === TRUE ? 1 : 0);

const OF_NUMBERS: ReadonlySet<string> = new Set(['eq', 'ne', 'in', 'nin', 'lt', 'le', 'gt', 'ge', 'between', 'isKnown', 'isUnknown']);

/** Whether the text of a number matters. */
function needsText({ op, value }: Comparison): boolean {
  if (!OF_NUMBERS.has(op)) return true;
  return typeof value === 'string' || (typeof value === 'object' && value.some((literal) => typeof literal === 'string'));
}

/** For each number 1 when the comparison is true of it; NaN is unknown. */
export function fittingNumbers(numbers: Float64Array, comparison: Comparison): Uint8Array {
  const table = new Uint8Array(numbers.length);
  const range = rangeOf(comparison);
  if (range !== null) {
    const { low, high, isOpen } = range; // of an unknown number no comparison is true
    if (isOpen) for (let i = 0; i < numbers.length; i++) table[i] = numbers[i]! > low || numbers[i]! < high ? 1 : 0;
    else for (let i = 0; i < numbers.length; i++) table[i] = numbers[i]! >= low && numbers[i]! <= high ? 1 : 0;
    return table;
  }
  const known = { text: '', number: NaN };
  const ofUnknown = fits(null, comparison);
  for (let i = 0; i < numbers.length; i++) {
    known.number = numbers[i]!;
    table[i] = Number.isNaN(known.number) ? ofUnknown : fits(known, comparison);
  }
  return table;
}

/** The numbers that a comparison means: from `low` to `high`, or, open, above the one or below the other, of which one is NaN; null when it is no range of numbers. */
function rangeOf({ op, value }: Comparison): { readonly low: number; readonly high: number; readonly isOpen: boolean } | null {
  const [low, high] = op === 'between' ? (typeof value === 'object' && value.length === 2 ? value : []) : [value, value];
  if (typeof low !== 'number' || typeof high !== 'number' || !Number.isFinite(low) || !Number.isFinite(high)) return null;
  switch (op) {
    case 'between':
    case 'eq':
      return { low, high, isOpen: false };
    case 'ge':
      return { low, high: Infinity, isOpen: false };
    case 'le':
      return { low: -Infinity, high, isOpen: false };
    case 'gt':
      return { low, high: NaN, isOpen: true };
    case 'lt':
      return { low: NaN, high, isOpen: true };
    default:
      return null;
  }
}

/** The comparisons of texts that need no string of each; null for the others. */
function fittingTexts(column: FieldColumn, { op, value }: Comparison): Uint8Array | null {
  const packed = packedValues(column);
  switch (op) {
    case 'isKnown':
    case 'isUnknown':
      return withUnknown(new Uint8Array(packed.offsets.length - 1).fill(op === 'isKnown' ? 1 : 0), op === 'isUnknown');
    case 'eq':
    case 'ne':
      return value === undefined || typeof value === 'object' ? null : listed(packed, [value], op === 'eq');
    case 'in':
    case 'nin':
      return typeof value === 'object' ? listed(packed, value, op === 'in') : null;
    case 'contains':
      return value === undefined || typeof value === 'object' ? null : withUnknown(textsContaining(packed, String(value)), false);
    default:
      return null;
  }
}

function listed(packed: ReturnType<typeof packedValues>, literals: readonly Scalar[], isWanted: boolean): Uint8Array {
  const table = new Uint8Array(packed.offsets.length - 1).fill(isWanted ? 0 : 1);
  for (const literal of literals) {
    const place = placeOfText(packed, String(literal));
    if (place >= 0) table[place] = isWanted ? 1 : 0;
  }
  return withUnknown(table, false);
}

function withUnknown(table: Uint8Array, isTrue: boolean): Uint8Array {
  if (table.length > 0) table[0] = isTrue ? 1 : 0;
  return table;
}
