import { buildZoneTables } from '../../../electron/zones/build-zone-table.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import type { Absence, Configuration } from '../../../shared/engine/model/configuration.ts';
import type { Figure } from '../../../shared/engine/model/honesty.ts';
import type { ReplayInput, ReplayResult } from '../../../shared/engine/replay/replay-result.ts';
import { runReplay } from '../../../shared/engine/replay/run-replay.ts';
import { ALWAYS, aConfiguration, aRep } from '../../fixtures/a-proposal.ts';
import type { ConfigurationSpec } from '../../fixtures/a-proposal.ts';
import type { FactSpec } from '../../fixtures/a-history.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** A Monday, 9:00 in UTC. */
export const MONDAY = Date.UTC(2026, 10, 2, 9);

const zones = buildZoneTables(['UTC', 'Europe/Berlin', 'America/New_York'], Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1));

/** A proposal with two reps of two territories who take turns in one pool. */
export function aProposal(spec: ConfigurationSpec = {}): Configuration {
  return aConfiguration({
    ...spec,
    routing: {
      territoryField: 'country',
      territories: [{ id: 'north', name: 'North', values: ['NO', 'SE'] }, { id: 'south', name: 'South', values: ['IT'] }],
      roster: [aRep('ann', { territories: ['north'] }), aRep('bob', { territories: ['south'] })],
      pools: [{ id: 'all', name: 'Everybody', strategy: 'weightedSmooth', hours: 'ignore', members: [{ repId: 'ann', weight: 1 }, { repId: 'bob', weight: 1 }] }],
      rules: [{ id: 'any', name: 'Any lead', when: ALWAYS, poolId: 'all', onExhausted: 'fallback' }],
      ...spec.routing,
    },
  });
}

export function inputOf(history: History, configuration: Configuration = aProposal(), over: Partial<ReplayInput> = {}): ReplayInput {
  const absences: Absence[] = [];
  return { history, configuration, absences, zones, clientZone: 'UTC', currentResponseMinutes: null, ...over };
}

export function replayOf(history: History, configuration: Configuration = aProposal(), over: Partial<ReplayInput> = {}): ReplayResult {
  return runReplay(inputOf(history, configuration, over));
}

export function figure({ summary }: ReplayResult, id: string): Figure {
  const found = summary.figures.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`There is no figure ${id}.`);
  return found;
}

export function value(result: ReplayResult, id: string): number | null {
  return figure(result, id).value;
}

/** The ids of the leads that a figure opens, sorted. */
export function opened(result: ReplayResult, history: History, id: string): string[] {
  return [...(result.sets.get(id) ?? [])].map((lead) => history.leadIds[lead] ?? '').sort();
}

export const demo = (at: number): FactSpec => ({ kind: 'engagement', at, type: 'FORM', asset: 'demo' });
export const visit = (at: number): FactSpec => ({ kind: 'engagement', at, type: 'VISIT' });
export const call = (at: number): FactSpec => ({ kind: 'engagement', at, type: 'CALL', owner: 'ann' });
export const mailing = (at: number): FactSpec => ({ kind: 'engagement', at, type: 'MAILING', automated: true });
export const stage = (at: number, to: 'lead' | 'mql' | 'sql' | 'opportunity' | 'customer' | 'rejected' | 'recycled'): FactSpec => ({ kind: 'stage', at, to });
export const owned = (at: number, owner: string): FactSpec => ({ kind: 'owner', at, owner });
