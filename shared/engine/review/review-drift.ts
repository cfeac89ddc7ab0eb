import { stabilityIndex, stabilityOfCounts, countByDecile, type Stability } from '../metrics/population-stability.ts';
import { wilsonInterval } from '../metrics/wilson.ts';
import type { Configuration } from '../model/configuration.ts';
import type { History } from '../history/history.ts';
import { findHandoffs } from '../replay/find-handoffs.ts';
import type { LeadEvaluator } from '../scoring/lead-evaluator.ts';
import { DAY } from '../time/units.ts';
import type { Period } from './history-within.ts';

/** One group's part of the handoffs before and since. */
export interface DriftPart {
  readonly label: string;
  readonly before: number;
  readonly since: number;
}

/** How far a distribution of handoffs moved; `stability` null: one side has none. */
export interface DriftLine {
  readonly kind: 'score' | 'source' | 'tier';
  readonly stability: Stability | null;
  readonly before: number;
  readonly since: number;
  /** Shares need not be drawn for deciles: there `label` is the score up to which the bin reaches. */
  readonly parts: readonly DriftPart[];
}

/** How many handoffs of a tier became an SQL within `days`, of those whose days were over; before and since. */
export interface TierConversion {
  readonly tierId: string;
  readonly name: string;
  readonly before: Share;
  readonly since: Share;
  /** The later share lies outside the earlier one's 95 % interval; null: one of the two has nothing to divide by. */
  readonly isOutside: boolean | null;
}

interface Counted {
  n: number;
  hits: number;
}

interface Share extends Readonly<Counted> {
  readonly low: number | null;
  readonly high: number | null;
}

/** What moved between the handoffs before a period and those in it (domain.md §9, "Drift"). */
export interface Drift {
  readonly handoffs: { readonly before: number; readonly since: number };
  /** Handoffs a week in each part; null for a part shorter than a week. */
  readonly perWeek: { readonly before: number | null; readonly since: number | null };
  readonly lines: readonly DriftLine[];
  readonly conversion: readonly TierConversion[];
  readonly conversionDays: number;
}

/** Days in which a handoff may become an SQL, so that both sides have had the same time. */
const CONVERSION_DAYS = 30;
/** More sources than this are told as the largest of them and all others together. */
const MOST_PARTS = 12;
const WEEK = 7 * DAY;
const SEED = 20_260_101;

/**
 * Scores, sources and tiers by the agreed configuration, as of each real handoff: before the period against in it. PSI is
 * taken over the deciles of the earlier scores, or over categories; it has drifted above 0.25 and above its 95 % null.
 */
export function reviewDrift(history: History, configuration: Configuration, evaluator: LeadEvaluator, period: Period): Drift {
  const handoffs = findHandoffs(history, configuration.sla);
  const isSince = (i: number): boolean => handoffs.at[i]! >= period.from;
  const isCounted = (i: number): boolean => handoffs.at[i]! <= period.to;
  const source = history.fields.find(({ name }) => name === history.roles.source);
  const scores: [number[], number[]] = [[], []];
  const sources: [Map<string, number>, Map<string, number>] = [new Map<string, number>(), new Map<string, number>()];
  const tiers: [number[], number[]] = [configuration.tiers.classes.map(() => 0), configuration.tiers.classes.map(() => 0)];
  const converted = configuration.tiers.classes.map((): readonly [Counted, Counted] => [{ n: 0, hits: 0 }, { n: 0, hits: 0 }]);
  for (let i = 0; i < handoffs.count; i += 1) {
    if (!isCounted(i)) continue;
    const side = isSince(i) ? 1 : 0;
    const lead = handoffs.lead[i]!;
    evaluator.moveTo(lead, handoffs.at[i]!);
    scores[side].push(evaluator.totals().total / 100);
    const label = source?.values[source.current[lead]!] ?? '';
    sources[side].set(label, (sources[side].get(label) ?? 0) + 1);
    const tier = evaluator.tier();
    if (tier >= 0) tiers[side][tier]! += 1;
    const share = converted[tier]?.[side];
    const isOver = side === 0 ? handoffs.at[i]! + CONVERSION_DAYS * DAY < period.from : handoffs.at[i]! + CONVERSION_DAYS * DAY <= period.to;
    if (share === undefined || !isOver) continue;
    share.n += 1;
    if (handoffs.movedOnAt[i]! <= handoffs.at[i]! + CONVERSION_DAYS * DAY) share.hits += 1;
  }
  const [before, since] = [scores[0].length, scores[1].length];
  const weeks = (from: number, to: number): number => (to - from) / WEEK;
  return {
    handoffs: { before, since },
    perWeek: { before: rate(before, weeks(history.from, period.from)), since: rate(since, weeks(period.from, period.to)) },
    lines: [
      scoreLine(scores),
      ...(source === undefined ? [] : [partsLine('source', partsOf(sources))]),
      partsLine('tier', configuration.tiers.classes.map(({ name }, tier) => ({ label: name, before: tiers[0][tier]!, since: tiers[1][tier]! }))),
    ],
    conversion: configuration.tiers.classes.map(({ id, name }, tier) => conversionOf(id, name, converted[tier]!)),
    conversionDays: CONVERSION_DAYS,
  };
}

const rate = (n: number, weeks: number): number | null => (weeks >= 1 ? n / weeks : null);

function scoreLine([earlier, later]: readonly [readonly number[], readonly number[]]): DriftLine {
  const counts = countByDecile(earlier, later);
  const parts = counts.earlier.map((before, bin) => ({ label: `${bin + 1}`, before, since: counts.later[bin]! }));
  return { ...partsLine('score', parts), before: earlier.length, since: later.length };
}

function partsLine(kind: DriftLine['kind'], parts: readonly DriftPart[]): DriftLine {
  const [before, since] = [parts.map((part) => part.before), parts.map((part) => part.since)];
  const hasBoth = stabilityIndex(before, since) !== null;
  return { kind, stability: hasBoth ? stabilityOfCounts(before, since, SEED) : null, before: sum(before), since: sum(since), parts };
}

/** The largest first, those beyond the twelfth together. */
function partsOf([before, since]: readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>]): DriftPart[] {
  const all = [...new Set([...before.keys(), ...since.keys()])]
    .map((label) => ({ label: label === '' ? 'unknown' : label, before: before.get(label) ?? 0, since: since.get(label) ?? 0 }))
    .sort((a, b) => b.before + b.since - a.before - a.since || (a.label < b.label ? -1 : 1));
  const rest = all.slice(MOST_PARTS);
  return rest.length === 0 ? all : [...all.slice(0, MOST_PARTS), { label: 'all others', before: sum(rest.map((part) => part.before)), since: sum(rest.map((part) => part.since)) }];
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

function conversionOf(tierId: string, name: string, [before, since]: readonly [Counted, Counted]): TierConversion {
  const shareOf = ({ n, hits }: Counted): Share => ({ n, hits, low: wilsonInterval(hits, n)?.low ?? null, high: wilsonInterval(hits, n)?.high ?? null });
  const [earlier, later] = [shareOf(before), shareOf(since)];
  const isOutside = earlier.low === null || earlier.high === null || later.n === 0 ? null : later.hits / later.n < earlier.low || later.hits / later.n > earlier.high;
  return { tierId, name, before: earlier, since: later, isOutside };
}
