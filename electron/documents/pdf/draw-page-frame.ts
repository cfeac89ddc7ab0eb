import { versionInWords } from '../content/document-names.ts';
import type { SlaDocument } from '../sla-document.ts';
import type { PageWriter } from './page-writer.ts';
import { STYLE } from './text-style.ts';
import { COLOUR, MM } from './tokens.ts';

/** Large and pale behind the text of every page of a draft, and in words above it. */
export function drawDraftMark(writer: PageWriter): void {
  const { pdf, width, height } = writer;
  writer.artifact(() => {
    pdf.save().translate(width / 2, height / 2).rotate(-52);
    const style = { family: 'serif', size: 190, lineHeight: 190, colour: COLOUR.sunk } as const;
    const words = writer.say.words('footer.draft');
    const wide = writer.measure(words, 'display', style.size);
    writer.drawText(words, style, -wide / 2, 66, { face: 'display' });
    pdf.restore();
  }, 'Pagination');
}

/** Title, twelve digits, four words and page of pages, on every page once their number is known. */
export function drawFooters(writer: PageWriter, document: SlaDocument): void {
  const { workshop, fingerprint, status } = document;
  const style = STYLE.footer;
  for (let page = 0; page < writer.pages; page++) {
    writer.switchTo(page);
    const line = writer.height - 18 * MM;
    const baseline = line + 13;
    writer.rule(writer.left, writer.right, line, COLOUR.rule);
    writer.artifact(() => {
      let x = writer.left;
      x += writer.drawText(writer.say.words('footer.title', { client: workshop.clientName, version: status === 'draft' ? writer.say('footer.draft') : versionInWords(document) }), style, x, baseline, { maxWidth: writer.textWidth * 0.42 }) + 12;
      x += writer.drawText(fingerprint.hex12, style, x, baseline, { face: 'mono' }) + 12;
      writer.drawText(fingerprint.words, style, x, baseline);
      writer.drawText(writer.say.words('footer.page', { page: String(page + 1), pages: String(writer.pages) }), style, writer.right, baseline, { align: 'right' });
    }, 'Pagination');
  }
}
