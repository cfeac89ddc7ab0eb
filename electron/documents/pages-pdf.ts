import type { RequestPart } from '../../shared/format/data-request.ts';
import type { Block, Section } from './content/block.ts';
import { drawSection } from './pdf/draw-section.ts';
import { finishPdf, missingInWords } from './pdf/finish-pdf.ts';
import { baselineIn, openWriter, type Element, type PageWriter } from './pdf/page-writer.ts';
import { STYLE } from './pdf/text-style.ts';
import { COLOUR, MM } from './pdf/tokens.ts';
import type { Language } from '../../shared/format/texts/speak.ts';

/** Pages of numbered parts: sentences, tables, small print. `createdAt` is UTC ms and dates the file, so that the same text gives the same bytes. */
export interface PagesDocument {
  readonly title: string;
  readonly subject: string;
  readonly intro: string;
  readonly parts: readonly RequestPart[];
  readonly createdAt: number;
  readonly paper: 'A4' | 'Letter';
  readonly language?: Language;
}

export type PagesPdf =
  | { readonly kind: 'made'; readonly bytes: Uint8Array; readonly pages: number }
  | { readonly kind: 'refused'; readonly reason: string };

const TITLE = { family: 'serif', size: 28, lineHeight: 34, colour: COLOUR.ink } as const;

/** Such pages in the look of the agreement; refused when a character has no glyph. */
export async function renderPagesPdf({ title, subject, intro, parts, createdAt, ...file }: PagesDocument, fontsFolder: string): Promise<PagesPdf> {
  const writer = await openWriter({ title, subject, createdAt: new Date(createdAt), ...file }, fontsFolder);
  const root = writer.element('Document', null);
  writer.newPage();
  drawHead(writer, root, title, intro);
  parts.forEach((part, index) => drawSection(writer, root, sectionOf(part, String(index + 1))));
  drawFooters(writer, title);
  root.end();
  const [missing, ...others] = writer.missing;
  if (missing !== undefined) return { kind: 'refused', reason: missingInWords(missing, others.length) };
  return { kind: 'made', bytes: await finishPdf(writer.pdf), pages: writer.pages };
}

function drawHead(writer: PageWriter, root: Element, title: string, intro: string): void {
  writer.where = 'the title';
  const sect = writer.element('Sect', root);
  const widest = writer.measure(title, 'display', TITLE.size);
  const style = { ...TITLE, size: TITLE.size * Math.min(1, Math.max(0.5, writer.textWidth / widest)) };
  writer.tagged('H1', writer.element('H1', sect), () => writer.drawText(title, style, writer.left - 1, writer.top + baselineIn(TITLE), { face: 'display', maxWidth: writer.textWidth + 1 }));
  writer.y = writer.top + TITLE.lineHeight + 8;
  writer.rule(writer.left, writer.right, writer.y, COLOUR.ink, 0.8);
  writer.y += 10;
  const lines = writer.wrap(intro, STYLE.clause, writer.textWidth);
  writer.tagged('P', writer.element('P', sect), () => writer.drawLines(lines, writer.left, writer.y, STYLE.clause));
  writer.y += lines.length * STYLE.clause.lineHeight;
}

function sectionOf({ title, sentences, table, note }: RequestPart, number: string): Section {
  const blocks: Block[] = sentences.map((text) => ({ kind: 'clause', text }));
  if (table !== null) blocks.push({ kind: 'table', columns: columnsOf(table), rows: table.rows.map((cells) => ({ cells })) });
  if (note !== '') blocks.push({ kind: 'note', text: note });
  return { number, title, blocks };
}

/** Columns as wide as their longest text asks for: all of it where it is short, so that a name or a figure stands on one line; half of it, within bounds, where it is long. */
function columnsOf({ heads, rows }: NonNullable<RequestPart['table']>): { head: string; share: number }[] {
  return heads.map((head, index) => {
    const longest = Math.max(head.length, ...rows.map((row) => row[index]?.length ?? 0));
    return { head, share: longest <= SHORT ? Math.max(9, longest) : Math.min(60, Math.max(SHORT, longest / 2)) };
  });
}

/** The longest text (in letters) that counts as short. */
const SHORT = 20;

function drawFooters(writer: PageWriter, title: string): void {
  writer.where = 'the footer';
  const line = writer.height - 18 * MM;
  for (let page = 0; page < writer.pages; page++) {
    writer.switchTo(page);
    writer.rule(writer.left, writer.right, line, COLOUR.rule);
    writer.artifact(() => {
      writer.drawText(title, STYLE.footer, writer.left, line + 13, { maxWidth: writer.textWidth * 0.7 });
      writer.drawText(writer.say.words('footer.page', { page: String(page + 1), pages: String(writer.pages) }), STYLE.footer, writer.right, line + 13, { align: 'right' });
    }, 'Pagination');
  }
}
