import type { ChartTable } from '../../charts/chart-frame.tsx';

/** One cell as it stands on the screen: its words, and whether it is a figure. */
export interface ShownCell {
  readonly text: string;
  readonly isFigure: boolean;
}

/** What a spreadsheet reads as a number: 20,140 without its comma, 38 % without the thin space; words stay as they are. */
export function savedText({ text, isFigure }: ShownCell): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (!isFigure) return plain;
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return plain.replaceAll(',', '');
  return plain.replace(/(\d) %/g, '$1%');
}

/** The rows to save, without columns that hold nothing but controls. */
export function tableFigures(heads: readonly string[], rows: readonly (readonly ShownCell[])[]): ChartTable {
  const saved = rows.map((row) => row.map(savedText));
  const kept = heads.map((head, column) => head !== '' || saved.some((row) => (row[column] ?? '') !== ''));
  return { heads: heads.filter((_, column) => kept[column]), rows: saved.map((row) => row.filter((_, column) => kept[column])) };
}
