/** The lead history at full size: `node test/bench/history-bench.ts [leads]` (1,000,000 leads, 10 facts each). */
import { performance } from 'node:perf_hooks';
import { decodeHistory, encodeHistory } from '../../shared/engine/history/history-segments.ts';
import { FACT, STATES } from '../../shared/engine/history/history.ts';
import type { FieldColumn, History, HistoryOwner } from '../../shared/engine/history/history.ts';
import { leadColumns } from '../../shared/engine/history/lead-columns.ts';
import { mergeHistories } from '../../shared/engine/history/merge-histories.ts';
import { queryLeads, type LeadQuery } from '../../shared/engine/history/query-leads.ts';
import { DAY } from '../../shared/engine/time/units.ts';
import { asked, countText, measure, msText, tableOf, type BenchLine } from './bench-line.ts';

const FROM = Date.UTC(2026, 0, 1);
const FACTS = 10;
const PAGE_MS = 150;
const MEGABYTE = 1024 * 1024;

/** A small linear congruential generator, so that every run measures the same history. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

type Random = (below: number) => number;

function column(name: string, type: FieldColumn['type'], values: string[], leads: number, code: (lead: number) => number, personal = false): FieldColumn {
  return { name, type, personal, values, numbers: Float64Array.from(values, (text) => (type === 'number' && text !== '' ? Number(text) : NaN)), current: Uint32Array.from({ length: leads }, (_, lead) => code(lead)), hasHistory: false };
}

const padded = (n: number): string => String(n).padStart(7, '0');

function fieldsOf(leads: number, first: number, random: Random): FieldColumn[] {
  const words = (prefix: string, size: number): string[] => ['', ...Array.from({ length: size }, (_, i) => `${prefix} ${padded(i)}`)];
  const each = (text: (n: number) => string): string[] => ['', ...Array.from({ length: leads }, (_, lead) => text(first + lead))];
  return [
    column('Name', 'text', each((n) => `First${padded(n)} Last${padded(n)}`), leads, (lead) => lead + 1, true),
    column('Email', 'text', each((n) => `first${padded(n)}@company${n % 9_973}.example`), leads, (lead) => lead + 1, true),
    column('Company', 'text', words('Company', Math.max(10, leads / 5)), leads, () => random(leads / 5)),
    column('Country', 'text', words('Country', 20), leads, () => random(21)),
    column('Title', 'text', words('Title', 2_000), leads, () => random(2_001)),
    column('Employees', 'number', ['', ...Array.from({ length: 5_000 }, (_, i) => String((i * 7) % 5_003))], leads, () => random(5_001)),
  ];
}

const OWNERS: HistoryOwner[] = Array.from({ length: 50 }, (_, i) => ({ extId: `${100 + i}`, name: `Rep ${(i * 7) % 50}`, email: `rep${i}@x.example`, zone: 'UTC', territory: 'North', workStart: 540, workEnd: 1020, dayCap: null, inactiveFrom: null }));

/** Leads `first` to `first + leads`, ten facts each: pages, calls, an owner, stages. */
export function historyOfSize(leads: number, first = 0): History {
  const random = randomNumbers(7 + first);
  const size = leads * FACTS;
  const facts = { offsets: new Uint32Array(leads + 1), at: new Float64Array(size), kind: new Uint8Array(size), subject: new Uint16Array(size), value: new Uint32Array(size), owner: new Uint16Array(size), automated: new Uint8Array(size) };
  const createdAt = new Float64Array(leads);
  for (let lead = 0; lead < leads; lead++) {
    let at = (createdAt[lead] = FROM + random(180 * 86_400) * 1_000);
    for (let i = 0; i < FACTS; i++) {
      const row = lead * FACTS + i;
      at += 1 + random(86_400_000);
      const kind = i === 4 ? FACT.stage : i === 5 ? FACT.owner : FACT.engagement;
      facts.at[row] = at;
      facts.kind[row] = kind;
      facts.subject[row] = kind === FACT.engagement ? random(6) : kind === FACT.stage ? random(4) : 0;
      facts.value[row] = kind === FACT.engagement ? random(10) : 0;
      facts.owner[row] = kind === FACT.owner ? 1 + random(50) : 0;
      facts.automated[row] = kind === FACT.engagement && random(4) === 0 ? 1 : 0;
    }
    facts.offsets[lead + 1] = (lead + 1) * FACTS;
  }
  return {
    leadIds: Array.from({ length: leads }, (_, lead) => String(1_000_000 + first + lead)), createdAt, fields: fieldsOf(leads, first, random),
    eventTypes: ['call', 'chat', 'form', 'mail', 'page', 'webinar'], assets: Array.from({ length: 10 }, (_, i) => `asset ${i}`), owners: OWNERS, deals: [], facts,
    roles: { name: 'Name', email: 'Email', company: 'Company', source: 'Country', rejectReason: null, outcome: null }, level: 'B', from: FROM, to: FROM + 190 * DAY, excluded: new Uint8Array(leads),
  };
}

