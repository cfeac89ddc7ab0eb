import { ENDING, type Observations } from './cumulative-incidence.ts';

/** The share of cases still without the event just after `duration[i]`: a step function that starts at 1. */
export interface Survival {
  readonly n: number;
  readonly duration: Float64Array;
  readonly share: Float64Array;
}

/**
 * Kaplan and Meier's product limit (J. Amer. Statist. Assoc. 53 (1958) 457–481): S ·= 1 − events / at risk at each instant
 * with an event. Every other ending counts as censoring, and a case censored at an instant is still at risk at it.
 */
export function kaplanMeier({ duration, ending }: Observations): Survival {
  const rows = Array.from(duration.keys()).sort((a, b) => duration[a]! - duration[b]!);
  const [durations, shares]: [number[], number[]] = [[], []];
  let share = 1;
  for (let i = 0; i < rows.length; ) {
    const now = duration[rows[i]!]!;
    const atRisk = rows.length - i;
    let events = 0;
    for (; i < rows.length && duration[rows[i]!] === now; i += 1) if (ending[rows[i]!] === ENDING.event) events += 1;
    if (events === 0) continue;
    share *= 1 - events / atRisk;
    durations.push(now);
    shares.push(share);
  }
  return { n: rows.length, duration: Float64Array.from(durations), share: Float64Array.from(shares) };
}
