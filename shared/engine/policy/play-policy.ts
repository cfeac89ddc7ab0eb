import type { DayOf } from '../expressions/day-of.ts';
import { compareText } from '../history/compare-ids.ts';
import type { History } from '../history/history.ts';
import type { ActualHandoffs } from '../replay/find-handoffs.ts';
import { findHandoffs } from '../replay/find-handoffs.ts';
import { repsOfHandoffs } from '../replay/play-history.ts';
import type { ReplayWatch } from '../replay/replay-watch.ts';
import type { ReplayInput } from '../replay/replay-result.ts';
import { FORGETFUL, crossingsKey, handoffsKey } from '../replay/stage-memory.ts';
import { askedMoments } from '../routing/evaluation-stage.ts';
import { routeWithWitness } from '../routing/route-leads.ts';
import type { RoutingInput } from '../routing/router.ts';
import type { RoutingDecisions } from '../routing/routing-decisions.ts';
import { allCrossings } from '../scoring/batch/all-crossings.ts';
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
  const crossings = which === 'proposed' ? askedMoments(routing, history, evaluator, memory.keep('crossings', crossingsKey(input), () => allCrossings(history, configuration, evaluator, dayOf, clocks.client.zone))) : handoffMoments(history, actual, evaluator, input.watch);
  const until = Number.isFinite(history.to) ? { until: history.to } : {};
  const needsKey = JSON.stringify([which, crossingsKey(input), handoffsKey(configuration), routing.evaluationStage, routing.segments, routing.skills]);
  return {
    input, which, dayOf, evaluator, actual, actualRep: repsOfHandoffs(history, routing.roster, actual),
    needs: () => memory.keep('needs', needsKey, () => readOwnerNeeds(routing, evaluator, crossings)),
    routing: { routing, crossings, evaluator, clocks, absences, history, ...until },
  };
}

/** The real handoffs in the order of (at, lead id), with the tier that the proposal gives each. */
function handoffMoments({ leadIds }: History, { count, lead, at }: ActualHandoffs, evaluator: LeadEvaluator, watch?: ReplayWatch): Moments {
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => at[a]! - at[b]! || compareText(leadIds[lead[a]!] ?? '', leadIds[lead[b]!] ?? ''));
  const moments = { count, lead: Uint32Array.from(order, (i) => lead[i]!), at: Float64Array.from(order, (i) => at[i]!), tier: new Int8Array(count) };
  for (let i = 0; i < count; i += 1) {
    if (i % 4096 === 0) watch?.(0);
    evaluator.moveTo(moments.lead[i]!, moments.at[i]!);
    moments.tier[i] = evaluator.tier();
  }
  return moments;
}

/** Routes every moment of a stage and counts what the decisions saw; `watchedRep` is written down decision by decision. */
export function playPolicy(stage: PolicyStage, watchedRep = -1): PolicyPlay {
  const tally = startTally(stage.input.configuration.routing, stage.routing.clocks, watchedRep);
  return { stage, tally, decisions: routeWithWitness(stage.routing, tally.witness) };
}
