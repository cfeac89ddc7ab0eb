import type { Box, Clause, Fact, Note, Subheading } from '../content/block.ts';
import { honestyInWords } from '../content/replay-evidence.ts';
import { drawHonestyMark } from './draw-honesty-mark.ts';
import type { Element, PageWriter } from './page-writer.ts';
import { baselineIn } from './page-writer.ts';
import type { TextStyle } from './text-style.ts';
import { STYLE } from './text-style.ts';
import { CLAUSE_INDENT, COLOUR } from './tokens.ts';
import type { Line } from './wrap-text.ts';

/** How many of `total` lines go on this page when `fitting` fit: never one line alone at a foot or a head. */
export function linesForPage(fitting: number, total: number): number {
  if (fitting >= total) return total;
  const kept = total - fitting === 1 ? fitting - 1 : fitting;
  return kept < 2 ? 0 : kept;
}

/** Flows lines over as many pages as they need; `before` draws what hangs beside the first line. */
function flowLines(writer: PageWriter, element: Element, lines: readonly Line[], x: number, style: TextStyle, before?: (y: number) => void): void {
  let rest = lines;
  while (rest.length > 0) {
    const fitting = Math.max(0, Math.floor((writer.bottom - writer.y + 0.01) / style.lineHeight));
    const atTop = writer.y <= writer.top + 0.01;
    const count = atTop ? Math.min(rest.length, Math.max(1, linesForPage(fitting, rest.length))) : linesForPage(fitting, rest.length);
    if (count === 0) {
      writer.newPage();
      continue;
    }
    const isFirst = rest === lines;
    writer.tagged('P', element, () => {
      if (isFirst) before?.(writer.y);
      writer.y = writer.drawLines(rest.slice(0, count), x, writer.y, style);
    });
    rest = rest.slice(count);
    if (rest.length > 0) writer.newPage();
  }
}

export function drawClause(writer: PageWriter, parent: Element, { number, text }: Clause): void {
  const indent = number === undefined ? 0 : CLAUSE_INDENT;
  const lines = writer.wrap(text, STYLE.clause, writer.textWidth - indent);
  const element = writer.element('P', parent);
  const drawNumber = (y: number) => {
    if (number !== undefined) writer.drawText(`${number} `, STYLE.clauseNumber, writer.left, y + baselineIn(STYLE.clause));
  };
  flowLines(writer, element, lines, writer.left + indent, STYLE.clause, drawNumber);
  writer.y += 5;
}

/** The height that a clause needs before it may break: two lines, or all of one or three. */
export function clauseKeep(writer: PageWriter, { number, text }: Clause): number {
  const lines = writer.wrap(text, STYLE.clause, writer.textWidth - (number === undefined ? 0 : CLAUSE_INDENT)).length;
  return (lines <= 3 ? lines : 2) * STYLE.clause.lineHeight;
}

/** Small print is set a little narrower, because its lines hold more letters. */
function smallLines(writer: PageWriter, { kind, text }: Note | Fact): readonly Line[] {
  return writer.wrap(text, STYLE[kind], writer.textWidth * 0.92);
}

export function smallKeep(writer: PageWriter, block: Note | Fact): number {
  const lines = smallLines(writer, block).length;
  return (lines <= 3 ? lines : 2) * STYLE[block.kind].lineHeight;
}

export function drawSmall(writer: PageWriter, parent: Element, block: Note | Fact): void {
  flowLines(writer, writer.element('P', parent), smallLines(writer, block), writer.left, STYLE[block.kind]);
  writer.y += block.kind === 'fact' ? 4 : 7;
}

export function drawSubheading(writer: PageWriter, parent: Element, { text }: Subheading): void {
  writer.y += 6;
  const lines = writer.wrap(text, STYLE.subheading, writer.textWidth);
  writer.tagged('H3', writer.element('H3', parent), () => {
    writer.y = writer.drawLines(lines, writer.left, writer.y, STYLE.subheading);
  });
  writer.y += 3;
}

const BOX_PAD = 10;
const BOX_INDENT = 31;

function boxLines(writer: PageWriter, { text }: Box): readonly Line[] {
  return writer.wrap(text, STYLE.box, writer.textWidth - BOX_INDENT - BOX_PAD);
}

export function boxKeep(writer: PageWriter, box: Box): number {
  return boxLines(writer, box).length * STYLE.box.lineHeight + 2 * BOX_PAD;
}

export function drawBox(writer: PageWriter, parent: Element, box: Box): void {
  const lines = boxLines(writer, box);
  const height = boxKeep(writer, box);
  writer.ensure(height);
  const top = writer.y;
  writer.artifact(() => writer.pdf.rect(writer.left, top, writer.textWidth, height).fill(COLOUR.chrome));
  writer.tagged('Figure', writer.element('Figure', parent, { alt: honestyInWords(box.mark, writer.say) }), () =>
    drawHonestyMark(writer.pdf, box.mark, writer.left + BOX_PAD, top + BOX_PAD + 1, 11),
  );
  writer.tagged('P', writer.element('P', parent), () => writer.drawLines(lines, writer.left + BOX_INDENT, top + BOX_PAD, STYLE.box));
  writer.y = top + height + 12;
}
