import { FACT } from '../../shared/engine/history/history.ts';
import type { FieldColumn, History } from '../../shared/engine/history/history.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import type { Expression } from '../../shared/engine/model/expression.ts';
import type { Decay, ScoreGroup, ScoreRule } from '../../shared/engine/model/score-model.ts';
import { DAY } from '../../shared/engine/time/units.ts';
import { aConfiguration } from '../fixtures/a-configuration.ts';

const EVENTS = 10;
export const TYPES = ['page', 'form', 'mail', 'webinar', 'chat', 'call', 'download', 'ad'];
export const ASSETS = ['home', 'pricing', 'product', 'blog', 'demo', 'contact', 'guide', 'news', 'nurture', 'intro', 'event', 'trial'];
const DAYS = 180;

/** A small linear congruential generator, so that every run measures the same history. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

/** The columns of the bench with their values; code 0 is unknown. */
export const COLUMNS: readonly (readonly [name: string, values: readonly string[]])[] = [
  ['country', Array.from({ length: 20 }, (_, i) => `country ${i}`)],
  ['size', ['1-10', '11-50', '51-200', '201-1000', '1001+']],
  ['industry', Array.from({ length: 20 }, (_, i) => `industry ${i}`)],
  ['source', ['web', 'event', 'partner', 'ads', 'referral', 'import']],
  ['seniority', ['analyst', 'manager', 'director', 'vp', 'c-level']],
  ['title', Array.from({ length: 2_000 }, (_, i) => `title ${i} ${['sales', 'ops', 'marketing', 'finance'][i % 4] ?? ''}`)],
];

/** A million leads (or so many) with ten engagements each over half a year, in the layout of the product. */
export function millionHistory(leads: number): History {
  const random = randomNumbers(11);
  const fields = COLUMNS.map(([name, values]): FieldColumn => {
    const size = values.length + 1;
    const codes = size <= 256 ? new Uint8Array(leads) : new Uint16Array(leads);
    for (let lead = 0; lead < leads; lead++) codes[lead] = random(size);
    return { name, type: 'text', personal: false, values: ['', ...values], numbers: new Float64Array(size).fill(NaN), current: codes, hasHistory: false };
  });
  const rows = leads * EVENTS;
  const facts = { offsets: new Uint32Array(leads + 1), at: new Float64Array(rows), kind: new Uint8Array(rows).fill(FACT.engagement), subject: new Uint16Array(rows), value: new Uint32Array(rows), owner: new Uint16Array(rows), automated: new Uint8Array(rows) };
  const instants = new Float64Array(EVENTS);
  for (let lead = 0; lead < leads; lead++) {
    for (let i = 0; i < EVENTS; i++) instants[i] = random(DAYS * 86_400) * 1_000;
    instants.sort();
    facts.offsets[lead + 1] = (lead + 1) * EVENTS;
    for (let i = 0; i < EVENTS; i++) {
      facts.at[lead * EVENTS + i] = instants[i]!;
      facts.subject[lead * EVENTS + i] = random(TYPES.length);
      facts.value[lead * EVENTS + i] = random(ASSETS.length);
    }
  }
  return {
    leadIds: Array.from({ length: leads }, (_, i) => `lead-${i}`), createdAt: new Float64Array(leads), fields, eventTypes: TYPES, assets: ASSETS, owners: [], deals: [], facts,
    roles: { name: null, email: null, company: null, source: null, rejectReason: null, outcome: null }, level: 'C', from: 0, to: DAYS * DAY, excluded: new Uint8Array(leads),
  };
}

/** One criterion on a field with its points in hundredths. */
export type When = readonly [field: string, op: 'eq' | 'contains', value: string, points: number];
/** Eleven criteria each on the company and on the person. */
export const COMPANY: readonly When[] = [
  ['country', 'eq', 'country 1', 500], ['country', 'eq', 'country 2', 450], ['country', 'eq', 'country 3', 400], ['country', 'eq', 'country 4', 300], ['size', 'eq', '51-200', 1_500], ['size', 'eq', '201-1000', 1_500],
  ['size', 'eq', '1001+', 500], ['size', 'eq', '11-50', 500], ['industry', 'eq', 'industry 3', 800], ['industry', 'eq', 'industry 5', 600], ['industry', 'eq', 'industry 7', -900],
];
export const PERSON: readonly When[] = [
  ['seniority', 'eq', 'director', 1_000], ['seniority', 'eq', 'vp', 1_000], ['seniority', 'eq', 'c-level', 1_200], ['seniority', 'eq', 'manager', 500], ['title', 'contains', 'sales', 700], ['title', 'contains', 'ops', 400],
  ['title', 'contains', '77', 250], ['title', 'contains', '13', -300], ['source', 'eq', 'partner', 600], ['source', 'eq', 'referral', 800], ['source', 'eq', 'import', -700],
];

