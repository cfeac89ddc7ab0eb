import { ByteDictionary } from './byte-dictionary.ts';
import { trimmed, type CellRow } from './cell-row.ts';
import { cellOf, type FileInHand } from './file-reader.ts';
import { parseBoolean } from './parse-number.ts';

/** Reads cells that say yes or no; true only for yes. */
export function createTruthCells(file: FileInHand, target: string): (row: CellRow) => boolean {
  const cell = cellOf(file, target);
  const texts = new ByteDictionary();
  const truths: boolean[] = [false];
  return (row) => {
    if (!cell.find(row)) return false;
    const text = texts.code(row.bytes, trimmed.start, trimmed.end);
    if (text === truths.length) truths.push(parseBoolean(texts.text(text)) === true);
    return truths[text]!;
  };
}
