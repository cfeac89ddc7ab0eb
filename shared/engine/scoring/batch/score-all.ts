/**
 * Scores every lead of a history at one moment each. Plainly: `scoreLead` at `at[lead]` for each lead (NaN, or no instants at
 * all: everything is visible, ages count from the history's end). Excluded leads get NaN. Leads are taken in blocks, and
 * within a block one group after another, so that every inner loop runs over a few short columns.
 */
import type { DayOf } from '../../expressions/day-of.ts';
import type { History } from '../../history/history.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { Decay } from '../../model/score-model.ts';
import { DAY } from '../../time/units.ts';
import { decayedPoints } from '../decay.ts';
import { createBatchEvaluator } from './batch-evaluator.ts';
import { halvedPoints } from './halved-points.ts';
import type { BatchEvaluator } from './batch-evaluator.ts';
import type { SlotReader } from './slot-expression.ts';
import { pointsOnce } from './slot-model.ts';
import type { SlotGroup } from './slot-model.ts';

/** Scores by lead in hundredths, after every clamp; and the tier as an index into its classes, 255 for none. */
export interface AllScores {
  readonly fit: Float64Array;
  readonly engagement: Float64Array;
  readonly total: Float64Array;
  readonly tier: Uint8Array;
}

/** No tier. */
export const NO_TIER = 255;

/** Scores and tiers of all leads. */
export function scoreAll(history: History, configuration: Configuration, dayOf: DayOf, at: Float64Array | null = null): AllScores {
  const leads = history.createdAt.length;
  const all: AllScores = { fit: new Float64Array(leads), engagement: new Float64Array(leads), total: new Float64Array(leads), tier: new Uint8Array(leads).fill(NO_TIER) };
  const evaluator = createBatchEvaluator(history, configuration, dayOf, [], true);
  const { blockSize } = evaluator;
  const tierOf = bandTable(configuration);
  for (let first = 0; first < leads; first += blockSize) {
    const last = Math.min(first + blockSize, leads);
    evaluator.fillBlock(first, last, at);
    for (const group of evaluator.groups) addGroup(group, evaluator, { first, last, at, to: history.to }, group.group.category === 'fit' ? all.fit : all.engagement);
    clampBlock(configuration.score, first, last, all);
    if (tierOf !== null) lookUpTiers(tierOf, configuration.score.totalMin, first, last, all);
    else readTiers(configuration, evaluator, { first, last, at, to: history.to }, all);
  }
  for (let lead = 0; lead < leads; lead++) if (history.excluded[lead] === 1) forget(all, lead);
  return all;
}

interface Block {
  readonly first: number;
  readonly last: number;
  readonly at: Float64Array | null;
  /** The history's end, from which ages count where a lead has no instant. */
  readonly to: number;
}

const instantOf = ({ at, to }: Block, lead: number): number => (at === null || !Number.isFinite(at[lead]!) ? to : at[lead]!);

/** The points of one group, gathered in its own slots, then after its caps added to its category. */
function addGroup(own: SlotGroup, { scan }: BatchEvaluator, block: Block, into: Float64Array): void {
  const { first, last } = block;
  const { group, columns, once, readers, slot } = own;
  const size = last - first;
  const sum = scan.sums.subarray(slot * scan.stride, slot * scan.stride + size);
  for (const { codes, table } of columns) addColumn(codes, table, sum, first, size);
  for (const rule of once) addOnce(rule, group.decay, scan, block, sum);
  if (readers.length > 0) {
    for (let i = 0; i < size; i++) {
      scan.stand(first + i, i, block.at === null ? NaN : block.at[first + i]!);
      for (let r = 0; r < readers.length; r++) sum[i]! += readers[r]!();
    }
  }
  const { min, max } = group;
  for (let i = 0; i < size; i++) {
    const atLeast = sum[i]! < min ? min : sum[i]!;
    into[first + i]! += atLeast > max ? max : atLeast;
  }
}

