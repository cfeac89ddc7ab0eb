/**
 * Every upward crossing of the MQL rule, without the best evaluation of each lead that nobody asks of a replay. Plainly:
 * `findCrossings` with the same history, configuration and zone. The first crossing of a lead comes from `firstCrossings`; only
 * leads with something visible after the cool-down are walked on from there, one evaluation at a time.
 */
import type { DayOf } from '../../expressions/day-of.ts';
import { TRUE } from '../../expressions/truth.ts';
import { compareText } from '../../history/compare-ids.ts';
import { LAST_VISIBLE_AT_SAME_INSTANT } from '../../history/history.ts';
import type { History } from '../../history/history.ts';
import type { Configuration } from '../../model/configuration.ts';
import { mqlRule } from '../../model/mql-rule.ts';
import { DAY } from '../../time/units.ts';
import type { ZoneTable } from '../../time/zone-table.ts';
import { COOL_DOWN_DAYS, REARM_MARGIN, evaluationInstants, findCrossings } from '../find-crossings.ts';
import type { Crossings } from '../find-crossings.ts';
import type { LeadEvaluator } from '../lead-evaluator.ts';
import { lowerThresholds } from '../lower-thresholds.ts';
import { tickReach } from '../rises-without-event.ts';
import { createBatchEvaluator } from './batch-evaluator.ts';
import { firstCrossings } from './first-crossings.ts';

/** What a replay needs of crossings, in order of (at, lead id). */
export type AllCrossings = Pick<Crossings, 'count' | 'lead' | 'at' | 'total' | 'tier'>;

/** Crossings as growing columns. */
interface Found {
  readonly lead: number[];
  readonly at: number[];
  readonly total: number[];
  readonly tier: number[];
}

/** Finds them; the evaluator must be of the same history and configuration, `zone` the client's. */
export function allCrossings(history: History, configuration: Configuration, evaluator: LeadEvaluator, dayOf: DayOf, zone: ZoneTable): AllCrossings {
  if (tickReach(configuration) !== null) return findCrossings(history, configuration, evaluator, zone);
  const first = firstCrossings(history, configuration, dayOf, zone);
  const batch = createBatchEvaluator(history, configuration, dayOf);
  const again = createSecondWalk(history, configuration, evaluator);
  const found: Found = { lead: [], at: [], total: [], tier: [] };
  for (let lead = 0; lead < first.at.length; lead++) {
    const at = first.at[lead]!;
    if (Number.isNaN(at)) continue;
    batch.moveTo(lead, at);
    push(found, lead, at, first.total[lead]!, batch.tier());
    again(lead, at, found);
  }
  return inOrder(found, history.leadIds);
}

function push(found: Found, lead: number, at: number, total: number, tier: number): void {
  found.lead.push(lead);
  found.at.push(at);
  found.total.push(total);
  found.tier.push(tier);
}

/** Walks a lead on after its first crossing, as `findCrossings` does. */
function createSecondWalk(history: History, configuration: Configuration, evaluator: LeadEvaluator): (lead: number, firedAt: number, found: Found) => void {
  const { mql } = configuration.score;
  const lowered = evaluator.compile(lowerThresholds(mqlRule(configuration), mql?.marginPercent === undefined ? REARM_MARGIN : mql.marginPercent / 100));
  const coolDown = (mql?.coolDownDays ?? COOL_DOWN_DAYS) * DAY;
  const isLow = (): boolean => evaluator.test(lowered) !== TRUE;
  return (lead, firstAt, found) => {
    if (lastVisible(history, lead) < firstAt + coolDown || !(lastVisible(history, lead) > firstAt)) return;
    let [firedAt, isArmed] = [firstAt, false];
    for (const at of evaluationInstants(history, lead)) {
      if (at <= firstAt) continue;
      const isCool = !isArmed && at - firedAt >= coolDown;
      if (!isArmed && !isCool) continue; // nothing that is judged here could change anything
      if (isCool) {
        evaluator.moveBefore(lead, at);
        isArmed = isLow();
      }
      evaluator.moveTo(lead, at);
      if (isArmed && evaluator.isMql() === TRUE) {
        push(found, lead, at, evaluator.totals().total, evaluator.tier());
        [firedAt, isArmed] = [at, false];
      } else if (isCool && isLow()) isArmed = true;
    }
  };
}

/** The last instant at which a lead is evaluated; -Infinity for none. */
function lastVisible({ createdAt, facts }: History, lead: number): number {
  for (let row = (facts.offsets[lead + 1] ?? 0) - 1; row >= (facts.offsets[lead] ?? 0); row--) {
    if (facts.kind[row]! <= LAST_VISIBLE_AT_SAME_INSTANT) return Math.max(facts.at[row]!, Number.isFinite(createdAt[lead]) ? createdAt[lead]! : -Infinity);
  }
  return Number.isFinite(createdAt[lead]) ? createdAt[lead]! : -Infinity;
}

/** By (at, lead id, lead); ids are compared only where instants are equal. */
function inOrder({ lead, at, total, tier }: Found, leadIds: readonly string[]): AllCrossings {
  const order = orderOfInstants(at);
  for (let begin = 0; begin < order.length; ) {
    let stop = begin + 1;
    while (stop < order.length && at[order[stop]!] === at[order[begin]!]) stop++;
    if (stop - begin > 1) order.subarray(begin, stop).sort((a, b) => compareText(leadIds[lead[a]!] ?? '', leadIds[lead[b]!] ?? '') || lead[a]! - lead[b]!);
    begin = stop;
  }
  return {
    count: order.length,
    lead: Uint32Array.from(order, (i) => lead[i]!),
    at: Float64Array.from(order, (i) => at[i]!),
    total: Float64Array.from(order, (i) => total[i]!),
    tier: Int8Array.from(order, (i) => tier[i]!),
  };
}

/** Places by instant. Where instant and place fit into one whole number together, numbers are sorted, which is much faster than asking. */
function orderOfInstants(at: readonly number[]): Uint32Array {
  const n = at.length;
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    if (at[i]! < first) first = at[i]!;
    if (at[i]! > last) last = at[i]!;
  }
  if (n === 0 || (last - first + 1) * n > Number.MAX_SAFE_INTEGER || !at.every(Number.isSafeInteger)) return Uint32Array.from(at.keys()).sort((a, b) => at[a]! - at[b]!);
  return Uint32Array.from(Float64Array.from(at, (instant, i) => (instant - first) * n + i).sort(), (packed) => packed % n);
}
