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
    const wide = writer.measure('DRAFT', 'display', style.size);
    writer.drawText('DRAFT', style, -wide / 2, 66, { face: 'display' });
    pdf.restore();
  }, 'Pagination');
}

/** Title, twelve digits, four words and page of pages, on every page once their number is known. */
export function drawFooters(writer: PageWriter, document: SlaDocument): void {
  const { workshop, fingerprint, status } = document;
  const line = writer.height - 18 * MM;
  const baseline = line + 13;
  const style = STYLE.footer;
  for (let page = 0; page < writer.pages; page++) {
    writer.pdf.switchToPage(page);
    writer.rule(writer.left, writer.right, line, COLOUR.rule);
    writer.artifact(() => {
      let x = writer.left;
      x += writer.drawText(`${workshop.clientName}, SLA ${status === 'draft' ? 'DRAFT' : versionInWords(document)}`, style, x, baseline, { maxWidth: writer.textWidth * 0.42 }) + 12;
      x += writer.drawText(fingerprint.hex12, style, x, baseline, { face: 'mono' }) + 12;
      writer.drawText(fingerprint.words, style, x, baseline);
      writer.drawText(`${page + 1} of ${writer.pages}`, style, writer.right, baseline, { align: 'right' });
    }, 'Pagination');
  }
}
