import type { DiscoveryInput } from '../discovery/discover-handoff.ts';
import type { Discovery } from '../discovery/discovery.ts';
import { guessActions } from '../discovery/action-events.ts';
import type { PoolCapacity } from '../evidence/check-capacity.ts';
import type { History } from '../history/history.ts';
import type { PolicyCheck } from '../policy/check-policy.ts';
import { clockOf } from '../replay/judge-handoffs.ts';
import { findHandoffs, type ActualHandoffs } from '../replay/find-handoffs.ts';
import { repsOfHandoffs } from '../replay/play-history.ts';
import type { ReplayWatch } from '../replay/replay-watch.ts';
import type { ReplayInput, ReplayResult } from '../replay/replay-result.ts';
import { createLeadEvaluator, type LeadEvaluator } from '../scoring/lead-evaluator.ts';
import { createRosterClocks, type RosterClocks } from '../sla/roster-clocks.ts';
import { localDay } from '../time/zone-table.ts';
import type { GapSettings } from './ledger.ts';

/** What has been worked out of the same history and proposal already; figures are taken from there and not counted again. */
export interface KnownFigures {
  readonly replay: Pick<ReplayResult, 'summary'>;
  /** The policy as checked on the handoffs that really were. */
  readonly check: PolicyCheck;
  readonly capacity: readonly PoolCapacity[];
  readonly discovery: Discovery;
}

/** What measurements stand on: the history as it counts and as imported, the proposal, and the handoffs that really were. */
export interface GapSources {
  readonly input: ReplayInput;
  readonly history: History;
  /** Before the population rule left anybody out; the same leads. */
  readonly imported: History;
  /** 1: the lead is looked at; null: all are. */
  readonly inScope: Uint8Array | null;
  readonly settings: GapSettings;
  /** Worked out when a rule first asks. */
  readonly known: KnownFigures;
  readonly actual: ActualHandoffs;
  readonly actualRep: Int16Array;
  readonly clocks: RosterClocks;
  readonly evaluator: LeadEvaluator;
  /** Hears how far the measuring is; leaves it by throwing. */
  readonly look: ReplayWatch;
  /** Called in every turn of a long loop: now and then leaves it by throwing, when nobody wants it any more. */
  readonly pause: (turn: number) => void;
  /** The leads behind each count, by the name of its set. */
  readonly sets: Map<string, Uint32Array>;
}

/** Sets up the sources of one judgement; `known` is asked at most once for each of its parts. */
export function openSources(input: ReplayInput, imported: History, settings: GapSettings, known: KnownFigures, { inScope, look, pause }: Pick<GapSources, 'inScope' | 'look' | 'pause'>): GapSources {
  const { history, configuration, zones, clientZone } = input;
  const clocks = createRosterClocks({ routing: configuration.routing, zones, clientZone, from: history.from, to: history.to });
  pause(0);
  const actual = findHandoffs(history, configuration.sla);
  pause(0);
  const evaluator = createLeadEvaluator(history, configuration, (at) => localDay(clocks.client.zone, at));
  return { input, history, imported, inScope, settings, known, actual, actualRep: repsOfHandoffs(history, configuration.routing.roster, actual), clocks, evaluator, look, pause, sets: new Map() };
}

/** What a discovery on the same ground reads. */
export function discoveryInputOf({ input, history, settings, actual, actualRep, clocks }: Pick<GapSources, 'input' | 'history' | 'settings' | 'actual' | 'actualRep' | 'clocks'>): DiscoveryInput {
  const { touches, automatedTouches } = input.configuration.sla;
  return {
    history,
    handoffs: actual,
    rules: { touches, automatedTouches, actions: settings.actions ?? guessActions(history, automatedTouches) },
    calendarOf: (handoff) => clockOf(clocks, actualRep[handoff] ?? -1).calendar,
  };
}
