/**
 * When each lead first meets the MQL rule, every instant of its timeline being an evaluation. Plainly: the first crossing of
 * each lead in `findCrossings`. Instants at which the score cannot have risen to the threshold, and no hand-raise came by or
 * waits for a disqualifier to be lifted, are passed over; the others are judged exactly.
 */
import type { DayOf } from '../../expressions/day-of.ts';
import { TRUE } from '../../expressions/truth.ts';
import { FACT, LAST_VISIBLE_AT_SAME_INSTANT } from '../../history/history.ts';
import type { History } from '../../history/history.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { Expression } from '../../model/expression.ts';
import type { ZoneTable } from '../../time/zone-table.ts';
import { findCrossings } from '../find-crossings.ts';
import { createLeadEvaluator } from '../lead-evaluator.ts';
import { tickReach } from '../rises-without-event.ts';
import { createBatchEvaluator } from './batch-evaluator.ts';
import type { BatchEvaluator } from './batch-evaluator.ts';
import { everDid, matchTable, raisingEvents, raisingKeys } from './raising-keys.ts';
import { rowKeys, type RowKeys } from './row-keys.ts';
import { CeilingOfLead, scoreCeiling } from './score-ceiling.ts';
import { fitCeilings } from './fit-ceilings.ts';
import { TimelineScan } from './timeline-scan.ts';

/** By lead the instant (UTC ms) and total (hundredths) of its first crossing; NaN for none. */
export interface FirstCrossings {
  readonly at: Float64Array;
  readonly total: Float64Array;
}

/** After how many leads a watch hears again. */
export const STRIDE = 16_384;

/** Finds the first crossing of every lead that counts. `watch` hears which share of the leads is done, and may throw. */
export function firstCrossings(history: History, configuration: Configuration, dayOf: DayOf, zone: ZoneTable, watch: (share: number) => void = () => undefined): FirstCrossings {
  if (tickReach(configuration) !== null) return slowly(history, configuration, dayOf, zone);
  const found: FirstCrossings = { at: new Float64Array(history.createdAt.length).fill(NaN), total: new Float64Array(history.createdAt.length).fill(NaN) };
  const evaluator = createBatchEvaluator(history, configuration, dayOf);
  const fit = fitCeilings(history, configuration.score, evaluator);
  const slow = createWalker(history, configuration, evaluator);
  const quick = fit === null ? null : createQuickWalker(history, configuration, evaluator, fit);
  const walker = (lead: number): number => {
    const at = quick === null ? TOO_LONG : quick.walk(lead);
    return at === TOO_LONG ? slow(lead, fit === null ? null : fit[lead]!) : at;
  };
  for (let lead = 0; lead < found.at.length; lead++) {
    if (lead % STRIDE === 0) watch(lead / found.at.length);
    if (history.excluded[lead] === 1) continue;
    const at = walker(lead);
    if (Number.isNaN(at)) continue;
    found.at[lead] = at;
    found.total[lead] = quick !== null && quick.total.lead === lead ? quick.total.points : evaluator.totals().total;
  }
  return found;
}

/** Models whose scores rise by themselves are judged every midnight; there is nothing to pass over. */
function slowly(history: History, configuration: Configuration, dayOf: DayOf, zone: ZoneTable): FirstCrossings {
  const { lead, at, total, count } = findCrossings(history, configuration, createLeadEvaluator(history, configuration, dayOf), zone);
  const found: FirstCrossings = { at: new Float64Array(history.createdAt.length).fill(NaN), total: new Float64Array(history.createdAt.length).fill(NaN) };
  for (let i = count - 1; i >= 0; i--) {
    found.at[lead[i]!] = at[i]!;
    found.total[lead[i]!] = total[i]!;
  }
  return found;
}

/** The lead whose crossing was worked out without the evaluator, and its total. */
interface Found {
  readonly lead: number;
  readonly points: number;
}

