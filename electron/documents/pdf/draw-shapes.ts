import { HATCHING, LIGHT } from '../../../shared/engine/handoff-map/drawing/palette.ts';
import type { Ink, Shape } from '../../../shared/engine/handoff-map/drawing/shape.ts';
import type { Face } from './font-set.ts';
import type { PageWriter } from './page-writer.ts';

/** Draws shapes in their order with their plane's corner at x, y, `by` points a px. */
export function drawShapes(writer: PageWriter, shapes: readonly Shape[], { x, y, by }: { readonly x: number; readonly y: number; readonly by: number }): void {
  writer.pdf.save().translate(x, y).scale(by);
  for (const shape of shapes) drawShape(writer, shape);
  writer.pdf.restore();
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
    if (words !== '') writer.drawRuns(words, font, size, colourOf(fill), at, y);
    at += widths[number] ?? 0;
  }
}

const colourOf = (ink: Ink): string => (ink === 'none' || ink === 'hatch' ? LIGHT.ink : LIGHT[ink]);
