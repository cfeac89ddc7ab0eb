import { HATCHING, LIGHT } from '../../shared/engine/handoff-map/drawing/palette.ts';
import type { Ink, Shape } from '../../shared/engine/handoff-map/drawing/shape.ts';
import type { PagesPdf } from './pages-pdf.ts';
import { finishPdf, missingInWords } from './pdf/finish-pdf.ts';
import { loadFontSet, type Face } from './pdf/font-set.ts';
import { PageWriter } from './pdf/page-writer.ts';
import { STYLE } from './pdf/text-style.ts';
import { COLOUR, MM } from './pdf/tokens.ts';

/** A drawn handoff map on one wide page. `createdAt` is UTC ms and dates the file, so that the same map gives the same bytes. */
export interface MapDocument {
  readonly title: string;
  /** The map as a text, for those who hear it. */
  readonly outline: string;
  readonly shapes: readonly Shape[];
  readonly width: number;
  readonly height: number;
  readonly createdAt: number;
  readonly paper: 'A4' | 'Letter';
}

const MARGIN = 14 * MM;
const HEAD = 30;

/** The map as vectors, as large as the page allows; refused when a character has no glyph. */
export async function renderMapPdf({ title, outline, shapes, width, height, createdAt, paper }: MapDocument, fontsFolder: string): Promise<PagesPdf> {
  const writer = new PageWriter({ title, subject: 'Handoff map', createdAt: new Date(createdAt), paper: `${paper} wide` }, await loadFontSet(fontsFolder), () => {});
  const root = writer.element('Document', null);
  writer.newPage();
  writer.where = 'the title';
  writer.tagged('H1', writer.element('H1', root), () => writer.drawText(title, STYLE.heading, MARGIN, MARGIN + 12, { maxWidth: writer.width - 2 * MARGIN }));
  writer.rule(MARGIN, writer.width - MARGIN, MARGIN + HEAD - 10, COLOUR.ink, 0.8);
  const by = Math.min(1, (writer.width - 2 * MARGIN) / Math.max(1, width), (writer.height - 2 * MARGIN - HEAD) / Math.max(1, height));
  writer.where = 'the map';
  writer.tagged('Figure', writer.element('Figure', root, { alt: outline }), () => {
    writer.pdf.save().translate(MARGIN, MARGIN + HEAD).scale(by);
    for (const shape of shapes) drawShape(writer, shape);
    writer.pdf.restore();
  });
  root.end();
  const [missing, ...others] = writer.missing;
  if (missing !== undefined) return { kind: 'refused', reason: missingInWords(missing, others.length) };
  return { kind: 'made', bytes: await finishPdf(writer.pdf), pages: writer.pages };
}

function drawShape(writer: PageWriter, shape: Shape): void {
  const { pdf } = writer;
  if (shape.kind === 'text') return drawWords(writer, shape);
  const trace = (): void => {
    if (shape.kind === 'line') pdf.path(shape.d);
    else if (shape.kind === 'dot') pdf.circle(shape.x, shape.y, shape.r);
    else if (shape.radius === undefined) pdf.rect(shape.x, shape.y, Math.max(0, shape.width), Math.max(0, shape.height));
    else pdf.roundedRect(shape.x, shape.y, Math.max(0, shape.width), Math.max(0, shape.height), Math.min(shape.radius, shape.width / 2, shape.height / 2));
  };
  const fill = shape.fill ?? 'none';
  if (fill === 'hatch' && shape.kind === 'box') drawHatching(pdf, shape);
  else if (fill !== 'none') {
    trace();
    pdf.fill(colourOf(fill));
  }
  if (shape.stroke === undefined || shape.stroke === 'none') return;
  trace();
  const [dash, space] = ('dash' in shape ? shape.dash ?? '' : '').split(' ').map(Number);
  pdf.lineWidth(shape.strokeWidth ?? 1);
  if (dash !== undefined && space !== undefined) pdf.dash(dash, { space });
  pdf.stroke(colourOf(shape.stroke));
  pdf.undash();
}

/** Lines at 45 degrees through a box, cut at its edges. */
function drawHatching(pdf: PDFKit.PDFDocument, { x, y, width, height }: Extract<Shape, { kind: 'box' }>): void {
  if (width <= 0 || height <= 0) return;
  pdf.save().rect(x, y, width, height).fill(LIGHT['nobody-ground']).rect(x, y, width, height).clip().lineWidth(HATCHING.line);
  const step = HATCHING.gap * Math.SQRT2;
  for (let at = x - height; at < x + width; at += step) pdf.moveTo(at, y + height).lineTo(at + height, y);
  pdf.stroke(LIGHT.nobody).restore();
}

function drawWords(writer: PageWriter, { x, y, text, lead, size, weight, fill, face, anchor }: Extract<Shape, { kind: 'text' }>): void {
  const plain: Face = face === 'voice' ? 'serifItalic' : weight === 600 ? 'sansStrong' : 'sans';
  const parts: (readonly [string, Face])[] = [...(lead === undefined ? [] : [[lead, 'sansStrong'] as const]), [text, plain]];
  const widths = parts.map(([words, font]) => writer.measure(words, font, size));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  let at = anchor === 'middle' ? x - whole / 2 : anchor === 'end' ? x - whole : x;
  for (const [number, [words, font]] of parts.entries()) {
    if (words !== '') writer.pdf.font(font).fontSize(size).fillColor(colourOf(fill)).text(words, at, y, { lineBreak: false, baseline: 'alphabetic' });
    at += widths[number] ?? 0;
  }
}

const colourOf = (ink: Ink): string => (ink === 'none' || ink === 'hatch' ? LIGHT.ink : LIGHT[ink]);
