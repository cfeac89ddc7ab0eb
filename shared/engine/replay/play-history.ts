import type { DayOf } from '../expressions/day-of.ts';
import type { History } from '../history/history.ts';
import type { Rep } from '../model/configuration.ts';
import { lastIntake } from '../metrics/last-intake.ts';
import { weeksBetween } from '../metrics/weekly-counts.ts';
import { askedMoments, decidedAtTriggers } from '../routing/evaluation-stage.ts';
import { routeLeads } from '../routing/route-leads.ts';
import type { RoutingInput } from '../routing/router.ts';
import { allCrossings, type AllCrossings, type KnownCrossings } from '../scoring/batch/all-crossings.ts';
import { createBatchEvaluator } from '../scoring/batch/batch-evaluator.ts';
import { createMomentScores } from '../scoring/batch/moment-scores.ts';
import { firstAt, risingScores } from '../scoring/batch/rising-scores.ts';
import { createLeadEvaluator } from '../scoring/lead-evaluator.ts';
import type { LeadEvaluator } from '../scoring/lead-evaluator.ts';
import { createRosterClocks } from '../sla/roster-clocks.ts';
import { localDay } from '../time/zone-table.ts';
import type { ActualHandoffs } from './find-handoffs.ts';
import { findHandoffs } from './find-handoffs.ts';
import { judgeHandoffs } from './judge-handoffs.ts';
import { readOpenTimes } from './open-times.ts';
import type { Played } from './played.ts';
import { proposeHandoffs } from './propose-handoffs.ts';
import { findRequiredFields, namedFields, readFields, readScores } from './read-moments.ts';
import { afterFirst, countBefore } from './play-period.ts';
import type { ReplayInput } from './replay-result.ts';
import { findUnknowables } from './replay-warnings.ts';
import { FORGETFUL, crossingsKey, fieldsKey, handoffsKey, hoursKey, judgedKey, routedKey, scoresKey } from './stage-memory.ts';

/** The stage on which a replay and its explanations play: the same evaluator, clocks, crossings for both. */
export interface ReplayStage {
  readonly evaluator: LeadEvaluator;
  readonly dayOf: DayOf;
  readonly routing: RoutingInput;
  readonly crossings: AllCrossings;
  readonly clocks: ReturnType<typeof createRosterClocks>;
}

/** Sets the stage and finds the proposed crossings. */
export function setStage(input: ReplayInput): ReplayStage {
  const { history, configuration, zones, clientZone, absences, memory = FORGETFUL } = input;
  const { routing } = configuration;
  const clocks = createRosterClocks({ routing, zones, clientZone, from: input.around?.from ?? history.from, to: history.to });
  const dayOf: DayOf = (at) => localDay(clocks.client.zone, at);
  const evaluator = createLeadEvaluator(history, configuration, dayOf);
  // What criteria name and the history lacks is said whether or not a kept stage reads them again.
  for (const { when } of [...routing.rules, ...(routing.segments ?? []), ...(routing.skills ?? [])]) evaluator.compile(when);
  const crossings = memory.keep('crossings', crossingsKey(input), () => allCrossings(history, configuration, evaluator, dayOf, clocks.client.zone, (share) => input.watch?.(0.5 * share), knownCrossings(input, dayOf)));
  const until = Number.isFinite(history.to) ? { until: history.to } : {};
  return { evaluator, dayOf, crossings, clocks, routing: { routing, crossings: askedMoments(routing, history, evaluator, crossings), evaluator, clocks, absences, history, ...until } };
}

/** What replays over the same scores know of each other: once a second threshold is tried, where scores rise is kept, and any further one is a comparison. */
function knownCrossings(input: ReplayInput, dayOf: DayOf): KnownCrossings | null {
  const { history, configuration, memory } = input;
  if (memory === undefined) return null;
  const { mqlThreshold } = configuration.score;
  const key = `${scoresKey(input)} ${JSON.stringify(configuration.definitions)}`;
  const kept = memory.keep('scores', key, () => ({ tried: new Set<number>(), tierAt: new Float64Array(history.createdAt.length).fill(NaN), tier: new Int8Array(history.createdAt.length) }));
  kept.tried.add(mqlThreshold);
  const rising = kept.tried.size < 2 ? null : memory.keep('rising', key, () => risingScores(history, configuration, dayOf, (share) => input.watch?.(0.3 * share)));
  return { first: rising === null ? null : firstAt(rising, mqlThreshold), tierAt: kept.tierAt, tier: kept.tier };
}

