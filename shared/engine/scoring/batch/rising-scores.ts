/**
 * When each lead's score rose above everything before, so that another threshold is a comparison and no walk. Plainly: the
 * evaluations of `findCrossings` whose total is higher than all before them, and the first at which the MQL rule is true
 * whatever the threshold. `firstAt` with any threshold is `firstCrossings` of the configuration with that threshold.
 */
import type { DayOf } from '../../expressions/day-of.ts';
import { TRUE } from '../../expressions/truth.ts';
import { LAST_VISIBLE_AT_SAME_INSTANT } from '../../history/history.ts';
import type { History } from '../../history/history.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { EventMatch } from '../../model/expression.ts';
import type { Points, ScoreModel } from '../../model/score-model.ts';
import { tickReach } from '../rises-without-event.ts';
import { createBatchEvaluator, type BatchEvaluator } from './batch-evaluator.ts';
import { isConstant, STRIDE, type FirstCrossings } from './first-crossings.ts';
import { fitCeilings } from './fit-ceilings.ts';
import { everDid, raisingEvents, raisingKeys } from './raising-keys.ts';
import { rowKeys, type RowKeys } from './row-keys.ts';
import { TimelineScan } from './timeline-scan.ts';

/** By lead, from `offsets[lead]` to before `offsets[lead + 1]`, rising totals (hundredths) with their instants (UTC ms). */
export interface RisingScores {
  readonly offsets: Uint32Array;
  readonly at: Float64Array;
  readonly total: Float64Array;
  /** By lead the first instant at which it is an MQL whatever the threshold, and its total then; NaN for none. Nothing after it is kept. */
  readonly raisedAt: Float64Array;
  readonly raisedTotal: Float64Array;
}

/** More than any score. */
const OUT_OF_REACH = Number.MAX_SAFE_INTEGER;

/** Finds them; null where something else than the threshold and the hand-raise decides, or the score is not worked out along the timeline. `watch` as in `firstCrossings`. */
export function risingScores(history: History, configuration: Configuration, dayOf: DayOf, watch: (share: number) => void = () => undefined): RisingScores | null {
  const { score, definitions } = configuration;
  const isPlain = isConstant(definitions.mql.criteria, true) && isConstant(definitions.disqualify.criteria, false) && score.mql?.when === undefined && tickReach(configuration) === null;
  const raises = raisingEvents(definitions.handRaise.criteria);
  const keys = isPlain && raises !== null ? rowKeys(history) : null;
  const scan = keys === null ? null : TimelineScan.create(history, score, keys);
  const evaluator = createBatchEvaluator(history, { ...configuration, score: { ...score, mqlThreshold: OUT_OF_REACH } }, dayOf);
  const fit = scan === null ? null : fitCeilings(history, score, evaluator);
  if (scan === null || fit === null || raises === null || keys === null) return null;
  const leads = history.createdAt.length;
  const found = { offsets: new Uint32Array(leads + 1), at: new Rows(), total: new Rows(), raisedAt: new Float64Array(leads).fill(NaN), raisedTotal: new Float64Array(leads).fill(NaN) };
  const walk = createRisingWalk(history, score, { keys, scan, fit, raises, isSure: everDid(definitions.handRaise.criteria) !== null, evaluator, found });
  for (let lead = 0; lead < leads; lead += 1) {
    if (lead % STRIDE === 0) watch(lead / leads);
    if (history.excluded[lead] !== 1 && !walk(lead)) return null;
    found.offsets[lead + 1] = found.at.count;
  }
  return { ...found, at: found.at.rows(), total: found.total.rows() };
}

interface Rising {
  readonly keys: RowKeys;
  readonly scan: TimelineScan;
  /** By lead; it never changes. */
  readonly fit: Float64Array;
  readonly raises: readonly EventMatch[];
  /** Any one of them raises a hand for good: nobody has to be asked. */
  readonly isSure: boolean;
  /** Its threshold is out of reach: what it calls an MQL is one whatever the threshold. */
  readonly evaluator: BatchEvaluator;
  readonly found: { readonly at: Rows; readonly total: Rows; readonly raisedAt: Float64Array; readonly raisedTotal: Float64Array };
}

/** Walks one lead; false for one with more engagements than the scan takes. */
function createRisingWalk(history: History, score: ScoreModel, { keys, scan, fit, raises, isSure, evaluator, found }: Rising): (lead: number) => boolean {
  const { offsets, at, kind } = history.facts;
  const isRaise = raisingKeys(history, keys, raises);
  const totalOf = (lead: number, engagement: Points): Points => Math.min(Math.max(fit[lead]! + engagement, score.totalMin), score.totalMax);
  const isRaisedAt = (lead: number, instant: number): boolean => {
    evaluator.moveTo(lead, instant);
    return evaluator.isMql() === TRUE;
  };
  return (lead) => {
    scan.start();
    const stop = offsets[lead + 1]!;
    let [row, best] = [offsets[lead]!, -Infinity];
    const look = (instant: number, isRaised: boolean): boolean => {
      const mayRise = totalOf(lead, scan.ceiling) > best;
      if (!mayRise && !isRaised) return false;
      const total = totalOf(lead, scan.engagement(instant));
      if (isRaised && (isSure || isRaisedAt(lead, instant))) {
        found.raisedAt[lead] = instant;
        found.raisedTotal[lead] = total;
        return true;
      }
      if (total > best) {
        best = total;
        found.at.push(instant);
        found.total.push(total);
      }
      return false;
    };
    while (row < stop && kind[row]! > LAST_VISIBLE_AT_SAME_INSTANT) row += 1;
    const created = history.createdAt[lead]!;
    if (Number.isFinite(created) && (row === stop || created < at[row]!) && look(created, false)) return true;
    while (row < stop) {
      const instant = at[row]!;
      let [isSeen, isRaised] = [false, false];
      for (; row < stop && at[row] === instant; row += 1) {
        if (kind[row]! > LAST_VISIBLE_AT_SAME_INSTANT) continue;
        isSeen = true;
        const key = keys.of[row]!;
        if (key === 0) continue;
        if (!scan.push(key, instant)) return false;
        if (isRaise[key] === 1) isRaised = true;
      }
      if (isSeen && look(instant, isRaised)) return true;
    }
    return true;
  };
}

/** The first crossing of every lead at a threshold. */
export function firstAt({ offsets, at, total, raisedAt, raisedTotal }: RisingScores, threshold: Points): FirstCrossings {
  const found: FirstCrossings = { at: raisedAt.slice(), total: raisedTotal.slice() };
  for (let lead = 0; lead + 1 < offsets.length; lead += 1) {
    const stop = offsets[lead + 1]!;
    let place = offsets[lead]!;
    while (place < stop && total[place]! < threshold) place += 1;
    if (place === stop) continue; // what is kept lies before the raise
    found.at[lead] = at[place]!;
    found.total[lead] = total[place]!;
  }
  return found;
}

/** A column that grows. */
class Rows {
  count = 0;
  private values = new Float64Array(1024);

  push(value: number): void {
    if (this.count === this.values.length) {
      const larger = new Float64Array(2 * this.count);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.count] = value;
    this.count += 1;
  }

  rows(): Float64Array {
    return this.values.slice(0, this.count);
  }
}