/** Whether a criterion says one thing of every lead. */
export const isConstant = (expression: Expression, value: boolean): boolean => expression.kind === 'constant' && expression.value === value;

/** What a quick walk says of a lead with too many engagements. */
const TOO_LONG = -Infinity;

/** Walks leads whose fit is known beforehand and whose engagement score is worked out on the way; null where it cannot be. */
function createQuickWalker(history: History, configuration: Configuration, evaluator: BatchEvaluator, fit: Float64Array): { readonly walk: (lead: number) => number; readonly total: Readonly<Found> } | null {
  const { score, definitions } = configuration;
  const raises = raisingEvents(definitions.handRaise.criteria);
  const keys = raises === null || score.mql?.when !== undefined ? null : rowKeys(history);
  const scan = keys === null ? null : TimelineScan.create(history, score, keys);
  if (scan === null || raises === null || keys === null) return null;
  const isRaise = raisingKeys(history, keys, raises);
  const mayReach = createGlance(history, keys, scan, isRaise);
  const keyOf = keys.of;
  const { offsets, at, kind } = history.facts;
  const { totalMin, totalMax, mqlThreshold } = score;
  const atLeast = Math.max(score.engagementMin ?? 0, 0);
  // Where nothing else is asked, enough points are an MQL.
  const isEnough = isConstant(definitions.mql.criteria, true) && isConstant(definitions.disqualify.criteria, false);
  const isSure = everDid(definitions.handRaise.criteria) !== null;
  const waits = !isConstant(definitions.disqualify.criteria, false);
  const total = { lead: -1, points: NaN };
  const isMqlAt = (lead: number, instant: number): boolean => {
    evaluator.moveTo(lead, instant);
    return evaluator.isMql() === TRUE;
  };
  /** The engagement points that bring a lead to the threshold. */
  const neededBy = (lead: number): number => (mqlThreshold <= totalMin ? -Infinity : mqlThreshold > totalMax ? Infinity : mqlThreshold - fit[lead]!);
  const walk = (lead: number): number => {
    const needed = neededBy(lead);
    if (atLeast < needed && !mayReach(lead, score.engagementMax < needed ? Infinity : needed)) return NaN;
    scan.start();
    const stop = offsets[lead + 1]!;
    let row = offsets[lead]!;
    while (row < stop && kind[row]! > LAST_VISIBLE_AT_SAME_INSTANT) row++;
    const created = history.createdAt[lead]!;
    if (Number.isFinite(created) && (row === stop || created < at[row]!) && atLeast >= needed && isMqlAt(lead, created)) return created;
    let isRaised = false;
    while (row < stop) {
      const instant = at[row]!;
      isRaised &&= waits;
      let isSeen = false;
      for (; row < stop && at[row] === instant; row++) {
        const key = keyOf[row]!;
        if (key === 0) {
          if (kind[row]! <= LAST_VISIBLE_AT_SAME_INSTANT) isSeen = true;
          continue;
        }
        isSeen = true;
        if (!scan.push(key, instant)) return TOO_LONG;
        if (isRaise[key] === 1) isRaised = true;
      }
      if (!isSeen || (!isRaised && scan.ceiling < needed)) continue;
      const engagement = scan.engagement(instant);
      if (isEnough && (engagement >= needed || (isRaised && isSure))) {
        total.lead = lead;
        total.points = Math.min(Math.max(fit[lead]! + engagement, totalMin), totalMax);
        return instant;
      }
      if ((isRaised || engagement >= needed) && isMqlAt(lead, instant)) return instant;
    }
    return NaN;
  };
  return { walk, total };
}

/** Counts of so many rules, each below `LANE`, are added up in one whole number of 32 bits without touching each other. */
const LANES = 4;
const LANE_BITS = 8;
const LANE = 1 << LANE_BITS;
/** So many points in hundredths, added up fewer than `LANE` times, stay below 2³¹; whoever needs more is walked. */
const MOST_POINTS = 1 << (30 - LANE_BITS);

