/** The lead history at full size: `node test/bench/history-bench.ts [leads]` (1,000,000 leads, 10 facts each). */
import { performance } from 'node:perf_hooks';
import { decodeHistory, encodeHistory } from '../../shared/engine/history/history-segments.ts';
import { STATES, type History } from '../../shared/engine/history/history.ts';
import { historyHealth } from '../../shared/engine/history/history-health.ts';
import { mergeHistories } from '../../shared/engine/history/merge-histories.ts';
import { queryLeads, type LeadQuery } from '../../shared/engine/history/query-leads.ts';
import { DAY } from '../../shared/engine/time/units.ts';
import { fixedZone } from '../../shared/engine/time/zone-table.ts';
import { asked, countText, measure, msText, RUNS, tableOf, type BenchLine } from './bench-line.ts';
import { collectGarbage } from './collect-garbage.ts';
import { FACTS, FROM, historyOfSize } from './history-of-size.ts';
import { openingLines } from './opening-lines.ts';

const PAGE_MS = 150;
const MEGABYTE = 1024 * 1024;

const QUERIES: readonly (readonly [string, Partial<LeadQuery>])[] = [
  ['sorted by creation, newest first', { sort: [{ field: '@created', descending: true }] }],
  ['sorted by last activity', { sort: [{ field: '@active', descending: true }] }],
  ['sorted by last touch', { sort: [{ field: '@touched', descending: false }] }],
  ['sorted by id, falling', { sort: [{ field: '@id', descending: true }] }],
  ['sorted by name', { sort: [{ field: 'Name', descending: true }] }],
  ['sorted by e-mail', { sort: [{ field: 'Email', descending: false }] }],
  ['sorted by company', { sort: [{ field: 'Company', descending: false }] }],
  ['sorted by country, then employees, then e-mail', { sort: [{ field: 'Country', descending: true }, { field: 'Employees', descending: false }, { field: 'Email', descending: true }] }],
  ['sorted by owner, then stage', { sort: [{ field: '@owner', descending: false }, { field: '@state', descending: true }] }],
  ['sorted by name, in the middle', { sort: [{ field: 'Name', descending: false }], offset: 500_000 }],
  ['filtered by stage and size, sorted by company', { filters: [{ field: '@state', op: 'eq', value: STATES[1] }, { field: 'Employees', op: 'gt', value: 2_500 }], sort: [{ field: 'Company', descending: false }] }],
  ['filtered by a text in the e-mail', { filters: [{ field: 'Email', op: 'contains', value: '42@company7' }] }],
  ['filtered by two companies', { filters: [{ field: 'Company', op: 'in', value: ['Company 0000007', 'Company 0000042'] }] }],
  ['filtered by creation, sorted by last touch', { filters: [{ field: '@created', op: 'ge', value: FROM + 90 * DAY }], sort: [{ field: '@touched', descending: true }] }],
  ['searched for a rare text', { search: 'first0123456' }],
  ['searched for a frequent text', { search: 'company1', sort: [{ field: '@created', descending: true }] }],
];

const ask = (history: History, query: Partial<LeadQuery>) => queryLeads(history, { filters: [], search: '', sort: [], columns: ['Country', 'Title'], offset: 0, limit: 100, ...query });

/** Each question of a history that was opened for it alone, then five times more of the same. */
async function tableLines(segments: ReadonlyMap<string, Uint8Array>): Promise<BenchLine[]> {
  const lines: BenchLine[] = [];
  const [cold, warm]: [number[], number[]] = [[], []];
  const [coldGiven, warmGiven]: [number[], number[]] = [[], []];
  for (const [what, query] of QUERIES) {
    const history = decodeHistory(segments);
    const [start, before] = [performance.now(), processorMs()];
    ask(history, query);
    const first = performance.now() - start;
    coldGiven.push(processorMs() - before);
    const later = processorMs();
    const time = await measure(() => ask(history, query), ({ total, rows }) => JSON.stringify([total, rows]));
    warmGiven.push((processorMs() - later) / RUNS);
    cold.push(first);
    warm.push(time.high);
    lines.push({ what: `Leads ${what}`, ...msText(time), ...asked(time.median, PAGE_MS), check: time.check });
    lines.push({ what: '  the first question after opening', median: `${countText(first)} ms`, ...asked(first, PAGE_MS) });
  }
  const given = (times: readonly number[]): BenchLine => ({ what: '  the most that the processor gave to any of them', median: `${countText(Math.max(...times))} ms` });
  const worst = (what: string, times: readonly number[]): BenchLine => ({ what, median: `${countText(Math.max(...times))} ms`, ...asked(Math.max(...times), PAGE_MS) });
  return [
    ...lines,
    worst('The slowest of these, first question after opening', cold),
    given(coldGiven),
    worst('The slowest of these, any later time', warm),
    given(warmGiven),
  ];
}

/** Medians of everything that reads or makes a history of this size. */
export async function historyLines(leads = 1_000_000): Promise<BenchLine[]> {
  const before = memory();
  let made: History | null = historyOfSize(leads);
  const lines: BenchLine[] = [{ what: `History of ${countText(leads)} leads and ${countText(leads * FACTS)} facts as it is made, with a string for each text`, median: `${countText((memory() - before) / MEGABYTE)} MB` }];
  const later = historyOfSize(Math.ceil(leads / 10), leads - Math.ceil(leads / 20));
  const merged = await measure(() => mergeHistories([made ?? later, later]), ({ merged: counts }) => JSON.stringify(counts));
  lines.push({ what: 'Next quarter (a tenth, half of it known leads) merged in', ...msText(merged), check: merged.check });
  const segments = encodeHistory(made);
  made = null;
  lines.push({ what: 'The same as it is stored and computed on', median: `${countText([...segments.values()].reduce((sum, { byteLength }) => sum + byteLength, 0) / MEGABYTE)} MB` });
  const decoded = await measure(() => decodeHistory(segments), ({ createdAt }) => String(createdAt.length));
  lines.push({ what: 'History decoded from its segments', ...msText(decoded) });
  const stored = memory();
  const history = decodeHistory(segments);
  lines.push(...(await tableLines(segments)));
  for (const [, query] of QUERIES) ask(history, query);
  lines.push({ what: 'What the table keeps beside the stored columns after all these questions', median: `${countText((memory() - stored) / MEGABYTE)} MB` });
  const health = await measure(() => historyHealth(history, { zone: fixedZone('UTC', 0) }), ({ leads: counted, facts }) => JSON.stringify([counted, facts]));
  lines.push({ what: 'What the first page of Prepare says of it', ...msText(health), check: health.check });
  return [...lines, ...(await openingLines(segments, leads))];
}

/** What the processor has given to this thread so far: on a busy machine less than the clock on the wall says. */
function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Bytes that somebody holds; twice, since the memory of a column goes when the collection after it has begun. */
function memory(): number {
  collectGarbage();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

if (import.meta.main) console.log(tableOf(await historyLines(Number(process.argv[2] ?? 1_000_000))));
