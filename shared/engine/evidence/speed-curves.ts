import { bootstrapInterval } from '../metrics/bootstrap.ts';
import { ENDING, cumulativeIncidence, incidenceQuantile, type Incidence, type Observations } from '../metrics/cumulative-incidence.ts';
import { kaplanMeier } from '../metrics/kaplan-meier.ts';
import { clockOf } from '../replay/judge-handoffs.ts';
import { observeFirstTouch } from '../replay/observe-first-touch.ts';
import type { Played } from '../replay/played.ts';
import { responseMinutes } from '../sla/response-clock.ts';

/** A point of a step function: by so many business minutes, this share. */
export interface SpeedPoint {
  readonly minutes: number;
  readonly share: number;
}

/** How fast leads of one group were first touched, in business minutes of their owners. */
export interface SpeedCurve {
  /** A tier's id; '' for all handoffs. */
  readonly key: string;
  readonly label: string;
  readonly n: number;
  readonly touched: readonly SpeedPoint[];
  /** Sent back, recycled or disqualified before any touch: the competing ending. */
  readonly closedUntouched: readonly SpeedPoint[];
  readonly censoredAt: readonly number[];
  readonly counts: { readonly touched: number; readonly closed: number; readonly censored: number };
  /** Null: not reached. The interval is a bootstrap over handoffs. */
  readonly median: SpeedQuantile | null;
  readonly p90: SpeedQuantile | null;
  /** The share touched in the end by Kaplan and Meier, where sending back counts as leaving sight; larger than the curve where some were. */
  readonly kaplanMeierShare: number | null;
}

/** A quantile with its 95 % interval; null ends where half of the resamples do not reach it. */
export interface SpeedQuantile {
  readonly minutes: number;
  readonly low: number | null;
  readonly high: number | null;
}

const CURVE_POINTS = 200;
const TICKS = 80;
/** Cases × resamples are bounded, so that a million handoffs take no longer than thousands do. */
const MOST_PICKS = 3_000_000;
const MOST_CASES = 20_000;

/** All handoffs and each tier; null with a reason where touches or hours are not known. */
export function speedCurves(played: Played, seed: number): { readonly curves: readonly SpeedCurve[]; readonly reason: string | null } {
  const { actual, actualRep, actualMoments, clocks, unknowable, input } = played;
  const reason = unknowable.stages ?? unknowable.touches ?? (clocks.client.calendar === null ? 'No working hours are known, so business time cannot be counted. Add a calendar in Route.' : null);
  if (reason !== null) return { curves: [], reason };
  const whole = observeFirstTouch(actual, null, input.history.to, (i, until) => responseMinutes(clockOf(clocks, actualRep[i]!).calendar, actual.at[i]!, until));
  const ofTier = (tier: number): Observations => {
    const rows = Array.from(actualMoments.tier.keys()).filter((i) => actualMoments.tier[i] === tier);
    return { duration: Float64Array.from(rows, (i) => whole.duration[i]!), ending: Uint8Array.from(rows, (i) => whole.ending[i]!) };
  };
  const tiers = input.configuration.tiers.classes.map(({ id, name }, tier) => curveOf(id, name, ofTier(tier), seed + tier + 1));
  return { curves: [curveOf('', 'All handoffs', whole, seed), ...tiers], reason: null };
}

function curveOf(key: string, label: string, seen: Observations, seed: number): SpeedCurve {
  const touched = cumulativeIncidence(seen);
  const closed = cumulativeIncidence({ ...seen, ending: seen.ending.map((ending) => (ending === ENDING.event ? ENDING.competing : ending === ENDING.competing ? ENDING.event : ENDING.censored)) });
  const count = (how: number): number => seen.ending.reduce((sum, ending) => (ending === how ? sum + 1 : sum), 0);
  const survival = kaplanMeier(seen);
  return {
    key, label, n: touched.n, touched: thin(touched), closedUntouched: thin(closed),
    censoredAt: Array.from(touched.censoredAt.filter((_, i) => i % Math.max(1, Math.ceil(touched.censoredAt.length / TICKS)) === 0)),
    counts: { touched: count(ENDING.event), closed: count(ENDING.competing), censored: count(ENDING.censored) },
    median: quantileOf(touched, seen, 0.5, seed), p90: quantileOf(touched, seen, 0.9, seed),
    kaplanMeierShare: touched.n === 0 ? null : 1 - (survival.share.at(-1) ?? 1),
  };
}

/** Points that differ visibly from the one before, and always the last. */
function thin({ duration, share }: Incidence): SpeedPoint[] {
  const points: SpeedPoint[] = [];
  let drawn = 0;
  share.forEach((value, i) => {
    if (value - drawn < 1 / CURVE_POINTS && i > 0 && i < share.length - 1) return;
    points.push({ minutes: duration[i]!, share: value });
    drawn = value;
  });
  return points;
}

function quantileOf(curve: Incidence, seen: Observations, p: number, seed: number): SpeedQuantile | null {
  const minutes = incidenceQuantile(curve, p);
  if (minutes === null) return null;
  const n = seen.duration.length;
  const step = Math.max(1, Math.ceil(n / MOST_CASES));
  const rows = Uint32Array.from({ length: Math.floor(n / step) }, (_, i) => i * step);
  const draws = Math.max(50, Math.min(400, Math.floor(MOST_PICKS / Math.max(rows.length, 1))));
  const resampled = (picks: Uint32Array): number | null =>
    incidenceQuantile(cumulativeIncidence({ duration: Float64Array.from(picks, (pick) => seen.duration[rows[pick]!]!), ending: Uint8Array.from(picks, (pick) => seen.ending[rows[pick]!]!) }), p);
  const interval = bootstrapInterval(rows.length, resampled, { seed, draws });
  return { minutes, low: interval?.low ?? null, high: interval?.high ?? null };
}
