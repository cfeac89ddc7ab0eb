import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DocumentPort, PageWatch, ZonePort } from '../host/ports.ts';
import { fail, ok, type Reply } from '../../shared/contract/reply.ts';
import { renderSlaText } from '../documents/sla-text.ts';
import type { ZoneReader } from '../documents/content/document-names.ts';
import type { DocumentWork } from './document-messages.ts';
import { createDocumentThread, type DocumentThread } from './document-thread.ts';

/** The renderers of documents with their fonts and zones. Pages are set in a thread; what seals and checks is large and seldom needed, so it is fetched when somebody does. */
export function createDocumentPort(fontsFolder: string, zones: ZonePort, worker?: URL): DocumentPort & { close(): Promise<void> } {
  const thread = createDocumentThread(fontsFolder, worker);
  const readZone: ZoneReader = (zone, from, to) => zones.tablesFor([zone], from, to).get(zone) ?? null;
  const made = (work: DocumentWork, watch?: PageWatch) => makeIn(thread, work, watch);
  return {
    close: () => thread.close(),
    renderSla: (document, watch, previewKey) => made({ kind: 'agreement', document, ...(previewKey === undefined ? {} : { previewKey }) }, watch),
    renderTouched: (previewKey, configuration, watch) => made({ kind: 'touched', previewKey, configuration }, watch),
    async whyUnprintable(document) {
      const checked = await made({ kind: 'check', document });
      return checked.ok ? null : checked.error.message;
    },
    readTemplates: async () => JSON.parse(await readFile(join(dirname(fontsFolder), 'templates', 'agreements.json'), 'utf8')) as unknown,
    renderSummary: (document, sheet) => made({ kind: 'summary', document, sheet }),
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
    flattenPng: async (bytes) => (await import('../documents/flatten-png.ts')).flattenPng(bytes),
    renderMap: (document) => made({ kind: 'map', document }),
    renderDataRequest: (document) => made({ kind: 'dataRequest', document }),
    renderPages: (document) => made({ kind: 'pages', document }),
  };
}

/** The pages, or the sentence why there are none. */
async function makeIn(thread: DocumentThread, work: DocumentWork, watch: PageWatch | undefined): Promise<Reply<{ bytes: Uint8Array; pages: number; numbers: readonly number[] }>> {
  try {
    const made = await thread.make(work, watch);
    return made.kind === 'made' ? ok({ bytes: made.bytes, pages: made.pages, numbers: made.numbers ?? [] }) : fail('refused', made.reason);
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return fail('cancelled', 'Setting the pages was cancelled. Nothing was written.');
    if (error instanceof Error && 'code' in error && error.code === 'PAGES_LOST') return fail('internal', 'Setting the pages stopped in the middle, and nothing was written. Close what takes much memory, then export again.');
    throw error;
  }
}
