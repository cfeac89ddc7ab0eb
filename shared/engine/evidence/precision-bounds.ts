import type { Played } from '../replay/played.ts';
import { createWorkedReader } from '../scoring/worked-leads.ts';
import { DAY } from '../time/units.ts';
import type { EvidenceSettings } from './evidence-settings.ts';
import { reachesOutcome } from './outcome-reached.ts';

/**
 * What share of the proposed leads would reach the outcome: nobody knows what those whom nobody worked would have become
 * (domain.md §8.1, bounded). `low` counts them by what was observed of them, `high` all as reaching it (C. F. Manski,
 * Partial Identification of Probability Distributions, 2003); `ifSimilar` gives them the rate of worked leads in the same
 * score decile, an assumption.
 */
export interface PrecisionBounds {
  readonly n: number;
  readonly neverWorked: number;
  readonly converted: number;
  readonly censored: number;
  readonly low: number | null;
  readonly ifSimilar: number | null;
  readonly high: number | null;
}

const BINS = 10;

/** Judges each lead that the proposal hands over, by its first proposed handoff. */
export function precisionBounds({ input, proposed }: Played, { outcome, horizonDays }: EvidenceSettings): PrecisionBounds {
  const { history, configuration } = input;
  const isWorked = createWorkedReader(history, configuration.sla);
  const seen = new Uint8Array(history.leadIds.length);
  const cases: { readonly total: number; readonly isConverted: boolean; readonly isWorked: boolean }[] = [];
  let censored = 0;
  for (let i = 0; i < proposed.count; i += 1) {
    const lead = proposed.lead[i]!;
    if (seen[lead] === 1) continue;
    seen[lead] = 1;
    if (proposed.at[i]! > history.to - horizonDays * DAY) censored += 1;
    else cases.push({ total: proposed.total[i]!, isConverted: reachesOutcome(history, lead, outcome, proposed.at[i]!, proposed.at[i]! + horizonDays * DAY), isWorked: isWorked(lead, 'open') });
  }
  const n = cases.length;
  const converted = cases.filter((one) => one.isConverted).length;
  const unknown = cases.filter((one) => !one.isWorked && !one.isConverted);
  const guessed = n === 0 ? null : ratesByScore(cases, unknown);
  return {
    n, converted, censored, neverWorked: cases.filter((one) => !one.isWorked).length,
    low: n === 0 ? null : converted / n, high: n === 0 ? null : (converted + unknown.length) / n, ifSimilar: guessed === null ? null : (converted + guessed) / n,
  };
}

type Case = { readonly total: number; readonly isConverted: boolean; readonly isWorked: boolean };

/** How many of the unknown would reach it at the rates of worked leads with scores like theirs; null without worked leads. */
function ratesByScore(cases: readonly Case[], unknown: readonly Case[]): number | null {
  const worked = cases.filter((one) => one.isWorked).sort((a, b) => a.total - b.total);
  if (worked.length === 0) return null;
  const size = Math.ceil(worked.length / BINS);
  const bins = Array.from({ length: Math.ceil(worked.length / size) }, (_, bin) => worked.slice(bin * size, (bin + 1) * size));
  const rates = bins.map((own) => ({ from: own[0]!.total, rate: own.filter((one) => one.isConverted).length / own.length }));
  return unknown.reduce((sum, { total }) => sum + (rates.findLast(({ from }) => from <= total) ?? rates[0]!).rate, 0);
}
