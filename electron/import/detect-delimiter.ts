import Papa from 'papaparse';

export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The delimiter that cuts the first lines of a text into the most columns of equal number; a comma when none does. */
export function detectDelimiter(sample: string): string {
  let best: string = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(sample, delimiter);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** Columns of the widest frequent row length, times the share of rows that have it; 0 for a single column. */
function scoreOf(sample: string, delimiter: string): number {
  const rows = Papa.parse<string[]>(sample, { delimiter, preview: 100 }).data.filter((row) => row.some((cell) => cell.trim() !== ''));
  const whole = rows.length > 1 ? rows.slice(0, -1) : rows; // the sample may end inside a row
  const counts = new Map<number, number>();
  for (const row of whole) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let best = 0;
  for (const [columns, count] of counts) if (columns > 1) best = Math.max(best, columns * (count / whole.length) ** 2);
  return best;
}