/** One criterion on engagements: of a type and assets, each time or once when there are so many, within so many days. */
export interface EventRule {
  readonly type: string;
  readonly assets: readonly string[];
  readonly times: 'every' | number;
  readonly points: number;
  readonly withinDays?: number;
}

/** Five groups of engagement, each with its own decay, eighteen criteria in all. */
export const ENGAGEMENT: readonly { readonly id: string; readonly max: number; readonly decay: Decay; readonly rules: readonly EventRule[] }[] = [
  { id: 'web', max: 3_000, decay: { kind: 'linear', ratePercent: 25, periodDays: 30, granularity: 'step' }, rules: [
    { type: 'page', assets: ['pricing'], times: 'every', points: 800 }, { type: 'page', assets: ['product', 'trial'], times: 'every', points: 300 }, { type: 'page', assets: ['home'], times: 'every', points: 100 }, { type: 'page', assets: ['blog', 'news'], times: 'every', points: 50 },
  ] },
  { id: 'forms', max: 5_000, decay: { kind: 'linear', ratePercent: 50, periodDays: 60, granularity: 'step' }, rules: [
    { type: 'form', assets: ['demo', 'contact'], times: 'every', points: 3_000 }, { type: 'form', assets: ['guide'], times: 'every', points: 1_200 }, { type: 'form', assets: [], times: 3, points: 900 }, { type: 'download', assets: ['guide', 'intro'], times: 'every', points: 600 },
  ] },
  { id: 'mail', max: 1_000, decay: { kind: 'linear', ratePercent: 20, periodDays: 14, granularity: 'step' }, rules: [
    { type: 'mail', assets: ['nurture'], times: 'every', points: 300 }, { type: 'mail', assets: [], times: 2, points: 250 }, { type: 'ad', assets: ['trial', 'demo'], times: 'every', points: 150 },
  ] },
  { id: 'events', max: 2_000, decay: { kind: 'halfLife', days: 30 }, rules: [
    { type: 'webinar', assets: ['intro', 'event'], times: 'every', points: 1_200 }, { type: 'webinar', assets: [], times: 2, points: 500 }, { type: 'chat', assets: ['pricing'], times: 'every', points: 900 }, { type: 'chat', assets: ['contact'], times: 'every', points: 700 },
  ] },
  { id: 'calls', max: 1_500, decay: { kind: 'linear', ratePercent: 100, periodDays: 45, granularity: 'continuous' }, rules: [
    { type: 'call', assets: ['pricing', 'trial'], times: 'every', points: 1_000 }, { type: 'call', assets: ['news'], times: 'every', points: 200 }, { type: 'call', assets: [], times: 4, points: 300 },
  ] },
];
/** Tiers by total in hundredths; everything else is the last. */
export const BANDS = [7_500, 5_000, 2_500];
export const LIMITS = { company: 3_000, person: 2_000, fitMax: 5_000, engagementMax: 8_000, totalMin: 0, totalMax: 10_000, mqlThreshold: 5_000 } as const;

const when = (prefix: string, rules: readonly When[]): ScoreRule[] => rules.map(([field, op, value, points], i) => ({ kind: 'when', id: `${prefix}${i}`, name: `${prefix}${i}`, when: { kind: 'compare', field, op, value }, points }));

/** The same model as the product has it. */
export function millionConfiguration(): Configuration {
  const fit = (id: string, max: number, rules: readonly When[]): ScoreGroup => ({ id, name: id, category: 'fit', min: -1_000, max, decay: { kind: 'none' }, rules: when(id, rules) });
  const groups: ScoreGroup[] = [
    fit('company', LIMITS.company, COMPANY), fit('person', LIMITS.person, PERSON),
    ...ENGAGEMENT.map(({ id, max, decay, rules }): ScoreGroup => ({
      id, name: id, category: 'engagement', min: -1_000, max, decay,
      rules: rules.map(({ type, assets, times, points, withinDays }, i) => ({ kind: 'event', id: `${id}${i}`, name: `${id}${i}`, match: assets.length === 0 ? { type } : { type, assets }, frequency: times, points, ...(withinDays === undefined ? {} : { withinDays }) })),
    })),
  ];
  const demo: Expression = { kind: 'event', match: { type: 'form', assets: ['demo'] }, measure: 'count', op: 'ge', n: 2 };
  const { fitMax, engagementMax, totalMin, totalMax, mqlThreshold } = LIMITS;
  const base = aConfiguration({ groups, criteria: { handRaise: demo }, score: { fitMax, engagementMax, totalMin, totalMax, mqlThreshold } });
  const classes = ['hot', 'warm', 'cool', 'cold'].map((id) => ({ id, name: id }));
  return { ...base, tiers: { classes, rules: [], bands: BANDS.map((from, i) => ({ from, tierId: classes[i]?.id ?? '' })) } };
}
