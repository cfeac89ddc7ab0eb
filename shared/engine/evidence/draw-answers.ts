import { quantile } from '../metrics/quantile.ts';
import { seededRandom, type SeededRandom } from '../metrics/seeded-random.ts';
import { clockOf } from '../replay/judge-handoffs.ts';
import type { Played } from '../replay/played.ts';
import { calendarOfTarget } from '../sla/response-clock.ts';
import { elapsed, type BusinessCalendar } from '../time/business-calendar.ts';
import { MINUTE } from '../time/units.ts';
import type { Responses } from './response-samples.ts';

/** A share over many draws: the middle one, and what nine in ten of them lie between. */
export interface SimulatedShare {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** The share of leads that had a first touch within so many business minutes of the person who has them. */
export interface SimulatedPoint extends SimulatedShare {
  readonly minutes: number;
}

/** One proposed lead whose promise is due within the data. */
export interface AnswerCase {
  readonly tier: number;
  /** Ms of the budget that are left when the person gets the lead, and whether they run on his hours. */
  readonly leftMs: number;
  readonly isBusiness: boolean;
  /** Open ms of the person's hours that had passed when he got the lead; Infinity: nobody gets it. */
  readonly waitedMs: number;
  /** What to draw from; empty: nobody to answer. */
  readonly from: Responses['team'];
}

/** What many draws made of the leads of one group; null without leads. */
export interface DrawnGroup {
  readonly kept: SimulatedShare | null;
  readonly never: SimulatedShare | null;
}

/** The curve ends after three days of business time; its points lie closer where it is steep. */
const CURVE_END = 4320 * MINUTE;
const CURVE_POINTS = 96;
const minutesOf = (place: number): number => (CURVE_END / MINUTE) * (place / CURVE_POINTS) ** 2;
const placeOf = (ms: number): number => Math.ceil(Math.sqrt(ms / CURVE_END) * CURVE_POINTS);

/** The proposed leads whose promise is due within the data, had these people got them; `answersOf` says what to draw a lead's answer from, by its place and person. */
export function findAnswerCases({ input, proposed, clocks }: Played, { rep: reps, assignedAt }: Pick<Played['proposed'], 'rep' | 'assignedAt'>, answersOf: (handoff: number, rep: number) => AnswerCase['from']): AnswerCase[] {
  const { tiers, sla } = input.configuration;
  const targets = tiers.classes.map(({ id }) => sla.targets.find(({ tierId }) => tierId === id));
  const cases: AnswerCase[] = [];
  for (let i = 0; i < proposed.count; i += 1) {
    const target = targets[proposed.tier[i]!];
    if (target === undefined || !(proposed.dueAt[i]! <= input.history.to)) continue;
    const rep = reps[i]!;
    const waitedOn = (calendar: BusinessCalendar | null | undefined): number =>
      rep < 0 || Number.isNaN(assignedAt[i]!) ? Infinity : calendar == null ? assignedAt[i]! - proposed.at[i]! : elapsed(calendar, proposed.at[i]!, assignedAt[i]!);
    const waited = waitedOn(calendarOfTarget(target, clockOf(clocks, rep)));
    cases.push({
      tier: proposed.tier[i]!, leftMs: target.budgetMinutes * MINUTE - waited, isBusiness: target.clock === 'business', waitedMs: waitedOn(clockOf(clocks, rep).calendar),
      from: waited === Infinity ? [] : answersOf(i, rep),
    });
  }
  return cases;
}

/** Draws an answer for every case, many times over: the shares by tier, of all behind them, and how fast all were touched. `casesOf`: those of one draw. */
export function drawAnswers(casesOf: (random: SeededRandom) => readonly AnswerCase[], tiers: number, draws: number, seed: number): { readonly groups: readonly DrawnGroup[]; readonly curve: readonly SimulatedPoint[] } {
  const lists = (count: number): number[][] => Array.from({ length: count }, () => []);
  const [kept, never, within] = [lists(tiers + 1), lists(tiers + 1), lists(CURVE_POINTS + 1)];
  for (let draw = 0; draw < draws; draw += 1) {
    const random = seededRandom(seed + draw);
    const { counts, places } = drawOnce(casesOf(random), tiers, random);
    counts.forEach(({ n, keptN, neverN }, group) => {
      if (n === 0) return;
      kept[group]!.push(keptN / n);
      never[group]!.push(neverN / n);
    });
    const all = counts[tiers]!.n;
    let touched = 0;
    if (all > 0) within.forEach((shares, place) => {
      touched += places[place]!;
      shares.push(touched / all);
    });
  }
  const curve = within.flatMap((shares, place) => (shares.length === 0 ? [] : [{ minutes: minutesOf(place), ...shareOf(shares)! }]));
  return { groups: kept.map((shares, group) => ({ kept: shareOf(shares), never: shareOf(never[group]!) })), curve };
}

function drawOnce(cases: readonly AnswerCase[], tiers: number, random: SeededRandom): { readonly counts: readonly { n: number; keptN: number; neverN: number }[]; readonly places: Uint32Array } {
  const counts = Array.from({ length: tiers + 1 }, () => ({ n: 0, keptN: 0, neverN: 0 }));
  const places = new Uint32Array(CURVE_POINTS + 1);
  for (const { tier, leftMs, isBusiness, waitedMs, from } of cases) {
    const [business, dayAndNight] = from[random.below(Math.max(1, from.length))] ?? [Infinity, Infinity];
    const isKept = (isBusiness ? business : dayAndNight) <= leftMs;
    for (const group of [counts[tier]!, counts[tiers]!]) {
      group.n += 1;
      if (isKept) group.keptN += 1;
      if (dayAndNight === Infinity) group.neverN += 1;
    }
    const place = placeOf(waitedMs + business);
    if (place <= CURVE_POINTS) places[place]! += 1;
  }
  return { counts, places };
}

function shareOf(shares: readonly number[]): SimulatedShare | null {
  const [low, median, high] = [quantile(shares, 0.05), quantile(shares, 0.5), quantile(shares, 0.95)];
  return low === null || median === null || high === null ? null : { low, median, high };
}
