import { amountInParts } from '../../shared/engine/history/event-attribute.ts';
import { trimCell, trimmed, type CellRow } from './cell-row.ts';
import { counted } from './findings.ts';
import { indexesOf, type FileInHand } from './file-reader.ts';
import { parseNumber, plainInteger } from './parse-number.ts';

/** The columns of an activity file whose numbers can be added up. */
export interface NumberCells {
  /** Keeps the numbers of a row beside the fact that was added last. */
  take(row: CellRow): void;
}

/** Reads every column mapped to `number` under its own name; what is no number counts as unknown and is noted. */
export function createNumberCells(file: FileInHand): NumberCells {
  const { facts, findings, blanks } = file.state;
  const columns = indexesOf(file, 'number').map((index) => {
    const name = file.header[index] ?? '';
    return { index, amounts: facts.amountsOf(name), name };
  });
  return {
    take(row) {
      for (const { index, amounts, name } of columns) {
        if (!trimCell(row.bytes, row.starts[index]!, row.ends[index]!) || blanks.has(row.bytes, trimmed.start, trimmed.end)) continue;
        const plain = plainInteger(row.bytes, trimmed.start, trimmed.end);
        const text = Number.isNaN(plain) ? row.bytes.toString('utf8', trimmed.start, trimmed.end) : '';
        const amount = amountInParts(Number.isNaN(plain) ? parseNumber(text) : plain);
        if (Number.isNaN(amount)) findings.note('unreadableNumbers', `${file.name}|${name}`, { sentence: (count) => `${counted(count, 'cell', 'cells')} of ${name} (${file.name}) could not be read as a number that can be added up.`, effect: 'Counted as unknown.' }, text);
        else amounts.set(facts.length - 1, amount);
      }
    },
  };
}
