import { buildZoneTables } from '../../../electron/zones/build-zone-table.ts';
import type { Absence, Configuration, Pool, Routing } from '../../../shared/engine/model/configuration.ts';
import { routeLeads } from '../../../shared/engine/routing/route-leads.ts';
import { endOf } from '../../../shared/engine/routing/routing-decisions.ts';
import { createLeadEvaluator } from '../../../shared/engine/scoring/lead-evaluator.ts';
import { createRosterClocks } from '../../../shared/engine/sla/roster-clocks.ts';
import { ALWAYS, aConfiguration, aRep } from '../../fixtures/a-proposal.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import type { LeadSpec } from '../../fixtures/a-history.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** A Monday, midnight in UTC. */
export const MONDAY = Date.UTC(2026, 10, 16);
export const FROM = Date.UTC(2026, 9, 1);
export const TO = Date.UTC(2026, 11, 31);
export const zones = buildZoneTables(['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland'], FROM, TO);

export interface Routed {
  readonly ruleId: string;
  readonly repId: string;
  readonly end: string;
  /** Hours from trigger to assignment; NaN while it waits. */
  readonly waited: number;
}
export interface RouteOptions {
  readonly absences?: readonly Absence[];
  /** By lead: who must not get it. */
  readonly exclude?: readonly string[];
  readonly tier?: readonly number[];
  readonly until?: number;
}

export function route(configuration: Configuration, leads: readonly (LeadSpec & { readonly at: number })[], { absences = [], exclude = [], tier = [], until = TO }: RouteOptions = {}): Routed[] {
  const history = aHistory({ leads: leads.map(({ at, ...lead }) => ({ createdAt: at, ...lead })), types: { country: 'text' } });
  const { routing } = configuration;
  const decisions = routeLeads({
    routing,
    crossings: {
      count: leads.length,
      lead: Uint32Array.from(leads.keys()),
      at: Float64Array.from(leads, ({ at }) => at),
      tier: Int8Array.from(leads, (_, i) => tier[i] ?? -1),
      exclude: Int16Array.from(leads, (_, i) => routing.roster.findIndex(({ id }) => id === exclude[i])),
    },
    evaluator: createLeadEvaluator(history, configuration, (t) => Math.floor(t / DAY)),
    clocks: createRosterClocks({ routing, zones, clientZone: 'UTC', from: FROM, to: TO }),
    absences,
    history,
    until,
  });
  return leads.map(({ at }, i) => ({
    ruleId: routing.rules[decisions.rule[i] ?? -1]?.id ?? '',
    repId: routing.roster[decisions.rep[i] ?? -1]?.id ?? '',
    end: endOf(decisions, i),
    waited: ((decisions.assignedAt[i] ?? NaN) - at) / HOUR,
  }));
}

export const leadsEvery = (step: number, n: number, from = MONDAY + 10 * HOUR) => Array.from({ length: n }, (_, i) => ({ id: `lead ${String(i).padStart(3, '0')}`, at: from + i * step }));
export const reps = (routed: readonly Routed[]): string => routed.map(({ repId }) => repId || '-').join(' ');

/** One rule for everybody into one pool of a, b and c. */
export function onePool(over: Partial<Routing> = {}, pool: Partial<Pool> = {}): Configuration {
  return aConfiguration({
    routing: {
      roster: ['a', 'b', 'c'].map((id) => aRep(id)),
      pools: [{ id: 'pool', name: 'Pool', strategy: 'weightedSmooth', hours: 'ignore', members: [{ repId: 'a', weight: 5 }, { repId: 'b', weight: 1 }, { repId: 'c', weight: 1 }], ...pool }],
      rules: [{ id: 'all', name: 'Everybody', when: ALWAYS, poolId: 'pool', onExhausted: 'fallback' }],
      ...over,
    },
  });
}
