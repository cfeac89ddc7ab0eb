import { inOrder } from './places-in-order.ts';

/** How an observation ended: nothing happened while it was watched, the event came, or another ending came first. */
export const ENDING = { censored: 0, event: 1, competing: 2 } as const;

/** One row per case: how long it was watched (any unit, not negative) and how that ended (`ENDING`). */
export interface Observations {
  readonly duration: Float64Array;
  readonly ending: Uint8Array;
}

/** The share of cases in which the event has happened by `duration[i]`: a step function that starts at 0. */
export interface Incidence {
  readonly n: number;
  readonly duration: Float64Array;
  readonly share: Float64Array;
  /** When cases dropped out of sight, ascending. */
  readonly censoredAt: Float64Array;
}

/** The durations of the cases that ended in one way, ascending. */
function endedBy({ duration, ending }: Observations, how: number): Float64Array {
  const found = new Float64Array(duration.length);
  let n = 0;
  for (let row = 0; row < duration.length; row += 1) if ((ending[row] ?? 0) === how) found[n++] = duration[row]!;
  return inOrder(found.subarray(0, n));
}

/** How many of the durations from a place on are the same as the first of them. */
function countEqual(durations: Float64Array, from: number, now: number): number {
  let to = from;
  while (to < durations.length && durations[to] === now) to += 1;
  return to - from;
}

/**
 * Cumulative incidence of the event with censoring and competing endings (Aalen–Johansen; without competing endings
 * it is one minus Kaplan–Meier; domain.md §9). At each instant, I += S·(events / at risk), then
 * S ·= 1 − (events + competing) / at risk; a case censored at an instant is still at risk at it.
 */
export function cumulativeIncidence(observations: Observations): Incidence {
  const [happened, others, censored] = [endedBy(observations, ENDING.event), endedBy(observations, ENDING.competing), endedBy(observations, ENDING.censored)];
  const n = happened.length + others.length + censored.length;
  const durations: number[] = [];
  const shares: number[] = [];
  let [free, incidence] = [1, 0];
  for (let [e, o, c] = [0, 0, 0]; e + o + c < n; ) {
    const now = Math.min(happened[e] ?? Infinity, others[o] ?? Infinity, censored[c] ?? Infinity);
    const [events, competing] = [countEqual(happened, e, now), countEqual(others, o, now)];
    const atRisk = n - e - o - c;
    if (events > 0) {
      incidence += (free * events) / atRisk;
      durations.push(now);
      shares.push(incidence);
    }
    free *= 1 - (events + competing) / atRisk;
    e += events;
    o += competing;
    c += countEqual(censored, c, now);
  }
  return { n, duration: Float64Array.from(durations), share: Float64Array.from(shares), censoredAt: censored };
}

/** The first duration by which a share of p has had the event; null when that is not reached (domain.md §9). */
export function incidenceQuantile({ duration, share }: Incidence, p: number): number | null {
  // A share such as 3/4 may come out an epsilon short when it is summed of many steps.
  const found = share.findIndex((value) => value >= p - 1e-12);
  return found < 0 ? null : (duration[found] ?? null);
}