const QUERIES: readonly (readonly [string, Partial<LeadQuery>])[] = [
  ['sorted by creation, newest first', { sort: [{ field: '@created', descending: true }] }],
  ['sorted by last touch', { sort: [{ field: '@touched', descending: false }] }],
  ['sorted by name', { sort: [{ field: 'Name', descending: true }] }],
  ['sorted by country, then employees, then e-mail', { sort: [{ field: 'Country', descending: true }, { field: 'Employees', descending: false }, { field: 'Email', descending: true }] }],
  ['sorted by owner, then stage', { sort: [{ field: '@owner', descending: false }, { field: '@state', descending: true }] }],
  ['filtered by stage and size, sorted by company', { filters: [{ field: '@state', op: 'eq', value: STATES[1] }, { field: 'Employees', op: 'gt', value: 2_500 }], sort: [{ field: 'Company', descending: false }] }],
  ['filtered by a text in the e-mail', { filters: [{ field: 'Email', op: 'contains', value: '42@company7' }] }],
  ['filtered by creation, sorted by last touch', { filters: [{ field: '@created', op: 'ge', value: FROM + 90 * DAY }], sort: [{ field: '@touched', descending: true }] }],
  ['searched for a rare text', { search: 'first0123456' }],
  ['searched for a frequent text', { search: 'company1', sort: [{ field: '@created', descending: true }] }],
];

const ask = (history: History, query: Partial<LeadQuery>) => queryLeads(history, { filters: [], search: '', sort: [], columns: ['Country', 'Title'], offset: 0, limit: 100, ...query });

async function tableLines(history: History): Promise<BenchLine[]> {
  const lines: BenchLine[] = [];
  for (const [what, query] of QUERIES) {
    const start = performance.now();
    ask(history, query);
    const first = performance.now() - start;
    const time = await measure(() => ask(history, query), ({ total, rows }) => JSON.stringify([total, rows]));
    lines.push({ what: `Leads ${what}`, ...msText(time), ...asked(time.median, PAGE_MS), check: time.check });
    lines.push({ what: '  the first time, ranks and all', median: `${countText(first)} ms` });
  }
  return lines;
}

/** Medians of everything that reads or makes a history of this size. */
export async function historyLines(leads = 1_000_000): Promise<BenchLine[]> {
  const before = memory();
  const history = historyOfSize(leads);
  const lines: BenchLine[] = [{ what: `History of ${countText(leads)} leads and ${countText(leads * FACTS)} facts in memory`, median: `${countText((memory() - before) / MEGABYTE)} MB` }];
  const start = performance.now();
  leadColumns(history);
  lines.push({ what: 'State, owner, last activity and touch of every lead, once', median: `${countText(performance.now() - start)} ms` });
  lines.push(...(await tableLines(history)));
  lines.push({ what: 'The same, with everything that the table keeps', median: `${countText((memory() - before) / MEGABYTE)} MB` });
  const segments = encodeHistory(history);
  const decoded = await measure(() => decodeHistory(segments), ({ leadIds }) => String(leadIds.length));
  lines.push({ what: 'History decoded from its segments', ...msText(decoded) });
  const later = historyOfSize(Math.ceil(leads / 10), leads - Math.ceil(leads / 20));
  const merged = await measure(() => mergeHistories([history, later]), ({ merged: counts }) => JSON.stringify(counts));
  lines.push({ what: 'Next quarter (a tenth, half of it known leads) merged in', ...msText(merged), check: merged.check });
  return lines;
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

if (import.meta.main) console.log(tableOf(await historyLines(Number(process.argv[2] ?? 1_000_000))));
