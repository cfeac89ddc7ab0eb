/** Median times of scoring on one thread: `node test/bench/score-bench.ts [leads]` (20,000 leads, about 270,000 facts). */
import { performance } from 'node:perf_hooks';
import { FACT } from '../../shared/engine/history/history.ts';
import type { FieldColumn, History } from '../../shared/engine/history/history.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { ScoreGroup } from '../../shared/engine/model/score-model.ts';
import { describeDistribution } from '../../shared/engine/scoring/distribution.ts';
import { findCrossings } from '../../shared/engine/scoring/find-crossings.ts';
import { createLeadEvaluator } from '../../shared/engine/scoring/lead-evaluator.ts';
import { DAY } from '../../shared/engine/time/units.ts';
import { fixedZone } from '../../shared/engine/time/zone-table.ts';
import { aConfiguration, aGroup } from '../fixtures/a-configuration.ts';

const FACTS_PER_LEAD = 13.5;
const ROUNDS = 9;

/** A small linear congruential generator, so that every run measures the same history. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function column(name: string, size: number, leads: number, random: (below: number) => number, hasHistory = false): FieldColumn {
  const values = ['', ...Array.from({ length: size }, (_, i) => `${name} ${i}`)];
  return { name, type: 'text', personal: false, values, numbers: new Float64Array(size + 1).fill(NaN), current: Uint32Array.from({ length: leads }, () => random(size + 1)), hasHistory };
}

function makeHistory(leads: number): History {
  const random = randomNumbers(7);
  const fields = [column('country', 12, leads, random), column('size', 8, leads, random, true), column('title', 2_000, leads, random), column('industry', 20, leads, random)];
  const perLead = Array.from({ length: leads }, () => 1 + random(2 * FACTS_PER_LEAD - 1));
  const offsets = new Uint32Array(leads + 1);
  perLead.forEach((count, lead) => (offsets[lead + 1] = (offsets[lead] ?? 0) + count));
  const total = offsets[leads] ?? 0;
  const facts = { offsets, at: new Float64Array(total), kind: new Uint8Array(total), subject: new Uint16Array(total), value: new Uint32Array(total), owner: new Uint16Array(total), automated: new Uint8Array(total) };
  perLead.forEach((count, lead) => {
    const instants = Float64Array.from({ length: count }, () => random(180 * 86_400) * 1_000).sort();
    instants.forEach((at, i) => {
      const row = (offsets[lead] ?? 0) + i;
      const dice = random(20);
      facts.at[row] = at;
      facts.kind[row] = dice < 3 ? FACT.property : dice < 4 ? FACT.stage : FACT.engagement;
      facts.subject[row] = dice < 3 ? 1 : random(6);
      facts.value[row] = dice < 3 ? random(9) : random(10);
    });
  });
  return {
    leadIds: Array.from({ length: leads }, (_, i) => `lead-${i}`), createdAt: new Float64Array(leads), fields,
    eventTypes: ['page', 'form', 'mail', 'call', 'webinar', 'chat'], assets: Array.from({ length: 10 }, (_, i) => `asset ${i}`), owners: [], deals: [], facts,
    roles: { name: null, email: null, company: null, source: null, rejectReason: null, outcome: null },
    level: 'C', from: 0, to: 180 * DAY, excluded: new Uint8Array(leads),
  };
}

function makeConfiguration(): Configuration {
  const decay = { kind: 'linear', ratePercent: 25, periodDays: 30, granularity: 'continuous' } as const;
  const fit: ScoreGroup[] = [
    aGroup({ id: 'company', category: 'fit', max: 3_000, rules: [
      ...[0, 1, 2, 3].map((i) => ({ kind: 'when' as const, id: `c${i}`, name: 'Country', when: { kind: 'compare' as const, field: 'country', op: 'eq' as const, value: `country ${i}` }, points: 500 + i })),
      { kind: 'table', id: 's', name: 'Size', field: 'size', rows: [1, 2, 3, 4].map((i) => ({ values: [`size ${i}`], points: i * 300 })) },
      { kind: 'when', id: 'i', name: 'Industry', when: { kind: 'compare', field: 'industry', op: 'in', value: ['industry 1', 'industry 2'] }, points: 800 },
    ] }),
    aGroup({ id: 'person', category: 'fit', min: -1_000, max: 2_000, rules: [4, 5, 6].map((i) => ({ kind: 'when', id: `t${i}`, name: 'Title', when: { kind: 'compare', field: 'title', op: 'contains', value: `${i}7` }, points: 700 - i * 200 })) }),
  ];
  const engagement = ['page', 'form', 'mail', 'webinar', 'chat'].map((type, g) =>
    aGroup({ id: type, max: 2_500, ...(g % 2 === 0 ? { decay } : {}), rules: [
      { kind: 'event', id: `${type}-every`, name: type, match: { type, assets: ['asset 1', 'asset 2', 'asset 3'] }, frequency: 'every', points: 400 },
      { kind: 'event', id: `${type}-twice`, name: type, match: { type }, frequency: 2, points: 900, ...(g % 2 === 0 ? {} : { withinDays: 30 }) },
    ] }),
  );
  const demo = { kind: 'event', match: { type: 'form', assets: ['asset 0'] }, measure: 'count', op: 'ge', n: 1 } as const;
  const returned = { kind: 'event', match: { type: 'page' }, measure: 'distinctDays', op: 'ge', n: 2, withinDays: 60 } as const;
  const base = aConfiguration({ groups: [...fit, ...engagement], criteria: { handRaise: demo, mql: returned }, score: { mqlThreshold: 3_500 } });
  return { ...base, tiers: { ...base.tiers, rules: [{ when: demo, tierId: 'hot' }] } };
}

function report(name: string, work: () => string): void {
  const times: number[] = [];
  let said = '';
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    said = work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log(`${name.padEnd(24)} median ${(times[ROUNDS >> 1] ?? 0).toFixed(1)} ms, first to last ${(times[0] ?? 0).toFixed(1)} to ${(times.at(-1) ?? 0).toFixed(1)} ms, ${said}`);
}

const history = makeHistory(Number(process.argv[2] ?? 20_000));
const configuration = makeConfiguration();
const zone = fixedZone('UTC', 0);
console.log(`${history.leadIds.length} leads, ${history.facts.at.length} facts, ${configuration.score.groups.flatMap((group) => group.rules).length} rules`);
report('crossings', () => `${findCrossings(history, configuration, createLeadEvaluator(history, configuration, (at) => Math.floor(at / DAY))).count} crossings`);
report('whole distribution', () => `${describeDistribution(history, configuration, zone, { moment: 'best', outcome: 'won', binWidth: 2 }).leads} leads`);
