import { HATCHING, LIGHT } from '../../shared/engine/handoff-map/drawing/palette.ts';
import type { Ink, Shape } from '../../shared/engine/handoff-map/drawing/shape.ts';

/** How many pixels of the picture stand for one of the drawing: sharp on a projector and in print. */
const PIXELS = 2;
/** The longest side of a picture, px; larger drawings become coarser. */
const LONGEST = 12_000;
const MARGIN = 24;
const SANS = "'IBM Plex Sans Variable', 'IBM Plex Sans', sans-serif";
const VOICE = "'Source Serif 4 Variable', 'Source Serif 4', serif";

/**
 * A drawing as a PNG in the light palette, base64 without a head. It is drawn shape by shape with the page's own fonts: a
 * picture made of an SVG would be taken before the fonts inside it are there.
 */
export async function pictureOfShapes({ shapes, width, height }: { readonly shapes: readonly Shape[]; readonly width: number; readonly height: number }): Promise<string> {
  await Promise.all([`400 12px ${SANS}`, `500 12px ${SANS}`, `600 12px ${SANS}`, `italic 400 12px ${VOICE}`].map((font) => document.fonts.load(font)));
  const [wide, high] = [width + 2 * MARGIN, height + 2 * MARGIN];
  const by = Math.min(PIXELS, LONGEST / Math.max(wide, high));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(wide * by));
  canvas.height = Math.max(1, Math.round(high * by));
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas to draw on');
  pen.fillStyle = LIGHT.paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(by, by);
  pen.translate(MARGIN, MARGIN);
  for (const shape of shapes) drawShape(pen, shape);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}

const isColour = (ink: Ink | undefined): ink is Exclude<Ink, 'none' | 'hatch'> => ink !== undefined && ink !== 'none' && ink !== 'hatch';

function drawShape(pen: CanvasRenderingContext2D, shape: Shape): void {
  if (shape.kind === 'text') return drawWords(pen, shape);
  const path = pathOf(shape);
  if (shape.fill === 'hatch') drawHatching(pen, shape, path);
  else if (isColour(shape.fill)) {
    pen.fillStyle = LIGHT[shape.fill];
    pen.fill(path);
  }
  if (!isColour(shape.stroke)) return;
  pen.strokeStyle = LIGHT[shape.stroke];
  pen.lineWidth = shape.strokeWidth ?? 1;
  pen.setLineDash('dash' in shape && shape.dash !== undefined ? shape.dash.split(' ').map(Number) : []);
  pen.stroke(path);
}

function pathOf(shape: Exclude<Shape, { kind: 'text' }>): Path2D {
  if (shape.kind === 'line') return new Path2D(shape.d);
  const path = new Path2D();
  if (shape.kind === 'dot') path.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI);
  else path.roundRect(shape.x, shape.y, Math.max(0, shape.width), Math.max(0, shape.height), shape.radius ?? 0);
  return path;
}

function drawHatching(pen: CanvasRenderingContext2D, shape: Exclude<Shape, { kind: 'text' }>, path: Path2D): void {
  if (shape.kind !== 'box') return;
  pen.save();
  pen.fillStyle = LIGHT['nobody-ground'];
  pen.fill(path);
  pen.clip(path);
  pen.strokeStyle = LIGHT.nobody;
  pen.lineWidth = HATCHING.line;
  pen.setLineDash([]);
  pen.beginPath();
  for (let x = shape.x - shape.height; x < shape.x + shape.width; x += HATCHING.gap * Math.SQRT2) {
    pen.moveTo(x, shape.y + shape.height);
    pen.lineTo(x + shape.height, shape.y);
  }
  pen.stroke();
  pen.restore();
}

function drawWords(pen: CanvasRenderingContext2D, { x, y, text, lead, size, weight, face, fill, anchor }: Extract<Shape, { kind: 'text' }>): void {
  const plain = face === 'voice' ? `italic ${weight} ${size}px ${VOICE}` : `${weight} ${size}px ${SANS}`;
  const parts = [...(lead === undefined ? [] : [{ words: lead, font: `600 ${size}px ${SANS}` }]), { words: text, font: plain }].map((part) => {
    pen.font = part.font;
    return { ...part, width: pen.measureText(part.words).width };
  });
  const whole = parts.reduce((sum, { width }) => sum + width, 0);
  let at = anchor === 'middle' ? x - whole / 2 : anchor === 'end' ? x - whole : x;
  pen.fillStyle = isColour(fill) ? LIGHT[fill] : LIGHT.ink;
  for (const { words, font, width } of parts) {
    pen.font = font;
    pen.fillText(words, at, y);
    at += width;
  }
}
