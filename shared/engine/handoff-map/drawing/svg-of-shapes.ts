import { HATCHING, LIGHT } from './palette.ts';
import type { Ink, Shape } from './shape.ts';

/** What an SVG file shows: shapes on paper with a margin, a title and a text for those who hear it. */
export interface SvgDrawing {
  readonly shapes: readonly Shape[];
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
}

const MARGIN = 24;
const SANS = "'IBM Plex Sans', 'IBM Plex Sans Variable', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
const VOICE = "'Source Serif 4', 'Source Serif 4 Variable', Georgia, 'Times New Roman', serif";

/** A drawing as the text of an SVG file in the light palette; the same drawing gives the same text. */
export function svgOfShapes({ shapes, width, height, title, description }: SvgDrawing): string {
  const [wide, high] = [Math.ceil(width + 2 * MARGIN), Math.ceil(height + 2 * MARGIN)];
  const { gap, line } = HATCHING;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="${-MARGIN} ${-MARGIN} ${wide} ${high}" role="img">`,
    `<title>${escaped(title)}</title><desc>${escaped(description)}</desc>`,
    `<style>text{font-family:${SANS};white-space:pre}.voice{font-family:${VOICE};font-style:italic}</style>`,
    `<defs><pattern id="hatch" width="${gap}" height="${gap}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="${gap}" height="${gap}" fill="${LIGHT['nobody-ground']}"/><path d="M0 0V${gap}" stroke="${LIGHT.nobody}" stroke-width="${2 * line}"/></pattern></defs>`,
    `<rect x="${-MARGIN}" y="${-MARGIN}" width="${wide}" height="${high}" fill="${LIGHT.paper}"/>`,
    ...shapes.map(elementOf),
    '</svg>\n',
  ].join('\n');
}

function elementOf(shape: Shape): string {
  switch (shape.kind) {
    case 'box':
      return `<rect x="${rounded(shape.x)}" y="${rounded(shape.y)}" width="${rounded(Math.max(0, shape.width))}" height="${rounded(Math.max(0, shape.height))}"${shape.radius === undefined ? '' : ` rx="${rounded(shape.radius)}"`} fill="${paint(shape.fill)}"${strokeOf(shape)}/>`;
    case 'line':
      return `<path d="${shape.d}" fill="${paint(shape.fill ?? 'none')}"${strokeOf(shape)}/>`;
    case 'dot':
      return `<circle cx="${rounded(shape.x)}" cy="${rounded(shape.y)}" r="${rounded(shape.r)}" fill="${paint(shape.fill)}"${strokeOf(shape)}/>`;
    case 'text':
      return textOf(shape);
  }
}

function textOf({ x, y, text, lead, size, weight, fill, face, anchor }: Extract<Shape, { kind: 'text' }>): string {
  const words = lead === undefined ? escaped(text) : `<tspan font-weight="600">${escaped(lead)}</tspan><tspan>${escaped(text)}</tspan>`;
  return `<text x="${rounded(x)}" y="${rounded(y)}"${face === 'voice' ? ' class="voice"' : ''} font-size="${rounded(size)}" font-weight="${weight}" fill="${paint(fill)}"${anchor === undefined ? '' : ` text-anchor="${anchor}"`}>${words}</text>`;
}

function strokeOf({ stroke, strokeWidth, dash }: { readonly stroke?: Ink; readonly strokeWidth?: number; readonly dash?: string }): string {
  if (stroke === undefined || stroke === 'none') return '';
  return ` stroke="${paint(stroke)}" stroke-width="${rounded(strokeWidth ?? 1)}"${dash === undefined ? '' : ` stroke-dasharray="${dash}"`}`;
}

const paint = (ink: Ink): string => (ink === 'none' ? 'none' : ink === 'hatch' ? 'url(#hatch)' : LIGHT[ink]);

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** What XML must not read as its own; control characters, which no XML may hold, are left out. */
const escaped = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