/** By handoff: the owner's place in the roster, tied by the owner column's id; -1 for nobody and for strangers. */
export function repsOfHandoffs({ owners }: History, roster: readonly Rep[], { owner }: Pick<ActualHandoffs, 'owner'>): Int16Array {
  const repOfOwner = owners.map(({ extId }) => roster.findIndex((rep) => rep.extId === extId));
  const reps = new Int16Array(owner.length);
  for (let i = 0; i < owner.length; i += 1) reps[i] = repOfOwner[owner[i]! - 1] ?? -1;
  return reps;
}

/** Plays both arms (domain.md §8): the actual one as recorded and judged, the proposed one from the engine alone. */
export function playHistory(input: ReplayInput, stage: ReplayStage): Played {
  const { history, configuration, memory = FORGETFUL } = input;
  const { dayOf, clocks } = stage;
  // Of a chosen period, what was decided before it only built the state of turns and caps.
  const before = countBefore(stage.crossings.at, input);
  const crossings = memory.keep('counted', crossingsKey(input), () => afterFirst(stage.crossings, before));
  const { found, missing } = findRequiredFields(history, configuration.playbook.requiredFields);
  const promised = configuration.sla.marketing.map((commitment) => findRequiredFields(history, namedFields(commitment)).found);
  input.watch?.(0.5);
  const fields = fieldsKey(configuration, found, promised);
  const actual = memory.keep('handoffs', handoffsKey(configuration), () => findHandoffs(history, configuration.sla));
  const actualMoments = {
    ...memory.keep('handoffScores', scoresKey(input), () => {
      const evaluator = createBatchEvaluator(history, configuration, dayOf);
      return readScores(evaluator, actual, (share) => input.watch?.(0.5 + 0.15 * share), createMomentScores(history, configuration, evaluator));
    }),
    ...memory.keep('handoffFields', fields, () => readFields(history, configuration, actual, found, promised)),
  };
  input.watch?.(0.7);
  const actualRep = repsOfHandoffs(history, configuration.routing.roster, actual);
  const targets = configuration.tiers.classes.map(({ id }) => configuration.sla.targets.find(({ tierId }) => tierId === id));
  const today = input.currentResponseMinutes === null ? undefined : { tierId: '', budgetMinutes: input.currentResponseMinutes, clock: 'business' as const };
  const routed = memory.keep('routed', routedKey(input), () => afterFirst(decidedAtTriggers(stage.crossings, stage.routing.crossings, routeLeads(stage.routing)), before));
  input.watch?.(0.8);
  const proposed = proposeHandoffs(crossings, routed, configuration, clocks, actual, history.leadIds.length, input.around?.handedOver);
  input.watch?.(0.85);
  const worked = `${handoffsKey(configuration)} ${hoursKey(input)}`;
  const open = memory.keep('openTimes', worked, () => readOpenTimes(actual, actualRep, clocks, history.to));
  const intakeTo = memory.keep('intake', handoffsKey(configuration), () => lastIntake(history, actual.at));
  const lastProposed = proposed.at[proposed.count - 1] ?? NaN; // they stand in the order of time
  return {
    input,
    clocks,
    intakeTo,
    weeks: weeksBetween(clocks.client.zone, history.from, lastProposed > intakeTo || Number.isNaN(intakeTo) ? lastProposed : intakeTo),
    unknowable: memory.keep('unknowable', handoffsKey(configuration), () => findUnknowables(history, configuration)),
    actual,
    actualMoments,
    actualRep,
    open,
    judged: memory.keep('judged', judgedKey(input), () => judgeHandoffs(actual, actualRep, clocks, history.to, (i) => targets[actualMoments.tier[i]!], open)),
    judgedToday: memory.keep('judgedToday', `${worked} ${input.currentResponseMinutes}`, () => judgeHandoffs(actual, actualRep, clocks, history.to, () => today, open)),
    proposed,
    proposedMoments: { tier: crossings.tier, total: crossings.total, ...memory.keep('proposedFields', `${crossingsKey(input)} ${fields}`, () => readFields(history, configuration, crossings, found, promised)) },
    missingFields: missing,
  };
}
