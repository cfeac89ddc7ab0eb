import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/engine/agreement/canonical-json.ts';
import { ATTACHMENTS } from './content/attachments.ts';
import type { ZoneReader } from './content/document-names.ts';
import { versionInWords } from './content/document-names.ts';
import { slaSections } from './content/sla-sections.ts';
import { drawContents, reserveContents } from './pdf/draw-contents.ts';
import { drawCover } from './pdf/draw-cover.ts';
import { drawDraftMark, drawFooters } from './pdf/draw-page-frame.ts';
import { drawSection } from './pdf/draw-section.ts';
import { finishPdf, missingInWords } from './pdf/finish-pdf.ts';
import { loadFontSet } from './pdf/font-set.ts';
import { PageWriter } from './pdf/page-writer.ts';
import type { SlaDocument } from './sla-document.ts';

/** What the renderer needs from outside: the folder of the fonts and the offsets of a zone. */
export interface SlaPdfSurroundings {
  readonly fontsFolder: string;
  readonly readZone: ZoneReader;
  /** Hears the share that is set, from 0 to 1, after each section. */
  readonly onShare?: (share: number) => void;
}

export type SlaPdf =
  | { readonly kind: 'made'; readonly bytes: Uint8Array; readonly pages: number }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * The SLA as a tagged PDF with embedded fonts and the canonical configuration attached. The same document gives the
 * same bytes. Refused, before a byte is written, when a character has no glyph or the configuration is not the one
 * that its hash names.
 */
export async function renderSlaPdf(document: SlaDocument, { fontsFolder, readZone, onShare = () => {} }: SlaPdfSurroundings): Promise<SlaPdf> {
  if (createHash('sha256').update(document.canonicalConfiguration, 'utf8').digest('hex') !== document.configHash) {
    return { kind: 'refused', reason: 'The configuration does not match its fingerprint, so nothing was printed. Freeze the proposal again, then export.' };
  }
  const fonts = await loadFontSet(fontsFolder);
  const { clientName } = document.workshop;
  const facts = {
    title: `Service level agreement between marketing and sales, ${clientName}, ${versionInWords(document)}`,
    subject: `Configuration ${document.fingerprint.hex12}, ${document.fingerprint.words}`,
    createdAt: new Date(document.createdAt),
    paper: document.paper,
  };
  const writer = new PageWriter(facts, fonts, document.status === 'draft' ? drawDraftMark : () => {});
  writePages(writer, document, readZone, onShare);
  const [missing, ...others] = writer.missing;
  if (missing !== undefined) return { kind: 'refused', reason: missingInWords(missing, others.length) };
  attachParts(writer, document);
  return { kind: 'made', bytes: await finishPdf(writer.pdf), pages: writer.pages };
}

function writePages(writer: PageWriter, document: SlaDocument, readZone: ZoneReader, onShare: (share: number) => void): void {
  const root = writer.element('Document', null);
  writer.newPage();
  drawCover(writer, root, document);
  const contents = reserveContents(writer, root);
  writer.newPage();
  const sections = slaSections(document, readZone);
  for (const [index, section] of sections.entries()) {
    drawSection(writer, root, section);
    onShare((index + 1) / (sections.length + 1)); // what is left: contents, footers, the bytes
  }
  drawContents(writer, contents);
  writer.where = 'the footer';
  drawFooters(writer, document);
  root.end();
}

/** The configuration byte for byte, what was measured and who did what; no lead is in any of them. */
function attachParts({ pdf }: PageWriter, { canonicalConfiguration, configHash, evidence, seal, trail = [], createdAt }: SlaDocument): void {
  const at = new Date(createdAt);
  const attach = (name: string, description: string, content: string): void => {
    const options = { name, type: 'application/json', description, creationDate: at, modifiedDate: at, relationship: 'Data' };
    pdf.file(Buffer.from(content, 'utf8'), options);
  };
  attach(ATTACHMENTS.configuration, 'Canonical configuration (RFC 8785); its SHA-256 is the fingerprint of this agreement', canonicalConfiguration);
  if (evidence !== null) attach(ATTACHMENTS.evidence, 'What the replay showed when this was frozen', canonicalJson({ configHash, certificate: seal?.certificate ?? null, evidence }));
  if (trail.length > 0) attach(ATTACHMENTS.trail, 'Who did what and when; each entry carries the hash of the one before', JSON.stringify(trail, null, 1));
}
