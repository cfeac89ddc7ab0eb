/**
 * Walks one lead after another by all thresholds at once. Plainly, `slowWalk`: the evaluator is asked at every instant of
 * `find-crossings.ts`. Where a score is worked out as engagements come by (batch/timeline-scan.ts), an instant at which it
 * cannot have risen, no hand is raised and nothing can be crossed again is passed over, and the evaluator is asked for the
 * criteria alone.
 */
import { canonicalJson } from '../agreement/canonical-json.ts';
import type { DayOf } from '../expressions/day-of.ts';
import { FALSE, TRUE } from '../expressions/truth.ts';
import { LAST_VISIBLE_AT_SAME_INSTANT } from '../history/history.ts';
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import type { Points } from '../model/score-model.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { createBatchEvaluator } from './batch/batch-evaluator.ts';
import { isConstant } from './batch/first-crossings.ts';
import { fitCeilings } from './batch/fit-ceilings.ts';
import { raisingEvents, raisingKeys } from './batch/raising-keys.ts';
import { rowKeys } from './batch/row-keys.ts';
import { TimelineScan } from './batch/timeline-scan.ts';
import { evaluationInstants, withMidnights } from './find-crossings.ts';
import type { LeadEvaluator } from './lead-evaluator.ts';
import { lowerThresholds } from './lower-thresholds.ts';
import { tickReach } from './rises-without-event.ts';
import { GATE, firstMissed, type Judged, type ThresholdRange, type ThresholdStates } from './threshold-states.ts';

/** Judges a lead at every instant, tells `states` of it, and gives its best one. */
export type ThresholdWalk = (lead: number) => Judged;

/** What a walk asks of one history and configuration. */
export interface WalkedModel {
  readonly history: History;
  readonly configuration: Configuration;
  readonly evaluator: LeadEvaluator;
  readonly dayOf: DayOf;
  readonly zone: ZoneTable;
  /** By which share thresholds are lowered before a lead can cross again. */
  readonly margin: number;
}

/** The fastest walk that the model allows, lead by lead. */
export function createThresholdWalk(model: WalkedModel, range: ThresholdRange, states: ThresholdStates): ThresholdWalk {
  const gates = bindGates(model);
  const slow = slowWalk(model, gates, states);
  const quick = quickWalk(model, gates, range, states);
  return quick === null ? slow : (lead) => quick(lead) ?? slow(lead);
}

/** The MQL rule (model/mql-rule.ts) without its threshold, and the same with every other threshold in it lowered; one function where there is none. */
interface Gates {
  readonly rule: () => number;
  readonly lowered: () => number;
}

function bindGates({ configuration: { definitions }, evaluator, margin }: WalkedModel): Gates {
  const bind = (change: (criterion: Expression, isNegated: boolean) => Expression): (() => number) => {
    const raise = evaluator.compile(change(definitions.handRaise.criteria, false));
    const enough = evaluator.compile(change(definitions.mql.criteria, false));
    const against = evaluator.compile(change(definitions.disqualify.criteria, true));
    return () => {
      if (evaluator.test(against) !== FALSE) return GATE.shut;
      if (evaluator.test(raise) === TRUE) return GATE.open;
      return evaluator.test(enough) === TRUE ? GATE.byPoints : GATE.shut;
    };
  };
  const rule = bind((criterion) => criterion);
  const lower = (criterion: Expression, isNegated: boolean): Expression => lowerThresholds(criterion, margin, isNegated);
  const { handRaise, mql, disqualify } = definitions;
  const asks = [handRaise.criteria, mql.criteria, disqualify.criteria];
  const isLowered = canonicalJson(asks) !== canonicalJson(asks.map((criterion, place) => lower(criterion, place === 2)));
  return { rule, lowered: isLowered ? bind(lower) : rule };
}

