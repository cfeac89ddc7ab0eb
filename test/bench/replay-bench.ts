import { buildZoneTables } from '../../electron/zones/build-zone-table.ts';
import { FACT, STATES } from '../../shared/engine/history/history.ts';
import type { FieldColumn, History } from '../../shared/engine/history/history.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { ReplayInput } from '../../shared/engine/replay/replay-result.ts';
import { runReplay } from '../../shared/engine/replay/run-replay.ts';
import { aConfiguration, aRep, did, officeHours, where } from '../fixtures/a-proposal.ts';

const DAY = 86_400_000;
const FROM = Date.UTC(2026, 0, 1);
/** The zones of the client and of the roster. */
export const BENCH_ZONES = ['Europe/London', 'Europe/Berlin', 'America/New_York', 'Asia/Dubai', 'Africa/Johannesburg'];
const COUNTRIES = Array.from({ length: 20 }, (_, i) => `Country ${i}`);
const SIZES = ['1-10', '11-50', '51-200', '201-1000', '1001+'];
const TYPES = ['VISIT', 'FORM', 'CALL', 'MAILING', 'MAIL', 'OPEN', 'CLICK', 'WEBINAR', 'TASK'];
const ASSETS = ['', 'demo', 'ebook', 'pricing', 'product', 'blog'];
const REPS = 50;

/** A repeatable stream of numbers in [0, 1) (mulberry32), so that every run measures the same history. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Fact {
  readonly at: number;
  readonly kind: number;
  readonly subject: number;
  readonly value: number;
  readonly owner: number;
  readonly automated: number;
}

function factsOfLead(next: () => number, perLead: number): Fact[] {
  const pick = (n: number): number => Math.floor(next() * n);
  const start = FROM + next() * 180 * DAY;
  const facts: Fact[] = Array.from({ length: perLead - 3 }, () => {
    const subject = pick(TYPES.length);
    return { at: Math.floor(start + next() * 30 * DAY), kind: FACT.engagement, subject, value: pick(ASSETS.length), owner: 0, automated: subject === 3 ? 1 : 0 };
  });
  const handoff = Math.floor(start + next() * 20 * DAY);
  if (next() < 0.6) facts.push({ at: handoff, kind: FACT.stage, subject: STATES.indexOf('mql'), value: 0, owner: 0, automated: 0 }, { at: handoff + 1000, kind: FACT.owner, subject: 0, value: 0, owner: 1 + pick(REPS), automated: 0 });
  facts.push({ at: Math.floor(start), kind: FACT.stage, subject: STATES.indexOf('lead'), value: 0, owner: 0, automated: 0 });
  return facts.sort((a, b) => a.at - b.at || a.kind - b.kind);
}

function column(name: string, values: readonly string[], leads: number, next: () => number): FieldColumn {
  const dictionary = ['', ...values];
  return { name, type: 'text', personal: false, values: dictionary, numbers: Float64Array.from(dictionary, () => NaN), current: Uint8Array.from({ length: leads }, () => Math.floor(next() * dictionary.length)), hasHistory: false };
}

/** A synthetic history of the given size, its codes as narrow as an import makes them; facts go straight into their columns, so that no object outlives its lead. */
export function benchHistory(leads: number, perLead: number): History {
  const next = numbers(1);
  const most = leads * perLead;
  const offsets = new Uint32Array(leads + 1);
  const columns = { at: new Float64Array(most), kind: new Uint8Array(most), subject: new Uint8Array(most), value: new Uint8Array(most), owner: new Uint8Array(most), automated: new Uint8Array(most) };
  const createdAt = new Float64Array(leads);
  let row = 0;
  let to = FROM;
  for (let lead = 0; lead < leads; lead += 1) {
    const own = factsOfLead(next, perLead);
    createdAt[lead] = own[0]?.at ?? FROM;
    for (const fact of own) {
      columns.at[row] = fact.at;
      columns.kind[row] = fact.kind;
      columns.subject[row] = fact.subject;
      columns.value[row] = fact.value;
      columns.owner[row] = fact.owner;
      columns.automated[row] = fact.automated;
      if (fact.at > to) to = fact.at;
      row += 1;
    }
    offsets[lead + 1] = row;
  }
  const { at, kind, subject, value, owner, automated } = columns;
  return {
    leadIds: Array.from({ length: leads }, (_, i) => String(1_000_000 + i)),
    createdAt,
    fields: [column('country', COUNTRIES, leads, next), column('size', SIZES, leads, next), column('source', ['Search', 'Fair', 'Web'], leads, next)],
    eventTypes: TYPES,
    assets: ASSETS,
    owners: Array.from({ length: REPS }, (_, i) => ({ extId: `rep ${i}`, name: '', email: '', zone: '', territory: '', workStart: null, workEnd: null, dayCap: null, inactiveFrom: null })),
    deals: [],
    facts: { offsets, at: at.subarray(0, row), kind: kind.subarray(0, row), subject: subject.subarray(0, row), value: value.subarray(0, row), owner: owner.subarray(0, row), automated: automated.subarray(0, row) },
    roles: { name: null, email: null, company: null, source: 'source', rejectReason: null, outcome: null },
    level: 'C',
    from: FROM,
    to,
    excluded: new Uint8Array(leads),
  };
}

