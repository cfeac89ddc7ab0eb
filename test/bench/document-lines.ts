import { spawnSync } from 'node:child_process';
import type { MadePdf } from '../../electron/compose/document-messages.ts';
import { createDocumentThread } from '../../electron/compose/document-thread.ts';
import { readAgreementPdf } from '../../electron/documents/seal/read-agreement-pdf.ts';
import { makeSealKey } from '../../electron/documents/seal/seal-key.ts';
import { sealPdf } from '../../electron/documents/seal/seal-pdf.ts';
import { renderSlaPdf } from '../../electron/documents/sla-pdf.ts';
import type { SlaDocument } from '../../electron/documents/sla-document.ts';
import { SURROUNDINGS } from '../documents/a-sla-document.ts';
import { aLongDocument } from './a-long-document.ts';
import { asked, digest, measure, msText, RUNS, type BenchLine, type Measured } from './bench-line.ts';
import { builtEntry } from './built-entry.ts';
import { previewLines } from './preview-lines.ts';

const WHOLE = 5_000;
const TOUCHED = 300;
const VERIFY = 500;
const MEMORY = 300;
const AT = Date.UTC(2026, 10, 26, 16);

/** The most memory (MB) of a fresh process that prints, seals and checks the document five times. */
async function memoryOfFive(): Promise<number> {
  const entry = await builtEntry('documents-in-process', 'test/bench/documents-in-process.ts');
  const { stdout, stderr } = spawnSync(process.execPath, [entry, SURROUNDINGS.fontsFolder], { encoding: 'utf8' });
  const found = Number(stdout.trim());
  if (!(found > 0)) throw new Error(stderr);
  return found;
}

/** What an edit touches in a preview, in a thread that has set the whole. */
async function measureTouched(document: SlaDocument): Promise<Measured> {
  const thread = createDocumentThread(SURROUNDINGS.fontsFolder);
  await thread.make({ kind: 'agreement', document, previewKey: 'bench' });
  const { playbook } = document.configuration;
  let edits = 0;
  const edit = (): Promise<MadePdf> => thread.make({ kind: 'touched', previewKey: 'bench', configuration: { ...document.configuration, playbook: { ...playbook, firstHour: playbook.firstHour.replace('once', `${(edits += 1)} times`) } } });
  await edit();
  const measured = await measure(edit, (made) => (made.kind === 'made' ? `page ${(made.numbers ?? []).join(', ')}` : made.reason));
  await thread.close();
  return measured;
}

/** The whole document, its seal and its check. */
export async function documentLines(): Promise<BenchLine[]> {
  const document = aLongDocument();
  const print = async (): Promise<Extract<Awaited<ReturnType<typeof renderSlaPdf>>, { kind: 'made' }>> => {
    const made = await renderSlaPdf(document, SURROUNDINGS);
    if (made.kind === 'refused') throw new Error(made.reason);
    return made;
  };
  const { pages, bytes } = await print();
  const before = process.cpuUsage();
  const whole = await measure(print, (made) => digest(Buffer.from(made.bytes).toString('base64')));
  const spent = process.cpuUsage(before);
  const processor = (spent.user + spent.system) / 1000 / RUNS;
  const key = await makeSealKey(AT, '01');
  const sealing = await measure(() => sealPdf(bytes, key, AT), (sealed) => digest(Buffer.from(sealed).toString('base64')));
  const sealed = await sealPdf(bytes, key, AT);
  const checking = await measure(() => readAgreementPdf(sealed), (found) => `${found.kind} ${found.kind === 'notPdf' ? '' : found.seal.kind}`);
  const touched = await measureTouched(document);
  const memory = await memoryOfFive();
  return [
    { what: `The whole agreement, ${pages} pages, 4 charts and a matrix`, ...msText(whole), ...asked(whole.median, WHOLE), check: whole.check },
    { what: '  of it processor time', ...msText({ median: processor, low: processor, high: processor }) },
    { what: '  the page that an edit touches, in the preview', ...msText(touched), ...asked(touched.median, TOUCHED), check: touched.check },
    ...(await previewLines()),
    { what: '  its seal', ...msText(sealing), check: sealing.check },
    { what: '  its check (seal, attachments, trail)', ...msText(checking), ...asked(checking.median, VERIFY), check: checking.check },
    { what: '  memory of a process that makes, seals and checks five', ...msText({ median: memory, low: memory, high: memory }, 'MB'), ...asked(memory, MEMORY, 'MB') },
  ];
}
