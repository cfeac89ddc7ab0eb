const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A cell that no spreadsheet takes for a formula: one that would begin like one gets an apostrophe before it. */
export const guardFormula = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** One row of comma separated text (RFC 4180), safe to open in a spreadsheet. */
export function csvRow(cells: readonly string[]): string {
  return cells.map((cell) => quoted(guardFormula(cell))).join(',');
}

const quoted = (cell: string): string => (/[",;\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
