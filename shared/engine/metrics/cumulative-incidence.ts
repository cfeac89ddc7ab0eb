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

/** Row numbers by duration, events before competing endings before censoring at the same instant. */
function inOrder({ duration, ending }: Observations): number[] {
  const rank = (row: number): number => (ending[row] === ENDING.censored ? 3 : (ending[row] ?? 0));
  return Array.from(duration.keys()).sort((a, b) => (duration[a] ?? 0) - (duration[b] ?? 0) || rank(a) - rank(b));
}

/**
 * Cumulative incidence of the event with censoring and competing endings (Aalen–Johansen; without competing endings
 * it is one minus Kaplan–Meier; domain.md §9). At each instant, I += S·(events / at risk), then
 * S ·= 1 − (events + competing) / at risk; a case censored at an instant is still at risk at it.
 */
export function cumulativeIncidence(observations: Observations): Incidence {
  const rows = inOrder(observations);
  const durations: number[] = [];
  const shares: number[] = [];
  const censoredAt: number[] = [];
  let free = 1;
  let incidence = 0;
  for (let i = 0; i < rows.length; ) {
    const now = observations.duration[rows[i] ?? 0] ?? 0;
    const counts = [0, 0, 0];
    let next = i;
    for (; next < rows.length && observations.duration[rows[next] ?? 0] === now; next += 1) {
      const ending = observations.ending[rows[next] ?? 0] ?? 0;
      counts[ending] = (counts[ending] ?? 0) + 1;
      if (ending === ENDING.censored) censoredAt.push(now);
    }
    const [, events = 0, competing = 0] = counts;
    const atRisk = rows.length - i;
    if (events > 0) {
      incidence += (free * events) / atRisk;
      durations.push(now);
      shares.push(incidence);
    }
    free *= 1 - (events + competing) / atRisk;
    i = next;
  }
  return { n: rows.length, duration: Float64Array.from(durations), share: Float64Array.from(shares), censoredAt: Float64Array.from(censoredAt) };
}

/** The first duration by which a share of p has had the event; null when that is not reached (domain.md §9). */
export function incidenceQuantile({ duration, share }: Incidence, p: number): number | null {
  // A share such as 3/4 may come out an epsilon short when it is summed of many steps.
  const found = share.findIndex((value) => value >= p - 1e-12);
  return found < 0 ? null : (duration[found] ?? null);
}
