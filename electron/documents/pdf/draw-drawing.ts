import type { Drawing } from '../content/block.ts';
import { drawShapes } from './draw-shapes.ts';
import type { Element, PageWriter } from './page-writer.ts';
import { baselineIn } from './page-writer.ts';
import { STYLE } from './text-style.ts';
import { COLOUR } from './tokens.ts';

/** The smallest letters that a reader should have to make out, in points. */
const LEAST_LETTERS = 6;
/** How much of the part before each further part shows again, in px. */
const OVERLAP = 60;
const GAP = 8;

/** A stretch of a drawing from left to right, in px. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** On a turned page as large as it fits; in parts of readable letters where it does not. Whatever follows begins a page. */
export function drawDrawing(writer: PageWriter, parent: Element, block: Drawing): void {
  if (!writer.isTurned || writer.y > writer.top + STYLE.heading.lineHeight * 2) writer.newPage(true);
  const { by, parts } = partsOf(block, writer.textWidth, writer.bottom - writer.y - headHeight(writer, block));
  parts.forEach((part, i) => {
    const height = block.height * by;
    if (i > 0 && writer.y + headHeight(writer, block) + height > writer.bottom) writer.newPage(true);
    drawHead(writer, parent, block, i, parts.length);
    drawPart(writer, parent, block, { part, by, words: i === 0 ? block.alt : writer.say.words('map.continued', { part: i + 1, parts: parts.length }) });
    writer.y += height + GAP * 2;
  });
}

/** How large a drawing is set, and the parts that it is cut into: one where its letters can be read on the width. */
export function partsOf({ shapes, width, height }: Pick<Drawing, 'shapes' | 'width' | 'height'>, textWidth: number, room: number): { readonly by: number; readonly parts: readonly Part[] } {
  const letters = Math.min(...shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.size] : [])), 20);
  const whole = Math.min(1, textWidth / Math.max(1, width), room / Math.max(1, height));
  if (whole * letters >= LEAST_LETTERS) return { by: whole, parts: [{ from: 0, to: width }] };
  const by = Math.min(LEAST_LETTERS / letters, room / Math.max(1, height));
  const long = textWidth / by;
  const count = Math.max(1, Math.ceil((width - OVERLAP) / Math.max(1, long - OVERLAP)));
  return { by, parts: Array.from({ length: count }, (_, i) => ({ from: i * (long - OVERLAP), to: Math.min(width, i * (long - OVERLAP) + long) })) };
}

const headHeight = (writer: PageWriter, { note }: Drawing): number => STYLE.subheading.lineHeight + writer.wrap(note, STYLE.note, writer.textWidth).length * STYLE.note.lineHeight + GAP;

function drawHead(writer: PageWriter, parent: Element, { title, note }: Drawing, i: number, parts: number): void {
  const words = parts === 1 ? title : writer.say.words('map.part', { title, part: i + 1, parts });
  writer.tagged('P', writer.element('P', parent), () => writer.drawText(words, STYLE.subheading, writer.left, writer.y + baselineIn(STYLE.subheading), { maxWidth: writer.textWidth }));
  writer.y += STYLE.subheading.lineHeight;
  if (i === 0) {
    const lines = writer.wrap(note, STYLE.note, writer.textWidth);
    writer.tagged('P', writer.element('P', parent), () => writer.drawLines(lines, writer.left, writer.y, STYLE.note));
    writer.y += lines.length * STYLE.note.lineHeight;
  }
  writer.y += GAP;
}

function drawPart(writer: PageWriter, parent: Element, { shapes, height, width }: Drawing, { part: { from, to }, by, words }: { readonly part: Part; readonly by: number; readonly words: string }): void {
  const { pdf, left, y } = writer;
  writer.tagged('Figure', writer.element('Figure', parent, { alt: words }), () => {
    pdf.save().rect(left, y - 1, (to - from) * by, height * by + 2).clip();
    drawShapes(writer, shapes, { x: left - from * by, y, by });
    pdf.restore();
  });
  // A torn edge says that it goes on.
  for (const [x, isTorn] of [[left, from > 0], [left + (to - from) * by, to < width]] as const) {
    if (isTorn) writer.artifact(() => pdf.dash(2, { space: 3 }).moveTo(x, y).lineTo(x, y + height * by).lineWidth(0.8).strokeColor(COLOUR.control).stroke().undash());
  }
}
