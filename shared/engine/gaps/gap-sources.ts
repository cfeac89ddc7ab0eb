import type { DiscoveryInput } from '../discovery/discover-handoff.ts';
import type { Discovery } from '../discovery/discovery.ts';
import { guessActions } from '../discovery/action-events.ts';
import type { PoolCapacity } from '../evidence/check-capacity.ts';
import type { DayOf } from '../expressions/day-of.ts';
import { TRUE } from '../expressions/truth.ts';
import type { History } from '../history/history.ts';
import type { PolicyCheck } from '../policy/check-policy.ts';
import { clockOf } from '../replay/judge-handoffs.ts';
import type { ActualHandoffs } from '../replay/find-handoffs.ts';
import { repsOfHandoffs } from '../replay/play-history.ts';
import { LazyLeadSets } from '../replay/lead-sets.ts';
import type { ReplayWatch } from '../replay/replay-watch.ts';
import type { ReplayInput, ReplayResult } from '../replay/replay-result.ts';
import type { ScoreMoments } from '../replay/read-moments.ts';
import { createBatchEvaluator } from '../scoring/batch/batch-evaluator.ts';
import { createRosterClocks, type RosterClocks } from '../sla/roster-clocks.ts';
import { localDay } from '../time/zone-table.ts';
import type { GapSettings } from './ledger.ts';

/** What has been worked out of the same history and proposal already; figures are taken from there and not counted again. */
export interface KnownFigures {
  readonly replay: Pick<ReplayResult, 'summary'>;
  /** What the proposal says of each handoff's lead then. */
  readonly scores: ScoreMoments;
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
  readonly dayOf: DayOf;
  /** By handoff 1 for a hand-raise by the definition, as of the trigger; read when somebody first asks. */
  readonly isRaised: () => Uint8Array;
  /** Hears how far the measuring is; leaves it by throwing. */
  readonly look: ReplayWatch;
  /** Called in every turn of a long loop: now and then leaves it by throwing, when nobody wants it any more. */
  readonly pause: (turn: number) => void;
  /** The leads behind each count, by the name of its set; looked for when somebody opens them. */
  readonly sets: LazyLeadSets;
}

/** Sets up the sources of one judgement over the handoffs of the same history; `known` is asked at most once for each of its parts. */
export function openSources(input: ReplayInput, actual: ActualHandoffs, known: KnownFigures, { imported, settings, inScope, look, pause }: Pick<GapSources, 'imported' | 'settings' | 'inScope' | 'look' | 'pause'>): GapSources {
  const { history, configuration, zones, clientZone } = input;
  const clocks = createRosterClocks({ routing: configuration.routing, zones, clientZone, from: history.from, to: history.to });
  const dayOf: DayOf = (at) => localDay(clocks.client.zone, at);
  let raised: Uint8Array | null = null;
  return {
    input, history, imported, inScope, settings, known, actual, actualRep: repsOfHandoffs(history, configuration.routing.roster, actual), clocks, dayOf, look, pause, sets: new LazyLeadSets(),
    isRaised: () => (raised ??= readHandRaises(input, actual, dayOf, pause)),
  };
}

/** Plainly: an evaluator moved to each handoff and asked for the definition. */
function readHandRaises({ history, configuration }: ReplayInput, { count, lead, at }: ActualHandoffs, dayOf: DayOf, pause: GapSources['pause']): Uint8Array {
  const batch = createBatchEvaluator(history, configuration, dayOf, [configuration.definitions.handRaise.criteria]);
  const raised = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) {
    pause(i);
    batch.moveTo(lead[i]!, at[i]!);
    if (batch.test(0) === TRUE) raised[i] = 1;
  }
  return raised;
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
