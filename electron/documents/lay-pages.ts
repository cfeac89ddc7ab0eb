import type { ZoneReader } from './content/document-names.ts';
import { versionInWords } from './content/document-names.ts';
import { slaSections } from './content/sla-sections.ts';
import { drawContents, reserveContents } from './pdf/draw-contents.ts';
import { drawCover } from './pdf/draw-cover.ts';
import { drawDraftMark, drawFooters } from './pdf/draw-page-frame.ts';
import { drawSection } from './pdf/draw-section.ts';
import { openWriter, type FileFacts, type PageWriter } from './pdf/page-writer.ts';
import type { SlaDocument } from './sla-document.ts';
import { speakFor } from '../../shared/format/texts/speak.ts';

/** What the renderer needs from outside: the folder of the fonts and the offsets of a zone. */
export interface SlaPdfSurroundings {
  readonly fontsFolder: string;
  readonly readZone: ZoneReader;
  /** Hears the share that is set, from 0 to 1, after each section, and may hold the work up or end it by throwing. */
  readonly onShare?: (share: number) => void | Promise<void>;
  /** What draws a section; absent: each anew. */
  readonly draw?: typeof drawSection;
}

/** Title, dates, paper and language of the file. */
export function factsOf(document: SlaDocument): FileFacts {
  const say = speakFor(document);
  const { workshop, fingerprint, language } = document;
  return {
    title: say.words('document.title', { client: workshop.clientName, version: versionInWords(document) }),
    subject: say.words('document.subject', { hex: fingerprint.hex12, words: fingerprint.words }),
    createdAt: new Date(document.createdAt),
    paper: document.paper,
    ...(language === undefined ? {} : { language }),
  };
}

/** Writes every page of an agreement, into a file of its own or onto what is given for one. */
export async function layPages(document: SlaDocument, { fontsFolder, readZone, onShare = () => {}, draw = drawSection }: SlaPdfSurroundings, pdf?: PDFKit.PDFDocument): Promise<PageWriter> {
  const writer = await openWriter(factsOf(document), fontsFolder, document.status === 'draft' ? drawDraftMark : () => {}, pdf);
  const root = writer.element('Document', null);
  writer.newPage();
  drawCover(writer, root, document);
  const contents = reserveContents(writer, root);
  writer.newPage();
  const sections = slaSections(document, readZone);
  for (const [index, section] of sections.entries()) {
    draw(writer, root, section);
    await onShare((index + 1) / (sections.length + 1)); // what is left: contents, footers, the bytes
  }
  drawContents(writer, contents);
  writer.where = 'the footer';
  drawFooters(writer, document);
  root.end();
  return writer;
}
