import { buildZoneTables } from '../../electron/zones/build-zone-table.ts';
import type { FieldColumn, History } from '../../shared/engine/history/history.ts';
import type { Absence, Configuration } from '../../shared/engine/model/configuration.ts';
import type { RoutedMoments, RoutingInput } from '../../shared/engine/routing/router.ts';
import { createLeadEvaluator } from '../../shared/engine/scoring/lead-evaluator.ts';
import { createRosterClocks } from '../../shared/engine/sla/roster-clocks.ts';
import type { ZoneTable } from '../../shared/engine/time/zone-table.ts';
import { aConfiguration, aRep, officeHours, where } from '../fixtures/a-proposal.ts';

const DAY = 86_400_000;
const FROM = Date.UTC(2025, 0, 1);
const DAYS = 365;
export const WORLD_ZONES = ['Europe/London', 'Europe/Berlin', 'America/New_York', 'Asia/Dubai', 'Africa/Johannesburg', 'Asia/Kolkata', 'America/Los_Angeles', 'Pacific/Auckland'];
export const COUNTRIES = Array.from({ length: 18 }, (_, i) => `Country ${i}`);
const SIZES = ['1-10', '11-50', '51-200', '201-1000', '1001+'];
const REPS = 50;
/** What every lead is promised, in business minutes. */
export const BUDGET_MINUTES = 240;

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Leads to route, everything that decides about them, and the same once more as plain columns for other programs. */
export interface RoutingWorld {
  readonly history: History;
  readonly configuration: Configuration;
  readonly absences: readonly Absence[];
  readonly moments: RoutedMoments;
  readonly zones: ReadonlyMap<string, ZoneTable>;
}

function column(name: string, values: readonly string[], leads: number, next: () => number): FieldColumn {
  const dictionary = ['', ...values];
  return { name, type: 'text', personal: false, values: dictionary, numbers: Float64Array.from(dictionary, () => NaN), current: Uint32Array.from({ length: leads }, () => Math.floor(next() * dictionary.length)), hasHistory: false };
}

/** 20 ordered rules over country and size, 20 pools of 50 reps in 8 zones with day caps and absences, leads over a year. */
export function routingWorld(leads: number): RoutingWorld {
  const next = numbers(7);
  const at = Float64Array.from({ length: leads }, () => FROM + Math.floor((next() * DAYS * DAY) / 60_000) * 60_000).sort();
  const history: History = {
    leadIds: Array.from({ length: leads }, (_, i) => String(1_000_000 + i)),
    createdAt: at,
    fields: [column('country', COUNTRIES, leads, next), column('size', SIZES, leads, next)],
    eventTypes: [], assets: [], owners: [], deals: [],
    facts: { offsets: new Uint32Array(leads + 1), at: new Float64Array(0), kind: new Uint8Array(0), subject: new Uint16Array(0), value: new Uint32Array(0), owner: new Uint16Array(0), automated: new Uint8Array(0) },
    roles: { name: null, email: null, company: null, source: null, rejectReason: null, outcome: null },
    level: 'A', from: FROM, to: FROM + DAYS * DAY, excluded: new Uint8Array(leads),
  };
  const reps = Array.from({ length: REPS }, (_, i) => i);
  const dayCap = Math.max(2, Math.round((leads / DAYS / REPS) * 1.1));
  const absences = reps.flatMap((i) => [0, 1, 2].map((k): Absence => {
    const from = FROM + Math.floor(next() * DAYS) * DAY;
    return { id: `${i} ${k}`, repId: `rep ${i}`, from, to: from + (2 + Math.floor(next() * 12)) * DAY };
  }));
  const configuration = aConfiguration({
    definitions: { mql: { kind: 'constant', value: true } },
    routing: {
      calendars: [officeHours(), officeHours(8, 16, 'early'), officeHours(22, 30, 'nights')],
      roster: reps.map((i) => aRep(`rep ${i}`, { zone: WORLD_ZONES[i % WORLD_ZONES.length] ?? 'UTC', dayCap, calendarId: i % 10 === 9 ? 'nights' : i % 3 === 0 ? 'early' : 'office' })),
      pools: Array.from({ length: 20 }, (_, pool) => ({ id: `pool ${pool}`, name: `Pool ${pool}`, strategy: 'weightedSmooth' as const, hours: 'ignore' as const, members: reps.filter((i) => i % 20 === pool || i % 7 === pool % 7).map((i) => ({ repId: `rep ${i}`, weight: 1 + (i % 3) })) })),
      rules: [
        { id: 'large', name: 'Large', when: { kind: 'all', of: [where('size', '1001+'), where('country', COUNTRIES[0] ?? '')] }, poolId: 'pool 18', onExhausted: 'next' },
        ...COUNTRIES.map((name, i) => ({ id: name, name, when: where('country', name), poolId: `pool ${i}`, onExhausted: 'next' as const })),
        { id: 'rest', name: 'Rest', when: { kind: 'compare' as const, field: 'size', op: 'isKnown' as const }, poolId: 'pool 19', onExhausted: 'fallback' },
      ],
    },
  });
  return { history, configuration, absences, zones: buildZoneTables(WORLD_ZONES, FROM, FROM + DAYS * DAY), moments: { count: leads, lead: Uint32Array.from({ length: leads }, (_, i) => i), at } };
}

/** The input of the router for a world; clocks and evaluator are made anew, as after an edit. */
export function routingInputOf({ history, configuration, absences, moments, zones }: RoutingWorld): RoutingInput {
  const { routing } = configuration;
  return {
    routing, crossings: moments, absences, history,
    evaluator: createLeadEvaluator(history, configuration, (t) => Math.floor(t / DAY)),
    clocks: createRosterClocks({ routing, zones, clientZone: 'Europe/London', from: history.from, to: history.to }),
  };
}
