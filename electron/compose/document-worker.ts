import { parentPort } from 'node:worker_threads';
import { renderSlaPdf } from '../documents/sla-pdf.ts';
import type { DocumentMessage, DocumentOrder } from './document-messages.ts';
import { createZonePort } from './zone-port.ts';

const port = parentPort;
if (port === null) throw new Error('document-worker.ts runs as a worker thread only');
const say = (message: DocumentMessage, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved);
const zones = createZonePort();

port.on('message', ({ document, fontsFolder }: DocumentOrder) => {
  const readZone = (zone: string, from: number, to: number) => zones.tablesFor([zone], from, to).get(zone) ?? null;
  renderSlaPdf(document, { fontsFolder, readZone, onShare: (share) => say({ kind: 'progress', share }) }).then(
    (pdf) => answer(pdf),
    (error: unknown) => {
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
      const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
      say({ kind: 'failed', message, stack, code: typeof code === 'string' ? code : null });
    },
  );
});

/** The bytes go over without a copy of theirs staying here. */
function answer(pdf: Awaited<ReturnType<typeof renderSlaPdf>>): void {
  if (pdf.kind === 'refused') return say({ kind: 'done', pdf });
  const bytes = new Uint8Array(pdf.bytes); // of a buffer of its own
  say({ kind: 'done', pdf: { ...pdf, bytes } }, [bytes.buffer]);
}
