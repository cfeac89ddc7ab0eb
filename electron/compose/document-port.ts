import type { DocumentPort } from '../host/ports.ts';
import { fail, ok } from '../../shared/contract/reply.ts';
import type { ZonePort } from '../host/ports.ts';
import { renderDataRequestPdf } from '../documents/data-request-pdf.ts';
import { renderSlaPdf } from '../documents/sla-pdf.ts';

/** The renderers of documents with their fonts and zones. */
export function createDocumentPort(fontsFolder: string, zones: ZonePort): DocumentPort {
  return {
    async renderSla(document) {
      const made = await renderSlaPdf(document, {
        fontsFolder,
        readZone: (zone, from, to) => zones.tablesFor([zone], from, to).get(zone) ?? null,
      });
      return made.kind === 'made' ? ok({ bytes: made.bytes, pages: made.pages }) : fail('refused', made.reason);
    },
    async renderDataRequest(document) {
      const made = await renderDataRequestPdf(document, fontsFolder);
      return made.kind === 'made' ? ok({ bytes: made.bytes, pages: made.pages }) : fail('refused', made.reason);
    },
  };
}
