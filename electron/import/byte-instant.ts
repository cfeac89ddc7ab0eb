/** Days before each month of a year that is no leap year. */
const BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What `readPlainInstant` found. */
export const plainInstant = { ms: 0, isUtc: false };

/**
 * Reads `YYYY-MM-DD`, with ` HH:MM`, `THH:MM`, seconds, milliseconds and `Z` where they stand, from bytes: the same as
 * parseInstant makes of that text. False for every other text, whatever it is.
 */
export function readPlainInstant(bytes: Buffer, start: number, end: number): boolean {
  const size = end - start;
  if (size < 10 || bytes[start + 4] !== 45 || bytes[start + 7] !== 45) return false;
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const day = twoDigits(bytes, start + 8);
  // Years before 1000 may be anything; whoever reads such a date shall take the long way.
  if (!(year >= 1000) || !(month >= 1 && month <= 12) || !(day >= 1 && day <= daysIn(year, month))) return false;
  const midnight = daysSince1970(year, month, day) * 86_400_000;
  plainInstant.isUtc = false;
  plainInstant.ms = midnight;
  return size === 10 || readTime(bytes, start + 10, end, midnight);
}

function readTime(bytes: Buffer, start: number, end: number, midnight: number): boolean {
  const isZulu = bytes[end - 1] === 90;
  const size = end - start - (isZulu ? 1 : 0);
  if ((bytes[start] !== 32 && bytes[start] !== 84) || bytes[start + 3] !== 58 || (size !== 6 && size !== 9 && size !== 13)) return false;
  const hour = twoDigits(bytes, start + 1);
  const minute = twoDigits(bytes, start + 4);
  if (!(hour <= 23) || !(minute <= 59)) return false;
  let ms = midnight + (hour * 60 + minute) * 60_000;
  if (size > 6) {
    const second = twoDigits(bytes, start + 7);
    if (bytes[start + 6] !== 58 || !(second <= 59)) return false;
    ms += second * 1000;
  }
  if (size === 13) {
    const milli = twoDigits(bytes, start + 10) * 10 + bytes[start + 12]! - 48;
    if (bytes[start + 9] !== 46 || !(bytes[start + 12]! >= 48 && bytes[start + 12]! <= 57) || !(milli >= 0)) return false;
    ms += milli;
  }
  plainInstant.ms = ms;
  plainInstant.isUtc = isZulu;
  return true;
}

/** NaN when they are no digits. */
function twoDigits(bytes: Buffer, at: number): number {
  const tens = bytes[at]! - 48;
  const ones = bytes[at + 1]! - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysIn = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : DAYS[month - 1]!);

function daysSince1970(year: number, month: number, day: number): number {
  const before = year - 1;
  const days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 719_162;
  return days + BEFORE_MONTH[month - 1]! + (month > 2 && isLeap(year) ? 1 : 0) + day - 1;
}
