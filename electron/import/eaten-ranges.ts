import type { PackedTexts } from '../../shared/engine/history/packed-texts.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_RANGE = new RegExp(`^(?:(\\d{1,2})-(${MONTHS.join('|')})|(${MONTHS.join('|')})-(\\d{1,2}))$`, 'i');
const RANGE = /^(\d+)\s*-\s*(\d+)$/;

/** Ranges such as 51-200 beside values such as Nov-50 or 10-Jan. */
export function isEaten(values: readonly string[]): boolean {
  return values.some((value) => RANGE.test(value.trim())) && values.some(isMonthRange);
}

/** Whether any of some texts can be a range that became a month: a hyphen between a digit and a letter. Told from their bytes. */
export function mayBeEaten({ bytes }: PackedTexts): boolean {
  for (let at = bytes.indexOf(HYPHEN, 1); at > 0 && at + 1 < bytes.length; at = bytes.indexOf(HYPHEN, at + 1)) {
    const before = bytes[at - 1]!;
    const after = bytes[at + 1]!;
    if ((isDigit(before) && isLetter(after)) || (isLetter(before) && isDigit(after))) return true;
  }
  return false;
}

const HYPHEN = 45;
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
const isLetter = (byte: number): boolean => (byte | 32) >= 97 && (byte | 32) <= 122;

/** Nov-50, 10-Jan or 01-May: what a spreadsheet makes of a range. */
export const isMonthRange = (value: string): boolean => MONTH_RANGE.test(value.trim());

/**
 * The range that a spreadsheet took for a date: Nov-50 was 11-50, 10-Jan was 1-10. A range ascends, whichever of its ends
 * became the month; null where both ends are the same, or the value is none.
 */
export function rangeBeforeMeal(value: string): string | null {
  const found = MONTH_RANGE.exec(value.trim());
  if (found === null) return null;
  const [one, other] = [Number(found[1] ?? found[4]), MONTHS.indexOf((found[2] ?? found[3] ?? '').toLowerCase()) + 1];
  return one === other ? null : `${Math.min(one, other)}-${Math.max(one, other)}`;
}

/** True when the ranges given back and those that were left fit side by side, so that nothing else can have been meant. */
export function fitsWithOthers(values: readonly string[]): boolean {
  const ends = new Map<string, readonly [number, number]>();
  for (const value of values) {
    const found = RANGE.exec(rangeBeforeMeal(value) ?? value.trim());
    if (found !== null) ends.set(found[0], [Number(found[1]), Number(found[2])]);
  }
  const sorted = [...ends.values()].sort((a, b) => a[0] - b[0]);
  return sorted.every(([from, to], i) => from <= to && (sorted[i + 1]?.[0] ?? Infinity) > to);
}
