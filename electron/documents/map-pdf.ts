import type { Shape } from '../../shared/engine/handoff-map/drawing/shape.ts';
import type { PagesPdf } from './pages-pdf.ts';
import { drawShapes } from './pdf/draw-shapes.ts';
import { finishPdf, missingInWords } from './pdf/finish-pdf.ts';
import { openWriter } from './pdf/page-writer.ts';
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
  const writer = await openWriter({ title, subject: 'Handoff map', createdAt: new Date(createdAt), paper: `${paper} wide` }, fontsFolder);
  const root = writer.element('Document', null);
  writer.newPage();
  writer.where = 'the title';
  writer.tagged('H1', writer.element('H1', root), () => writer.drawText(title, STYLE.heading, MARGIN, MARGIN + 12, { maxWidth: writer.width - 2 * MARGIN }));
  writer.rule(MARGIN, writer.width - MARGIN, MARGIN + HEAD - 10, COLOUR.ink, 0.8);
  const by = Math.min(1, (writer.width - 2 * MARGIN) / Math.max(1, width), (writer.height - 2 * MARGIN - HEAD) / Math.max(1, height));
  writer.where = 'the map';
  writer.tagged('Figure', writer.element('Figure', root, { alt: outline }), () => {
    drawShapes(writer, shapes, { x: MARGIN, y: MARGIN + HEAD, by });
  });
  root.end();
  const [missing, ...others] = writer.missing;
  if (missing !== undefined) return { kind: 'refused', reason: missingInWords(missing, others.length) };
  return { kind: 'made', bytes: await finishPdf(writer.pdf), pages: writer.pages };
}
