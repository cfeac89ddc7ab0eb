import type { Rich } from '../../../shared/format/texts/rich.ts';
import { runsOf } from '../../../shared/format/texts/rich.ts';
import type { Face } from './font-set.ts';
import type { TextStyle } from './text-style.ts';
import { faceOf } from './text-style.ts';

/** A stretch of one line in one face. */
export interface Piece {
  text: string;
  readonly face: Face;
  readonly size: number;
  width: number;
}
export interface Line {
  readonly pieces: Piece[];
  width: number;
}
/** The width of a text in points. */
export type Measure = (text: string, face: Face, size: number) => number;

/** Pieces that must stay together, and what stands before them. */
interface Word {
  pieces: Piece[];
  before: 'space' | 'nothing' | 'newLine';
}

/** Breaks may come at spaces, after hyphens and slashes inside words, and at line ends that people typed. */
const PARTS = /\n|[ \t]+|[^ \t\n/-]*[/-]+|[^ \t\n/-]+/g;

/** Text as it can be printed: composed letters, one kind of line end, no invisible control characters. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    // Control characters, soft hyphens, zero-width and direction marks and variation selectors have no picture.
    .replace(/[\p{Cf}\p{Variation_Selector}]|(?![\t\n])\p{Cc}/gu, '');
}

/** The lines of a text in a width. A word that is wider than the line is cut between characters. */
export function wrapText(text: Rich, style: TextStyle, width: number, measure: Measure): readonly Line[] {
  const lines: Line[] = [];
  let line: Line = { pieces: [], width: 0 };
  const close = (isInsideWord = false) => {
    // An unseen space ends each line, or a screen reader would join the words on both sides of the break.
    const last = line.pieces.at(-1);
    if (last !== undefined && !isInsideWord) last.text += ' ';
    lines.push(line);
    line = { pieces: [], width: 0 };
  };
  for (const word of wordsOf(text, style, measure)) {
    if (word.before === 'newLine') close();
    const wide = word.pieces.reduce((sum, piece) => sum + piece.width, 0);
    const space = word.before === 'space' && line.pieces.length > 0 ? spaceAfter(line, measure) : 0;
    if (line.pieces.length > 0 && line.width + space + wide > width) close(word.before === 'nothing');
    else if (space > 0) appendSpace(line, space);
    for (const piece of word.pieces.flatMap((whole) => (wide > width ? cut(whole, width, measure) : [whole]))) {
      if (line.pieces.length > 0 && line.width + piece.width > width + 0.01) close(true);
      append(line, piece);
    }
  }
  return [...lines, line];
}

function wordsOf(text: Rich, style: TextStyle, measure: Measure): readonly Word[] {
  const words: Word[] = [];
  let before = 'nothing' as Word['before']; // widened: the compiler does not see that the loop comes round again
  let isOpen = false;
  for (const run of runsOf(text)) {
    const { face, size } = faceOf(style, run.voice);
    for (const [part] of printable(run.text).matchAll(PARTS)) {
      if (/^[ \t\n]+$/.test(part)) {
        // A second line end in a row is an empty line.
        if (part === '\n' && before === 'newLine') words.push({ pieces: [], before });
        before = part === '\n' || before === 'newLine' ? 'newLine' : 'space';
        isOpen = false;
        continue;
      }
      const piece: Piece = { text: part, face, size, width: measure(part, face, size) };
      const last = words.at(-1);
      if (isOpen && last !== undefined) last.pieces.push(piece);
      else words.push({ pieces: [piece], before });
      before = 'nothing';
      isOpen = !/[/-]$/.test(part);
    }
  }
  return words;
}

function spaceAfter(line: Line, measure: Measure): number {
  const last = line.pieces.at(-1);
  return last === undefined ? 0 : measure(' ', last.face, last.size);
}

function appendSpace(line: Line, space: number): void {
  const last = line.pieces.at(-1);
  if (last === undefined) return;
  last.text += ' ';
  last.width += space;
  line.width += space;
}

function append(line: Line, piece: Piece): void {
  const last = line.pieces.at(-1);
  if (last !== undefined && last.face === piece.face && last.size === piece.size) {
    last.text += piece.text;
    last.width += piece.width;
  } else line.pieces.push({ ...piece });
  line.width += piece.width;
}

function cut(piece: Piece, width: number, measure: Measure): readonly Piece[] {
  const parts: Piece[] = [];
  let text = '';
  for (const character of piece.text) {
    if (text !== '' && measure(text + character, piece.face, piece.size) > width) {
      parts.push({ ...piece, text, width: measure(text, piece.face, piece.size) });
      text = '';
    }
    text += character;
  }
  return [...parts, { ...piece, text, width: measure(text, piece.face, piece.size) }];
}
