import type { DayOf } from '../expressions/day-of.ts';
import type { History } from '../history/history.ts';
import { orderOfMoments } from '../history/order-of-moments.ts';
import type { ActualHandoffs } from '../replay/find-handoffs.ts';
import { findHandoffs } from '../replay/find-handoffs.ts';
import { repsOfHandoffs } from '../replay/play-history.ts';
import type { ReplayInput } from '../replay/replay-result.ts';
import { readScores, type ScoreMoments } from '../replay/read-moments.ts';
import type { ReplayWatch } from '../replay/replay-watch.ts';
import { FORGETFUL, crossingsKey, handoffsKey, scoresKey } from '../replay/stage-memory.ts';
import { askedMoments } from '../routing/evaluation-stage.ts';
import { routeWithWitness } from '../routing/route-leads.ts';
import type { RoutingInput } from '../routing/router.ts';
import type { RoutingDecisions } from '../routing/routing-decisions.ts';
import { allCrossings } from '../scoring/batch/all-crossings.ts';
import { createBatchEvaluator } from '../scoring/batch/batch-evaluator.ts';
import type { LeadEvaluator } from '../scoring/lead-evaluator.ts';
import { createLeadEvaluator } from '../scoring/lead-evaluator.ts';
import { createRosterClocks } from '../sla/roster-clocks.ts';
import { localDay } from '../time/zone-table.ts';
import { readOwnerNeeds, type OwnerNeeds } from './mismatches.ts';
import { startTally, type PolicyTally } from './policy-tally.ts';

/** Which leads a policy is played on: those that the proposal makes MQLs, when it does (all leads when they are created, where the policy is asked then); or the real handoffs, when they were. */
export type PolicyMoments = 'proposed' | 'actual';

/** The ground on which a policy is played, compared and explained. */
export interface PolicyStage {
  readonly input: ReplayInput;
  readonly which: PolicyMoments;
  readonly dayOf: DayOf;
  readonly evaluator: LeadEvaluator;
  readonly routing: RoutingInput & { readonly crossings: Moments };
  readonly actual: ActualHandoffs;
  /** By actual handoff: the owner's place in the roster, -1 for nobody and for strangers. */
  readonly actualRep: Int16Array;
  /** What the routed leads ask of their owners, read when somebody first asks. */
  needs(): OwnerNeeds;
}

/** Decisions to make, in the order of time; `tier` is a place among the tiers, -1 for none. */
export interface Moments {
  readonly count: number;
  readonly lead: Uint32Array;
  readonly at: Float64Array;
  readonly tier: Int8Array;
}

/** A policy played over a whole history, with what its decisions saw. */
export interface PolicyPlay {
  readonly stage: PolicyStage;
  readonly decisions: RoutingDecisions;
  readonly tally: PolicyTally;
}

/** Sets the stage: evaluator, clocks and the moments that decide. */
export function setPolicyStage(input: ReplayInput, which: PolicyMoments): PolicyStage {
  const { history, configuration, zones, clientZone, absences } = input;
  const { routing } = configuration;
  const clocks = createRosterClocks({ routing, zones, clientZone, from: history.from, to: history.to });
  const dayOf: DayOf = (at) => localDay(clocks.client.zone, at);
  const evaluator = createLeadEvaluator(history, configuration, dayOf);
  // What criteria name and the history lacks is said whether or not a kept stage reads them again.
  for (const { when } of [...(routing.segments ?? []), ...(routing.skills ?? [])]) evaluator.compile(when);
  const memory = input.memory ?? FORGETFUL;
  const actual = memory.keep('handoffs', handoffsKey(configuration), () => findHandoffs(history, configuration.sla));
  const crossings = which === 'proposed' ? askedMoments(routing, history, evaluator, memory.keep('crossings', crossingsKey(input), () => allCrossings(history, configuration, evaluator, dayOf, clocks.client.zone))) : memory.keep('handoffMoments', scoresKey(input), () => handoffMoments(history, actual, memory.keep('handoffScores', scoresKey(input), () => readScores(createBatchEvaluator(history, configuration, dayOf), actual, input.watch)), input.watch));
  const until = Number.isFinite(history.to) ? { until: history.to } : {};
  const needsKey = JSON.stringify([which, crossingsKey(input), handoffsKey(configuration), routing.evaluationStage, routing.segments, routing.skills]);
  return {
    input, which, dayOf, evaluator, actual, actualRep: repsOfHandoffs(history, routing.roster, actual),
    needs: () => memory.keep('needs', needsKey, () => readOwnerNeeds(input, dayOf, crossings, watching(input.watch))),
    routing: { routing, crossings, evaluator, clocks, absences, history, ...until },
  };
}

/** A long loop looks after so many turns. */
export const STRIDE = 4096;
const watching = (watch: ReplayWatch | undefined) => (turn: number): void => {
  if (turn % STRIDE === 0) watch?.(0.95); // what leads ask for is read last
};

/** The real handoffs in the order of (at, lead id), with the tier that the proposal gives each. */
function handoffMoments({ leadIds }: History, { count, lead, at }: ActualHandoffs, scores: ScoreMoments, watch?: ReplayWatch): Moments {
  const order = orderOfMoments(lead, at, leadIds, () => watch?.(0));
  watch?.(0);
  const moments = { count, lead: new Uint32Array(count), at: new Float64Array(count), tier: new Int8Array(count) };
  order.forEach((i, turn) => {
    moments.lead[turn] = lead[i]!;
    moments.at[turn] = at[i]!;
    moments.tier[turn] = scores.tier[i]!;
  });
  return moments;
}

/** Routes every moment of a stage and counts what the decisions saw; `watchedRep` is written down decision by decision. */
export function playPolicy(stage: PolicyStage, watchedRep = -1): PolicyPlay {
  const tally = startTally(stage.input.configuration.routing, stage.routing.clocks, watchedRep);
  return { stage, tally, decisions: routeWithWitness(stage.routing, tally.witness) };
}
