import { csvRow } from '../../shared/format/csv-row.ts';
import type { ChartTable } from './chart-frame.tsx';

/** How much sharper a picture is than the screen. */
const SCALE = 2;
const MARGIN = 20;
const HEAD = 46;
const DRAWN = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'stroke-opacity', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'paint-order'];

/** Words that stand over an exported drawing. */
export interface ChartWords {
  readonly title: string;
  readonly note: string;
  /** What the chart says, for whoever hears it. */
  readonly summary: string;
}

/** The table behind a chart as CSV with a byte order mark, so that spreadsheets read its letters right. */
export const chartCsv = ({ heads, rows }: ChartTable): string => `\uFEFF${[heads, ...rows].map((row) => csvRow(row.map(String))).join('\r\n')}\r\n`;

/** A file name of a title: letters, digits and hyphens. */
export const fileStem = (title: string): string => title.toLowerCase().normalize('NFD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'chart';

/** A drawing as a picture of its own: its looks written into every part, its words above, on the ground of the screen. */
export function chartSvg(drawing: HTMLElement, { title, note, summary }: ChartWords, font = ''): string {
  const { width, height } = drawing.getBoundingClientRect();
  const looks = getComputedStyle(drawing);
  const value = (name: string): string => looks.getPropertyValue(name).trim();
  const [wide, high] = [Math.ceil(width) + 2 * MARGIN, Math.ceil(height) + HEAD + 2 * MARGIN];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" role="img">`,
    `<title>${escaped(title)}</title><desc>${escaped(summary)}</desc>${font === '' ? '' : `<style>${font}</style>`}`,
    `<rect width="${wide}" height="${high}" fill="${value('--paper')}"/>`,
    `<g font-family="'IBM Plex Sans Variable', 'IBM Plex Sans', sans-serif"><text x="${MARGIN}" y="${MARGIN + 13}" font-size="15" font-weight="600" fill="${value('--ink')}">${escaped(title)}</text>`,
    `<text x="${MARGIN}" y="${MARGIN + 32}" font-size="12" fill="${value('--ink3')}">${escaped(note)}</text></g>`,
    `<g transform="translate(${MARGIN} ${MARGIN + HEAD})">${bodyOf(drawing, width, height)}</g></svg>`,
  ].join('');
}

/** An SVG drawing goes in as it is; one of boxes is laid into a foreign object. */
function bodyOf(drawing: HTMLElement, width: number, height: number): string {
  const inner = drawing.firstElementChild;
  if (inner === null) return '';
  const copy = inner.cloneNode(true) as Element; // a copy of an element is one
  const isSvg = inner instanceof SVGElement;
  const [originals, copies] = [[inner, ...inner.querySelectorAll('*')], [copy, ...copy.querySelectorAll('*')]];
  originals.forEach((original, i) => copies[i]?.setAttribute('style', isSvg || original instanceof SVGElement ? drawnLooks(original) : boxLooks(original)));
  const text = new XMLSerializer().serializeToString(copy);
  return isSvg ? text : `<foreignObject width="${width}" height="${height}">${text}</foreignObject>`;
}

function drawnLooks(element: Element): string {
  const looks = getComputedStyle(element);
  return DRAWN.map((name) => `${name}:${looks.getPropertyValue(name)}`).join(';');
}

const boxLooks = (element: Element): string => {
  const looks = getComputedStyle(element);
  return Array.from(looks).filter((name) => !name.startsWith('--')).map((name) => `${name}:${looks.getPropertyValue(name)}`).join(';');
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The same picture as PNG, twice as sharp as the screen. */
export async function chartPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to draw on');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob === null ? reject(new Error('the picture could not be made')) : resolve(blob)), 'image/png'));
}

/** Hands a made file to the person. */
export function download(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
