import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DocumentPort } from '../host/ports.ts';
import { fail, ok } from '../../shared/contract/reply.ts';
import type { ZonePort } from '../host/ports.ts';
import type { PagesPdf } from '../documents/pages-pdf.ts';
import { renderSlaText } from '../documents/sla-text.ts';
import type { ZoneReader } from '../documents/content/document-names.ts';
import { createDocumentThread } from './document-thread.ts';

/** The renderers of documents with their fonts and zones. What draws pages, seals and checks is large and seldom needed, so it is fetched when somebody does; an agreement is set in a thread. */
export function createDocumentPort(fontsFolder: string, zones: ZonePort, worker?: URL): DocumentPort & { close(): Promise<void> } {
  const thread = createDocumentThread(fontsFolder, worker);
  const readZone: ZoneReader = (zone, from, to) => zones.tablesFor([zone], from, to).get(zone) ?? null;
  return {
    close: () => thread.close(),
    async renderSla(document, watch) {
      try {
        return replyOf(await thread.render(document, watch));
      } catch (error) {
        if (error instanceof Error && error.name === 'AbortError') return fail('cancelled', 'Setting the pages was cancelled. Nothing was written.');
        if (error instanceof Error && 'code' in error && error.code === 'PAGES_LOST') return fail('internal', 'Setting the pages stopped in the middle, and nothing was written. Close what takes much memory, then export again.');
        throw error;
      }
    },
    readTemplates: async () => JSON.parse(await readFile(join(dirname(fontsFolder), 'templates', 'agreements.json'), 'utf8')) as unknown,
    renderSummary: async (document, kind) => replyOf(await (await import('../documents/summary-pdf.ts')).renderSummaryPdf(document, kind, fontsFolder)),
    renderSlaText: (document, format) => renderSlaText(document, readZone, format),
    makeSealKey: async (now) => (await import('../documents/seal/seal-key.ts')).makeSealKey(now, randomBytes(8).toString('hex')),
    async certificateOf(key) {
      const { certificateOf } = await import('../documents/seal/seal-key.ts');
      try {
        return certificateOf(new Uint8Array(Buffer.from(key.certificate, 'base64'))).sha256;
      } catch {
        return null; // kept by an earlier version, or not a certificate at all
      }
    },
    seal: async (bytes, key, at) => (await import('../documents/seal/seal-pdf.ts')).sealPdf(bytes, key, at),
    readAgreement: async (bytes) => (await import('../documents/seal/read-agreement-pdf.ts')).readAgreementPdf(bytes),
    renderMap: async (document) => replyOf(await (await import('../documents/map-pdf.ts')).renderMapPdf(document, fontsFolder)),
    renderDataRequest: async (document) => replyOf(await (await import('../documents/data-request-pdf.ts')).renderDataRequestPdf(document, fontsFolder)),
    renderPages: async (document) => replyOf(await (await import('../documents/pages-pdf.ts')).renderPagesPdf(document, fontsFolder)),
  };
}

const replyOf = (made: PagesPdf) => (made.kind === 'made' ? ok({ bytes: made.bytes, pages: made.pages }) : fail('refused', made.reason));
