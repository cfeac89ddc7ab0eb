import type { Element, PageWriter } from './page-writer.ts';
import { baselineIn } from './page-writer.ts';
import { STYLE } from './text-style.ts';
import { COLOUR, MM } from './tokens.ts';

const ROW = 21;
const NUMBER_WIDTH = 22 * MM;

/** A page kept free for the contents, with its place in the structure tree before everything that it names. */
export interface ContentsPage {
  readonly page: number;
  readonly element: Element;
}

/** Keeps a page for the contents, which can be written only when the pages of all headings are known. */
export function reserveContents(writer: PageWriter, root: Element): ContentsPage {
  writer.newPage();
  return { page: writer.pages - 1, element: writer.element('Sect', root) };
}

/** Every heading with its page, each line a link to it. */
export function drawContents(writer: PageWriter, { page, element }: ContentsPage): void {
  writer.where = 'the contents';
  writer.switchTo(page);
  writer.y = writer.top;
  writer.tagged('H2', writer.element('H2', element), () => writer.drawText(writer.say.words('contents.title'), STYLE.heading, writer.left, writer.y + baselineIn(STYLE.heading), { face: 'sansStrong' }));
  writer.y += STYLE.heading.lineHeight + 12;
  const list = writer.element('TOC', element);
  for (const heading of writer.headings) {
    if (heading.destination === 'part-A') writer.y += ROW / 2;
    drawEntry(writer, list, heading);
  }
}

function drawEntry(writer: PageWriter, list: Element, { number, title, page, destination }: PageWriter['headings'][number]): void {
  const link = writer.element('Link', writer.element('Reference', writer.element('TOCI', list)));
  const baseline = writer.y + baselineIn(STYLE.clause);
  writer.tagged('Link', link, () => {
    writer.drawText(`${number} `, { ...STYLE.muted, size: 10.5 }, writer.left, baseline);
    writer.drawText(`${title} `, STYLE.clause, writer.left + NUMBER_WIDTH, baseline, { maxWidth: writer.textWidth - NUMBER_WIDTH - 30 });
    writer.drawText(String(page), { ...STYLE.muted, size: 10.5 }, writer.right, baseline, { align: 'right' });
  });
  writer.pdf.goTo(writer.left, writer.y, writer.textWidth, ROW, destination, linkTo(link, writer.say.words('contents.entry', { number, title, page: String(page) })));
  writer.y += ROW;
  writer.rule(writer.left, writer.right, writer.y - 2, COLOUR.line);
}

/** What a link says to those who hear it; pdfkit writes String objects as text, which its types do not know. */
function linkTo(structParent: Element, words: string): PDFKit.Mixins.AnnotationOption {
  const options = { structParent, Contents: Object(words) as string };
  return options;
}