/**
 * Whether all engagements of a lead together, were none of them faded or capped, give so many points, or one of them raises a
 * hand. Never false where a walk along the timeline finds an instant that reaches them; it takes no step for each instant.
 */
function createGlance({ facts: { offsets } }: History, { of }: RowKeys, scan: TimelineScan, isRaise: Uint8Array): (lead: number, needed: number) => boolean {
  const owns = Array.from(isRaise, (_, key) => scan.mostOf(key));
  const pointsOf = (rules: readonly number[]): number => rules.reduce((sum, rule) => sum + scan.once[rule]!.points, 0);
  const most = Int32Array.from(owns, ({ every, once }, key) => (isRaise[key] === 1 ? MOST_POINTS : Math.min(every + pointsOf(once.filter((rule) => rule >= LANES)), MOST_POINTS)));
  const counts = Int32Array.from(owns, ({ once }) => once.reduce((sum, rule) => (rule < LANES ? sum | (1 << (LANE_BITS * rule)) : sum), 0));
  const counted = scan.once.slice(0, LANES);
  return (lead, needed) => {
    const stop = offsets[lead + 1]!;
    let [sum, seen] = [0, 0];
    for (let row = offsets[lead]!; row < stop; row++) {
      const key = of[row]!;
      sum = (sum + most[key]!) | 0;
      seen = (seen + counts[key]!) | 0;
    }
    if (sum >= Math.min(needed, MOST_POINTS) || stop - offsets[lead]! >= LANE) return true;
    for (let rule = 0; rule < counted.length; rule++) if (((seen >>> (LANE_BITS * rule)) & (LANE - 1)) >= counted[rule]!.needed) sum += counted[rule]!.points;
    return sum >= needed;
  };
}

/** Walks one lead; the evaluator stands at the crossing when there is one. */
function createWalker(history: History, configuration: Configuration, evaluator: BatchEvaluator): (lead: number, fit: number | null) => number {
  const { facts, createdAt } = history;
  const { offsets, at, kind, subject, value, automated } = facts;
  const { score, definitions } = configuration;
  const raises = raisingEvents(definitions.handRaise.criteria);
  const isRaise = raises === null ? null : matchTable(history, raises);
  const canPassOver = score.mql?.when === undefined && isRaise !== null;
  const waits = !isConstant(definitions.disqualify.criteria, false);
  const bounds = scoreCeiling(score, history);
  const ceiling = new CeilingOfLead(bounds);
  const isMqlAt = (lead: number, instant: number): boolean => {
    evaluator.moveTo(lead, instant);
    return evaluator.isMql() === TRUE;
  };
  return (lead, fit) => {
    const stop = offsets[lead + 1]!;
    ceiling.start(fit ?? bounds.fitMax);
    let row = offsets[lead]!;
    while (row < stop && kind[row]! > LAST_VISIBLE_AT_SAME_INSTANT) row++;
    const created = createdAt[lead]!;
    const isFirst = Number.isFinite(created) && (row === stop || created < at[row]!);
    if (isFirst && (!canPassOver || ceiling.total >= score.mqlThreshold) && isMqlAt(lead, created)) return created;
    let isRaised = false;
    while (row < stop) {
      const instant = at[row]!;
      isRaised &&= waits;
      let isSeen = false;
      for (; row < stop && at[row] === instant; row++) {
        const what = kind[row]!;
        if (what > LAST_VISIBLE_AT_SAME_INSTANT) continue;
        isSeen = true;
        if (what !== FACT.engagement) continue;
        const code = 2 * value[row]! + automated[row]!;
        ceiling.add(subject[row]!, code);
        isRaised ||= isRaise?.[subject[row]!]?.[code] === 1;
      }
      if (isSeen && (isRaised || !canPassOver || ceiling.total >= score.mqlThreshold) && isMqlAt(lead, instant)) return instant;
    }
    return NaN;
  };
}
