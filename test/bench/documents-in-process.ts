import { readFileSync } from 'node:fs';
import { createDocumentThread } from '../../electron/compose/document-thread.ts';
import { readAgreementPdf } from '../../electron/documents/seal/read-agreement-pdf.ts';
import { makeSealKey } from '../../electron/documents/seal/seal-key.ts';
import { sealPdf } from '../../electron/documents/seal/seal-pdf.ts';
import { aLongDocument } from './a-long-document.ts';

// Prints, seals and checks the document five times in a process of its own, bundled as the product is, and says its most memory in MB.
const AT = Date.UTC(2026, 10, 26, 16);
const [, , fontsFolder = ''] = process.argv;
const thread = createDocumentThread(fontsFolder, new URL('document-worker.js', import.meta.url));
for (let i = 0; i < 5; i++) {
  const made = await thread.make({ kind: 'agreement', document: aLongDocument() });
  if (made.kind === 'refused') throw new Error(made.reason);
  const { kind } = await readAgreementPdf(await sealPdf(made.bytes, await makeSealKey(AT, '01'), AT));
  if (kind !== 'agreement') throw new Error(`It was read as ${kind}.`);
}
await thread.close();
// What the system counts for a process begins with what its parent held when it was started; the kernel's own mark does not.
const own = process.platform === 'linux' ? /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined;
console.log(Math.round(Number(own ?? process.resourceUsage().maxRSS) / 1024));
