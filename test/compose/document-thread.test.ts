import { afterAll, describe, expect, it } from 'vitest';
import { createDocumentThread } from '../../electron/compose/document-thread.ts';
import type { MadePdf } from '../../electron/compose/document-messages.ts';
import { renderSlaPdf } from '../../electron/documents/sla-pdf.ts';
import { SURROUNDINGS, aSlaDocument, someEvidence } from '../documents/a-sla-document.ts';

const thread = createDocumentThread(SURROUNDINGS.fontsFolder);
const document = aSlaDocument({ evidence: someEvidence() });
const bytesOf = (pdf: MadePdf): Buffer => (pdf.kind === 'made' ? Buffer.from(pdf.bytes) : Buffer.from(pdf.reason));

afterAll(() => thread.close());

describe('an agreement set in a thread of its own', () => {
  it('has the very bytes that it has without one, and says how far it is on the way', async () => {
    const shares: number[] = [];
    const made = await thread.make({ kind: 'agreement', document }, { signal: new AbortController().signal, onShare: (share) => shares.push(share) });
    expect(bytesOf(made).equals(bytesOf(await renderSlaPdf(document, SURROUNDINGS)))).toBe(true);
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThan(1);
  });

  it('ends when it is cancelled in the middle, and the one that waits behind it is set all the same', async () => {
    const cancel = new AbortController();
    const shares: number[] = [];
    const stopped = thread.make({ kind: 'agreement', document }, { signal: cancel.signal, onShare: (share) => shares.push(share) && cancel.abort() });
    const next = thread.make({ kind: 'agreement', document });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(shares).toHaveLength(1);
    expect((await next).kind).toBe('made');
    await expect(thread.make({ kind: 'agreement', document }, { signal: AbortSignal.abort(), onShare: () => undefined })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('refuses as it does without one, and throws what the renderer throws', async () => {
    expect(await thread.make({ kind: 'agreement', document: { ...document, configHash: '' } })).toMatchObject({ kind: 'refused', reason: expect.stringContaining('does not match its fingerprint') as string });
    const bare = createDocumentThread('/nowhere');
    await expect(bare.make({ kind: 'agreement', document })).rejects.toMatchObject({ code: 'ENOENT' });
    await bare.close();
  });

  it('says that it was lost when the thread dies, and starts another for the next', async () => {
    const dying = createDocumentThread(SURROUNDINGS.fontsFolder, new URL('data:text/javascript,process.exit(1)'));
    for (const attempt of [1, 2]) await expect(dying.make({ kind: 'agreement', document }), `attempt ${attempt}`).rejects.toMatchObject({ code: 'PAGES_LOST' });
  });

  it('makes a document that needs more memory in another thread that may hold it', async () => {
    const greedy = `import { parentPort, resourceLimits } from 'node:worker_threads';
      parentPort.on('message', () => {
        const held = [];
        while (resourceLimits.maxOldGenerationSizeMb < 200) held.push(new Array(1e5).fill(held.length + 0.5));
        parentPort.postMessage({ kind: 'done', pdf: { kind: 'refused', reason: 'made at last' } });
      });`;
    const thread = createDocumentThread(SURROUNDINGS.fontsFolder, new URL(`data:text/javascript,${encodeURIComponent(greedy)}`));
    expect(await thread.make({ kind: 'agreement', document })).toEqual({ kind: 'refused', reason: 'made at last' });
    await thread.close();
  });

  it('makes every other kind of page as well, and of an edit nothing where no preview was set', async () => {
    const pages = { title: 'Card', subject: 'Reps', intro: 'Read it.', parts: [], createdAt: 0, paper: 'A4' } as const;
    const made = await Promise.all([
      thread.make({ kind: 'summary', document, sheet: 'sponsor' }),
      thread.make({ kind: 'dataRequest', document: { clientName: 'Northwind', zone: 'UTC', startsAt: 0, paper: 'A4' } }),
      thread.make({ kind: 'map', document: { title: 'Map', outline: 'Form', shapes: [], width: 1, height: 1, createdAt: 0, paper: 'A4' } }),
      thread.make({ kind: 'pages', document: pages }),
      thread.make({ kind: 'touched', previewKey: 'none', configuration: document.configuration }),
    ]);
    expect(made.map((pdf) => (pdf.kind === 'made' ? pdf.pages : pdf.reason))).toEqual([1, 2, 1, 1, 0]);
  });
});
