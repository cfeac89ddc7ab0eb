import { ByteDictionary } from './byte-dictionary.ts';
import { trimmed, type CellRow } from './cell-row.ts';
import { cellOf, type FileInHand } from './file-reader.ts';
import { counted } from './findings.ts';

/** Reads the cells that name an owner; each different one is asked of the owners once. */
export interface OwnerCells {
  /** 1 + index of the owner; 0 for nobody. */
  code(row: CellRow): number;
  /** Notes, after the last row, how many named an owner whom no owners' file explains. */
  noteUnknown(): void;
}

export function createOwnerCells(file: FileInHand): OwnerCells {
  const cell = cellOf(file, 'owner');
  const texts = new ByteDictionary();
  const codes: number[] = [0];
  const unknown: number[] = [-1];
  return {
    code(row) {
      if (!cell.find(row)) return 0;
      const text = texts.code(row.bytes, trimmed.start, trimmed.end);
      if (text === codes.length) {
        const { code, isUnknown } = file.state.owners.codeOf(texts.text(text));
        codes.push(code);
        unknown.push(isUnknown ? 0 : -1);
      }
      if (unknown[text]! >= 0) unknown[text]!++;
      return codes[text]!;
    },
    noteUnknown() {
      unknown.forEach((count, text) => count > 0 && noteOwner(file, texts.text(text), count));
    },
  };
}

/** Notes rows that name an owner whom no owners' file explains. */
export function noteOwner(file: FileInHand, owner: string, rows = 1): void {
  file.state.findings.note('unknownOwners', file.name, {
    sentence: (count) => `${counted(count, 'row', 'rows')} of ${file.name} named an owner who is in no owners' file.`,
    effect: 'Kept as an owner without territory and hours. Add the owner to the owners file, or set the person up in the roster.',
  }, owner, rows);
}