/** A rule that adds once; where it needs a number of engagements and has no limits, most leads are passed over at a glance. */
function addOnce(own: SlotGroup['once'][number], decay: Decay, scan: SlotReader, block: Block, sum: Float64Array): void {
  const { rule: { frequency, points, min, max }, counter } = own;
  const { first, last, at, to } = block;
  const size = last - first;
  if (counter < 0 || frequency === 'ranges' || min !== undefined || max !== undefined) {
    for (let i = 0; i < size; i++) sum[i]! += pointsOnce(own, decay, scan, i, instantOf(block, first + i));
    return;
  }
  const needed = typeof frequency === 'number' ? Math.max(frequency, 1) : 1;
  const { sums, newest, stride } = scan;
  const from = counter * stride;
  const halfLife = decay.kind === 'halfLife' ? decay.days * DAY : 0;
  for (let i = 0; i < size; i++) {
    if (sums[from + i]! < needed) continue;
    const age = (at === null ? to : instantOf(block, first + i)) - newest[from + i]!;
    sum[i]! += halfLife > 0 ? halvedPoints(points, age, halfLife) : decayedPoints(points, age, decay);
  }
}

/** Adds what a column's codes are worth, for so many leads from the first on; one column at a time, so that the loop is about one kind of array. */
export function addColumn(codes: ArrayLike<number>, table: Float64Array, sum: Float64Array, first: number, size: number): void {
  for (let i = 0; i < size; i++) sum[i]! += table[codes[first + i]!]!;
}

function clampBlock({ fitMin = -Infinity, fitMax, engagementMin = -Infinity, engagementMax, totalMin, totalMax }: Configuration['score'], first: number, last: number, { fit, engagement, total }: AllScores): void {
  // `clamp` written out: its two calls are most of this loop.
  for (let lead = first; lead < last; lead++) {
    let own = fit[lead]! < fitMin ? fitMin : fit[lead]!;
    const ofFit = (fit[lead] = own > fitMax ? fitMax : own);
    own = engagement[lead]! < engagementMin ? engagementMin : engagement[lead]!;
    const ofEngagement = (engagement[lead] = own > engagementMax ? engagementMax : own);
    own = ofFit + ofEngagement < totalMin ? totalMin : ofFit + ofEngagement;
    total[lead] = own > totalMax ? totalMax : own;
  }
}

function lookUpTiers(tierOf: Uint8Array, least: number, first: number, last: number, { total, tier }: AllScores): void {
  for (let lead = first; lead < last; lead++) tier[lead] = tierOf[total[lead]! - least]!;
}

function readTiers({ score, tiers }: Configuration, evaluator: BatchEvaluator, { first, last, at }: Block, { fit, engagement, total, tier }: AllScores): void {
  if (tiers.classes.length === 0) return;
  if (!evaluator.hasTierRules && score.matrix === undefined) return readBands(tiers, first, last, total, tier);
  for (let lead = first; lead < last; lead++) {
    evaluator.scan.stand(lead, lead - first, at === null ? NaN : at[lead]!);
    evaluator.put({ fit: fit[lead]!, engagement: engagement[lead]!, total: total[lead]! });
    tier[lead] = evaluator.tier();
  }
}

/** `bandIndex` for a block, the bands of tiers that are gone left out beforehand. */
function readBands({ classes, bands }: Configuration['tiers'], first: number, last: number, total: Float64Array, tier: Uint8Array): void {
  const known = bands.map(({ from, tierId }) => ({ from, tier: classes.findIndex(({ id }) => id === tierId) })).filter((band) => band.tier >= 0);
  const [from, to] = [Float64Array.from(known, (band) => band.from), Uint8Array.from(known, (band) => band.tier)];
  for (let lead = first; lead < last; lead++) {
    let band = 0;
    while (band < from.length && total[lead]! < from[band]!) band++;
    tier[lead] = band < to.length ? to[band]! : classes.length - 1;
  }
}

/** Within so many hundredths between the least and the greatest total, the tier of each is looked up. */
const MOST_TOTALS = 100_000;

/** The tiers of all totals from the least on, where bands alone decide; null where there are too many. Points are whole hundredths. */
function bandTable({ score: { totalMin, totalMax, matrix }, tiers }: Configuration): Uint8Array | null {
  const size = totalMax - totalMin + 1;
  if (tiers.classes.length === 0 || tiers.rules.length > 0 || matrix !== undefined || !(size >= 1 && size <= MOST_TOTALS)) return null;
  const table = new Uint8Array(size);
  readBands(tiers, 0, size, Float64Array.from(table, (_, place) => totalMin + place), table);
  return table;
}

function forget({ fit, engagement, total, tier }: AllScores, lead: number): void {
  fit[lead] = engagement[lead] = total[lead] = NaN;
  tier[lead] = NO_TIER;
}
