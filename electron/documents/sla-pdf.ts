import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/engine/agreement/canonical-json.ts';
import { ATTACHMENTS } from './content/attachments.ts';
import { layPages, type SlaPdfSurroundings } from './lay-pages.ts';
import { finishPdf, missingInWords } from './pdf/finish-pdf.ts';
import type { PageWriter } from './pdf/page-writer.ts';
import type { SlaDocument } from './sla-document.ts';

export type SlaPdf =
  | { readonly kind: 'made'; readonly bytes: Uint8Array; readonly pages: number }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * The SLA as a tagged PDF with embedded fonts and the canonical configuration attached. The same document gives the
 * same bytes. Refused, before a byte is written, when a character has no glyph or the configuration is not the one
 * that its hash names.
 */
export async function renderSlaPdf(document: SlaDocument, surroundings: SlaPdfSurroundings): Promise<SlaPdf> {
  if (createHash('sha256').update(document.canonicalConfiguration, 'utf8').digest('hex') !== document.configHash) {
    return { kind: 'refused', reason: 'The configuration does not match its fingerprint, so nothing was printed. Freeze the proposal again, then export.' };
  }
  const writer = await layPages(document, surroundings);
  const [missing, ...others] = writer.missing;
  if (missing !== undefined) return { kind: 'refused', reason: missingInWords(missing, others.length) };
  attachParts(writer, document);
  return { kind: 'made', bytes: await finishPdf(writer.pdf), pages: writer.pages };
}

/** The configuration byte for byte, what was measured and who did what; no lead is in any of them. */
function attachParts({ pdf, say }: PageWriter, { canonicalConfiguration, configHash, evidence, record = null, seal, trail = [], createdAt }: SlaDocument): void {
  const at = new Date(createdAt);
  const attach = (name: string, description: string, content: string): void => {
    const options = { name, type: 'application/json', description, creationDate: at, modifiedDate: at, relationship: 'Data' };
    pdf.file(Buffer.from(content, 'utf8'), options);
  };
  attach(ATTACHMENTS.configuration, say.words('attached.configuration'), canonicalConfiguration);
  if (evidence !== null) attach(ATTACHMENTS.evidence, say.words('attached.evidence'), canonicalJson({ configHash, certificate: seal?.certificate ?? null, evidence }));
  if (record !== null) attach(ATTACHMENTS.record, say.words('attached.record'), canonicalJson({ configHash, record: { ...record, maps: record.maps.map(({ kind, name, outline, steps }) => ({ kind, name, outline, steps })) } }));
  if (trail.length > 0) attach(ATTACHMENTS.trail, say.words('attached.trail'), JSON.stringify(trail, null, 1));
}
