const PLAIN = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const GROUPED_COMMA = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const GROUPED_POINT = /^[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
const DECIMAL_COMMA = /^[-+]?\d+,\d+$/;

/** The number in a cell, with thousands separators, decimal comma, percent or currency sign; NaN when it is none. */
export function parseNumber(raw: string): number {
  const value = writtenNumber(raw.trim());
  return Number.isFinite(value) ? value : NaN; // 1e999 is written like a number, but is none that can be counted with
}

function writtenNumber(text: string): number {
  if (PLAIN.test(text)) return Number(text);
  const bare = text.replace(/^[$€£¥₹\s]+|[$€£¥₹%\s]+$/g, '').replace(/[\s\u00a0'’]/g, '');
  if (bare === '' || bare.length > 40) return NaN;
  if (PLAIN.test(bare)) return Number(bare);
  if (GROUPED_COMMA.test(bare)) return Number(bare.replaceAll(',', ''));
  if (GROUPED_POINT.test(bare)) return Number(bare.replaceAll('.', '').replace(',', '.'));
  return DECIMAL_COMMA.test(bare) ? Number(bare.replace(',', '.')) : NaN;
}

const MOST_DIGITS = 15;

/** The whole number that some bytes write with digits alone, as parseNumber reads it; NaN for every other text, whatever it is. */
export function plainInteger(bytes: Uint8Array, start: number, end: number): number {
  const size = end - start;
  if (size === 0 || size > MOST_DIGITS || (bytes[start] === 48 && size > 1)) return NaN;
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = bytes[i]! - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

const YES = new Set(['true', '1', 'yes', 'y', 't', 'active']);
const NO = new Set(['false', '0', 'no', 'n', 'f', 'inactive']);

/** What a yes-or-no cell says; null when it says neither. */
export function parseBoolean(raw: string): boolean | null {
  const text = raw.trim().toLowerCase();
  return YES.has(text) ? true : NO.has(text) ? false : null;
}

/** A time of day such as 9:00, 17:30, 9, 0900 or 5 pm as minutes from midnight; null when it is none. */
export function parseTimeOfDay(raw: string): number | null {
  const found = /^(\d{1,2})(?::?(\d{2}))?(?::\d{2})?\s*(am|pm)?$/i.exec(raw.trim());
  if (found === null) return null;
  const [, hourText = '', minuteText = '0', half] = found;
  const hour = (half === undefined ? Number(hourText) : Number(hourText) % 12) + (half?.toLowerCase() === 'pm' ? 12 : 0);
  const minutes = hour * 60 + Number(minuteText);
  return Number(minuteText) < 60 && minutes <= 1440 ? minutes : null;
}
