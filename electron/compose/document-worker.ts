import { parentPort } from 'node:worker_threads';
import { renderDataRequestPdf } from '../documents/data-request-pdf.ts';
import { renderMapPdf } from '../documents/map-pdf.ts';
import { renderPagesPdf } from '../documents/pages-pdf.ts';
import { renderSlaPdf } from '../documents/sla-pdf.ts';
import { renderSummaryPdf } from '../documents/summary-pdf.ts';
import { checkPrintable, rememberPages, renderTouchedPages, type PreviewBase } from '../documents/touched-pages.ts';
import type { DocumentMessage, DocumentOrder, DocumentWork, MadePdf } from './document-messages.ts';
import { createZonePort } from './zone-port.ts';

const port = parentPort;
if (port === null) throw new Error('document-worker.ts runs as a worker thread only');
const say = (message: DocumentMessage, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved);
const zones = createZonePort();
const readZone = (zone: string, from: number, to: number) => zones.tablesFor([zone], from, to).get(zone) ?? null;

class Cancelled extends Error {}
let isCancelled = false;
/** The agreement that was previewed last. */
let previewed: { readonly key: string; readonly base: PreviewBase } | null = null;

port.on('message', (order: DocumentOrder) => {
  if (order.kind === 'cancel') {
    isCancelled = true;
    return;
  }
  isCancelled = false;
  make(order.work, order.fontsFolder).then((pdf) => answer(pdf, order.fontsFolder), (error: unknown) => {
    if (error instanceof Cancelled) return say({ kind: 'cancelled' });
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
    say({ kind: 'failed', message, stack, code: typeof code === 'string' ? code : null });
  });
});

async function make(work: DocumentWork, fontsFolder: string): Promise<MadePdf> {
  switch (work.kind) {
    case 'agreement': {
      const made = await renderSlaPdf(work.document, { fontsFolder, readZone, onShare });
      if (work.previewKey !== undefined && made.kind === 'made') previewed = { key: work.previewKey, base: { document: work.document, pages: null } };
      return made;
    }
    case 'touched':
      return previewed?.key === work.previewKey ? renderTouchedPages(previewed.base, work.configuration, { fontsFolder, readZone }) : { kind: 'made', bytes: new Uint8Array(), pages: 0, numbers: [] };
    case 'check':
      return checkPrintable(work.document, { fontsFolder, readZone });
    case 'summary':
      return renderSummaryPdf(work.document, work.sheet, fontsFolder);
    case 'map':
      return renderMapPdf(work.document, fontsFolder);
    case 'dataRequest':
      return renderDataRequestPdf(work.document, fontsFolder);
    case 'pages':
      return renderPagesPdf(work.document, fontsFolder);
  }
}

/** Tells how far it is, and hears between two sections whether anybody still wants it. */
async function onShare(share: number): Promise<void> {
  say({ kind: 'progress', share });
  await new Promise(setImmediate);
  if (isCancelled) throw new Cancelled();
}

/** The bytes go over without a copy of theirs staying here. */
function answer(pdf: MadePdf, fontsFolder: string): void {
  if (pdf.kind === 'refused') return say({ kind: 'done', pdf });
  const bytes = new Uint8Array(pdf.bytes); // of a buffer of its own
  say({ kind: 'done', pdf: { ...pdf, bytes } }, [bytes.buffer]);
  // While nobody waits, so that the first edit is shown as soon as the next; what cannot be laid out is refused then.
  if (previewed !== null) rememberPages(previewed.base, { fontsFolder, readZone }).catch(() => undefined);
}
