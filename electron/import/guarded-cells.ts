/** Takes back the apostrophe that an export puts before a cell which a spreadsheet would run as a formula. */
export const unguardFormula = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);