/** 20 territories, 21 ordered rules, 50 reps in 20 pools, three groups of points with decay. */
export function benchConfiguration(): Configuration {
  const reps = Array.from({ length: REPS }, (_, i) => i);
  const event = (type: string, points: number) => ({ kind: 'event' as const, id: type, name: type, match: { type }, frequency: 'every' as const, points });
  return aConfiguration({
    score: {
      groups: [
        { id: 'fit', name: 'Fit', category: 'fit', min: 0, max: 4000, decay: { kind: 'none' }, rules: [{ kind: 'table', id: 'size', name: 'Size', field: 'size', rows: SIZES.map((size, i) => ({ values: [size], points: i * 500 })) }] },
        { id: 'web', name: 'Web', category: 'engagement', min: 0, max: 6000, decay: { kind: 'linear', ratePercent: 25, periodDays: 30, granularity: 'step' }, rules: [event('VISIT', 800), event('CLICK', 500), event('OPEN', 100)] },
        { id: 'content', name: 'Content', category: 'engagement', min: 0, max: 5000, decay: { kind: 'linear', ratePercent: 50, periodDays: 30, granularity: 'continuous' }, rules: [event('FORM', 1200), event('WEBINAR', 1000)] },
      ],
    },
    routing: {
      territoryField: 'country',
      territories: COUNTRIES.map((name) => ({ id: name, name, values: [name] })),
      calendars: [officeHours()],
      roster: reps.map((i) => aRep(`rep ${i}`, { zone: BENCH_ZONES[i % BENCH_ZONES.length] ?? 'UTC', dayCap: 8 })),
      pools: COUNTRIES.map((name, pool) => ({ id: name, name, strategy: 'weightedSmooth', hours: 'ignore', members: reps.filter((i) => i % 20 === pool || i % 7 === pool % 7).map((i) => ({ repId: `rep ${i}`, weight: 1 + (i % 3) })) })),
      rules: [
        { id: 'large', name: 'Large', when: { kind: 'all', of: [where('size', '1001+'), did('FORM', 'demo')] }, poolId: COUNTRIES[0] ?? '', onExhausted: 'next' },
        ...COUNTRIES.map((name) => ({ id: name, name, when: where('@territory', name), poolId: name, onExhausted: 'next' as const })),
      ],
    },
    playbook: { requiredFields: ['country', 'size'] },
  });
}

/** The median of five replays and the highest memory use so far, as one line of the bench table. */
export function benchReplay(leads = 20_000, perLead = 13): string {
  const history = benchHistory(leads, perLead);
  const zones = buildZoneTables(BENCH_ZONES, history.from, history.to);
  const input: ReplayInput = { history, configuration: benchConfiguration(), absences: [], zones, clientZone: 'Europe/London', currentResponseMinutes: 240 };
  const times: number[] = [];
  let handoffs = '';
  for (let run = 0; run < 5; run += 1) {
    const start = performance.now();
    const { summary } = runReplay(input);
    times.push(performance.now() - start);
    handoffs = `${summary.handoffs.actual} actual and ${summary.handoffs.proposed} proposed handoffs`;
  }
  const sorted = times.toSorted((a, b) => a - b);
  const rss = Math.round(process.resourceUsage().maxRSS / 1024);
  return `replay of ${leads} leads, ${history.facts.at.length} facts (${handoffs}): median ${Math.round(sorted[2] ?? 0)} ms, first ${Math.round(times[0] ?? 0)} ms, peak ${rss} MB`;
}

if (import.meta.main) {
  console.log(benchReplay());
  console.log(benchReplay(100_000, 10));
}
