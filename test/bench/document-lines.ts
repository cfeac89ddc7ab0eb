import { spawnSync } from 'node:child_process';
import type { MadePdf } from '../../electron/compose/document-messages.ts';
import { createDocumentThread } from '../../electron/compose/document-thread.ts';
import { readAgreementPdf } from '../../electron/documents/seal/read-agreement-pdf.ts';
import { makeSealKey } from '../../electron/documents/seal/seal-key.ts';
import { sealPdf } from '../../electron/documents/seal/seal-pdf.ts';
import { renderSlaPdf } from '../../electron/documents/sla-pdf.ts';
import type { SlaDocument } from '../../electron/documents/sla-document.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { aConfiguration } from '../documents/a-configuration.ts';
import { SURROUNDINGS, aSlaDocument, someEvidence } from '../documents/a-sla-document.ts';
import { asked, digest, measure, msText, RUNS, type BenchLine, type Measured } from './bench-line.ts';

const WHOLE = 5_000;
const TOUCHED = 300;
const VERIFY = 500;
const MEMORY = 300;
const AT = Date.UTC(2026, 10, 26, 16);
const WEEK = 7 * 24 * 3_600_000;

/** An agreement with every kind of chart and as much text as makes about 25 pages. */
function aLongDocument(): SlaDocument {
  const plain = aConfiguration();
  const text = `${plain.definitions.mql.text} `.repeat(22);
  const score: Configuration['score'] = { ...plain.score, matrix: { fitFrom: [4000, 2500], engagementFrom: [3500, 2000, 800], cells: ['A', 'B', 'C'].flatMap((letter, row) => [1, 2, 3, 4].map((column) => ({ cell: `${letter}${column}`, tierId: ['hot', 'warm', 'cold'][Math.min(2, (row + column) >> 1)] ?? 'cold' }))) } };
  const roster = Array.from({ length: 40 }, (_, i) => ({ id: `r${i}`, extId: `${i}`, name: `Rep ${i}`, zone: 'Europe/Berlin', calendarId: 'c1', territories: ['t1'], skills: [], dayCap: 6 }));
  const figures = Array.from({ length: 260 }, (_, i) => ({ ...(someEvidence().figures[0] ?? { id: '', label: '', arm: 'actual', unit: 'count', value: 1, n: 1, low: null, high: null, honesty: 'observed', reason: null, leads: 1 } as const), id: `figure.${i}`, label: `Figure number ${i} of the replay` }));
  const evidence = someEvidence({
    figures,
    weeks: Array.from({ length: 52 }, (_, i) => ({ weekStart: AT - (52 - i) * WEEK, actual: 40 + ((i * 13) % 31), proposed: 38 + ((i * 7) % 11) })),
    weeklyCapacity: 58,
    speedToLead: { curve: Array.from({ length: 200 }, (_, i) => ({ minutes: i * 12, share: 0.8 * (1 - Math.exp(-i / 40)) })), n: 1604, medianMinutes: 470, p90Minutes: null, shareWithoutTouch: 0.2 },
    load: roster.map(({ id, name }, i) => ({ repId: id, name, actual: 20 + ((i * 17) % 90), proposed: 44 })),
    sources: ['Paid', 'Organic', 'Events', 'Partners', 'Referral'].map((source, i) => ({ source, mqls: 100 - i * 9, proposedMqls: 80 - i * 5, sql: 30 - i, won: 9 - i })),
  });
  const configuration = { ...plain, score, routing: { ...plain.routing, roster }, definitions: { ...plain.definitions, mql: { ...plain.definitions.mql, text }, sql: { ...plain.definitions.sql, text } } };
  return aSlaDocument({ evidence }, configuration);
}

/** The most memory (MB) of a fresh process that prints, seals and checks the document five times. */
function memoryOfFive(): number {
  const { stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, 'five'], { encoding: 'utf8' });
  const found = Number(stdout.trim());
  if (!(found > 0)) throw new Error(stderr);
  return found;
}

if (process.argv[1] === import.meta.filename && process.argv[2] === 'five') {
  const thread = createDocumentThread(SURROUNDINGS.fontsFolder);
  for (let i = 0; i < 5; i++) {
    const made = await thread.make({ kind: 'agreement', document: aLongDocument() });
    if (made.kind === 'refused') throw new Error(made.reason);
    await readAgreementPdf(await sealPdf(made.bytes, await makeSealKey(AT, '01'), AT));
  }
  await thread.close();
  console.log(Math.round(process.resourceUsage().maxRSS / 1024));
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
  const memory = memoryOfFive();
  return [
    { what: `The whole agreement, ${pages} pages, 4 charts and a matrix`, ...msText(whole), ...asked(whole.median, WHOLE), check: whole.check },
    { what: '  of it processor time', ...msText({ median: processor, low: processor, high: processor }) },
    { what: '  the page that an edit touches, in the preview', ...msText(touched), ...asked(touched.median, TOUCHED), check: touched.check },
    { what: '  its seal', ...msText(sealing), check: sealing.check },
    { what: '  its check (seal, attachments, trail)', ...msText(checking), ...asked(checking.median, VERIFY), check: checking.check },
    { what: '  memory of a process that makes, seals and checks five', ...msText({ median: memory, low: memory, high: memory }, 'MB'), ...asked(memory, MEMORY, 'MB') },
  ];
}