function slowWalk({ history, configuration, evaluator, zone }: WalkedModel, { rule, lowered }: Gates, states: ThresholdStates): ThresholdWalk {
  const reach = tickReach(configuration);
  const judge = (gate: () => number): Judged => ({ gate: gate(), total: evaluator.totals().total });
  return (lead) => {
    const own = evaluationInstants(history, lead);
    if (own.length === 0) {
      evaluator.moveTo(lead, NaN);
      return judge(rule);
    }
    let best: Judged = { gate: GATE.shut, total: -Infinity };
    states.start();
    let seen = 0;
    for (const at of reach === null ? own : withMidnights(own, history.to, reach, zone)) {
      const isMidnight = own[seen] !== at;
      if (!isMidnight) seen += 1;
      const asksAgain = states.canRearm(at);
      if (asksAgain && !isMidnight) evaluator.moveBefore(lead, at);
      const before = asksAgain && !isMidnight ? judge(lowered) : null;
      evaluator.moveTo(lead, at);
      const now = judge(rule);
      if (now.total > best.total) best = now;
      const low = !asksAgain ? null : lowered === rule ? now : judge(lowered);
      states.judge(at, now, low === null ? null : { before: before ?? low, now: low }); // at midnight nothing happens
    }
    return best;
  };
}

/** What the quick walk reads of a lead beside its facts. */
interface Quick {
  readonly scan: TimelineScan;
  /** By lead; it never changes. */
  readonly fit: Float64Array;
  readonly keyOf: ArrayLike<number>;
  readonly isRaise: Uint8Array;
  /** Nothing but points and a raised hand is asked. */
  readonly isPlain: boolean;
}

function readQuick({ history, configuration, dayOf }: WalkedModel): Quick | null {
  const { definitions, score } = configuration;
  const raises = raisingEvents(definitions.handRaise.criteria);
  const keys = raises === null || tickReach(configuration) !== null ? null : rowKeys(history);
  const scan = keys === null ? null : TimelineScan.create(history, score, keys);
  const fit = scan === null ? null : fitCeilings(history, score, createBatchEvaluator(history, configuration, dayOf));
  if (scan === null || fit === null || keys === null || raises === null) return null;
  const isPlain = isConstant(definitions.mql.criteria, true) && isConstant(definitions.disqualify.criteria, false);
  return { scan, fit, keyOf: keys.of, isRaise: raisingKeys(history, keys, raises), isPlain };
}

/** Null for a lead without a time, or with more engagements than the scan takes; null altogether where scores are not worked out along the timeline. */
function quickWalk(model: WalkedModel, gates: Gates, range: ThresholdRange, states: ThresholdStates): ((lead: number) => Judged | null) | null {
  const quick = readQuick(model);
  if (quick === null) return null;
  const { history: { createdAt, facts }, configuration: { score: { totalMin, totalMax } }, evaluator } = model;
  const { scan, fit, keyOf, isRaise, isPlain } = quick;
  const { offsets, at, kind } = facts;
  const totalOf = (lead: number, engagement: Points): Points => Math.min(Math.max(fit[lead]! + engagement, totalMin), totalMax);
  return (lead) => {
    const stop = offsets[lead + 1]!;
    let row = offsets[lead]!;
    if (!scan.takes(keyOf, row, stop)) return null;
    let created = Number.isFinite(createdAt[lead]) ? createdAt[lead]! : Infinity;
    let best: Judged | null = null;
    let isRaised = false;
    scan.start();
    states.start();
    for (;;) {
      while (row < stop && kind[row]! > LAST_VISIBLE_AT_SAME_INSTANT) row += 1;
      const instant = Math.min(created, row < stop ? at[row]! : Infinity);
      if (instant === Infinity) return best;
      if (instant === created) created = Infinity;
      const judge = (gate: () => number): Judged => ({ gate: isPlain && !isRaised ? GATE.byPoints : gate(), total: totalOf(lead, scan.engagement(instant)) });
      const asksAgain = states.canRearm(instant);
      if (asksAgain && (isRaised || !isPlain)) evaluator.moveBefore(lead, instant);
      const before = asksAgain ? judge(gates.lowered) : null;
      for (; row < stop && at[row] === instant; row += 1) {
        if (kind[row]! > LAST_VISIBLE_AT_SAME_INSTANT || keyOf[row] === 0) continue;
        scan.push(keyOf[row]!, instant);
        if (isRaise[keyOf[row]!] === 1) isRaised = true;
      }
      const most: Judged = { gate: GATE.byPoints, total: totalOf(lead, scan.ceiling) };
      const mayRise = best === null || most.total > best.total || firstMissed(range, most) > states.reach;
      if (before === null && !mayRise && !(isRaised && states.reach <= range.high)) continue;
      if (isRaised || !isPlain) evaluator.moveTo(lead, instant);
      const now = judge(gates.rule);
      if (best === null || now.total > best.total) best = now;
      states.judge(instant, now, before === null ? null : { before, now: judge(gates.lowered) });
    }
  };
}
