/**
 * Every upward crossing of the MQL rule, without the best evaluation of each lead that nobody asks of a replay. Plainly:
 * `findCrossings` with the same history, configuration and zone. The first crossing of a lead comes from `firstCrossings`; only
 * leads with something visible after the cool-down are walked on from there, one evaluation at a time.
 */
import type { DayOf } from '../../expressions/day-of.ts';
import { TRUE } from '../../expressions/truth.ts';
import { LAST_VISIBLE_AT_SAME_INSTANT } from '../../history/history.ts';
import type { History } from '../../history/history.ts';
import { orderOfMoments } from '../../history/order-of-moments.ts';
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
import { firstCrossings, STRIDE, type FirstCrossings } from './first-crossings.ts';
import { rowKeys } from './row-keys.ts';
import { tierMarks } from './tier-marks.ts';

/** Which share of the work finding the first crossings is, about. */
const FIRST = 0.6;

/** What a replay needs of crossings, in order of (at, lead id). */
export type AllCrossings = Pick<Crossings, 'count' | 'lead' | 'at' | 'total' | 'tier'>;

/** Crossings as columns that grow. */
class Found {
  count = 0;
  lead: Uint32Array;
  at: Float64Array;
  total: Float64Array;
  tier: Int8Array;

  constructor(room: number) {
    [this.lead, this.at, this.total, this.tier] = [new Uint32Array(room), new Float64Array(room), new Float64Array(room), new Int8Array(room)];
  }

  push(lead: number, at: number, total: number, tier: number): void {
    if (this.count === this.lead.length) this.grow();
    this.lead[this.count] = lead;
    this.at[this.count] = at;
    this.total[this.count] = total;
    this.tier[this.count] = tier;
    this.count += 1;
  }

  private grow(): void {
    const larger = new Found(Math.max(16, 2 * this.count));
    larger.lead.set(this.lead);
    larger.at.set(this.at);
    larger.total.set(this.total);
    larger.tier.set(this.tier);
    [this.lead, this.at, this.total, this.tier] = [larger.lead, larger.at, larger.total, larger.tier];
  }
}

/** What earlier crossings over the same scores and tiers found, by lead: the tier at an instant (UTC ms, NaN for none); and where the first crossings are known already, those. */
export interface KnownCrossings {
  readonly first: FirstCrossings | null;
  readonly tierAt: Float64Array;
  readonly tier: Int8Array;
}

/** Finds them; the evaluator must be of the same history and configuration, `zone` the client's. `watch` hears how far it is, and may throw; tiers that are worked out are put into `known`. */
export function allCrossings(history: History, configuration: Configuration, evaluator: LeadEvaluator, dayOf: DayOf, zone: ZoneTable, watch: (share: number) => void = () => undefined, known: KnownCrossings | null = null): AllCrossings {
  if (tickReach(configuration) !== null) return findCrossings(history, configuration, evaluator, zone);
  const first = known?.first ?? firstCrossings(history, configuration, dayOf, zone, (share) => watch(FIRST * share));
  watch(FIRST);
  const batch = createBatchEvaluator(history, configuration, dayOf);
  const again = createSecondWalk(history, configuration, evaluator);
  const found = new Found(first.at.reduce((sum, at) => (Number.isNaN(at) ? sum : sum + 1), 0));
  // Where a cell says nothing, the total and what came by say which tier it is: no score has to be read once more.
  const keys = configuration.score.matrix === undefined ? rowKeys(history) : null;
  const marks = keys === null ? null : tierMarks(history, configuration, keys);
  const tierAt = (lead: number, at: number): number => {
    if (known !== null && known.tierAt[lead] === at) return known.tier[lead]!;
    batch.moveTo(lead, at);
    if (known === null) return batch.tier();
    known.tierAt[lead] = at;
    return (known.tier[lead] = batch.tier());
  };
  for (let lead = 0; lead < first.at.length; lead++) {
    if (lead % STRIDE === 0) watch(FIRST + ((1 - FIRST) * lead) / first.at.length);
    const at = first.at[lead]!;
    if (Number.isNaN(at)) continue;
    found.push(lead, at, first.total[lead]!, marks === null ? tierAt(lead, at) : marks.tier(marks.at(lead, at), NaN, NaN, first.total[lead]!));
    again(lead, at, found);
  }
  return inOrder(found, history.leadIds);
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
        found.push(lead, at, evaluator.totals().total, evaluator.tier());
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

/** By (at, lead id, lead). */
function inOrder(found: Found, leadIds: readonly string[]): AllCrossings {
  const { lead: leads, at: instants, total: totals, tier: tiers } = found;
  const order = orderOfMoments(leads.subarray(0, found.count), instants.subarray(0, found.count), leadIds);
  const sorted: AllCrossings = { count: order.length, lead: new Uint32Array(order.length), at: new Float64Array(order.length), total: new Float64Array(order.length), tier: new Int8Array(order.length) };
  for (let place = 0; place < order.length; place++) {
    const i = order[place]!;
    sorted.lead[place] = leads[i]!;
    sorted.at[place] = instants[i]!;
    sorted.total[place] = totals[i]!;
    sorted.tier[place] = tiers[i]!;
  }
  return sorted;
}
