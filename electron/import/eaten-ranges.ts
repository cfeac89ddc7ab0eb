/** Ranges such as 51-200 beside values such as Nov-50 or 10-Jan. */
export function isEaten(values: readonly string[]): boolean {
  return values.some((value) => /^\d+\s*-\s*\d+$/.test(value)) && values.some(isMonthRange);
}

/** Nov-50, 10-Jan or 01-May: what a spreadsheet makes of a range. */
export const isMonthRange = (value: string): boolean => /^(?:\d{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-\d{1,2})$/i.test(value.trim());
