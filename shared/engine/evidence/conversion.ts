import { wilsonInterval } from '../metrics/wilson.ts';
import type { Played } from '../replay/played.ts';
import { isoDay } from '../time/civil-date.ts';
import { DAY } from '../time/units.ts';
import { localDay } from '../time/zone-table.ts';
import { groupHandoffs } from './dimensions.ts';
import type { EvidenceSettings } from './evidence-settings.ts';
import { reachesOutcome } from './outcome-reached.ts';
import { leadsOf } from '../replay/figure-book.ts';

/** One group of actual handoffs: how many reached the outcome within the horizon, of those that had the whole horizon. */
export interface ConversionRow {
  readonly key: string;
  readonly label: string;
  readonly n: number;
  readonly converted: number;
  /** Handoffs so late that their horizon ends after the data: out of the share. */
  readonly censored: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** By what conversion is laid out. `response` is shown with the warning that it is no cause. */
export const CONVERSION_BY = ['source', 'tier', 'cohort', 'territory', 'response'] as const;
export type ConversionBy = (typeof CONVERSION_BY)[number];

/** By actual handoff: 1 reached the outcome within the horizon, 0 did not, 2 censored. */
export type ConversionStates = Uint8Array;
const CENSORED = 2;

/** Judges every actual handoff (domain.md §8, "Outcome label"): within the horizon of its trigger, before the lead's next handoff. */
export function conversionStates({ input, actual }: Played, { outcome, horizonDays }: EvidenceSettings): ConversionStates {
  const horizon = horizonDays * DAY;
  return Uint8Array.from({ length: actual.count }, (_, i) => {
    if (actual.at[i]! > input.history.to - horizon) return CENSORED;
    return reachesOutcome(input.history, actual.lead[i]!, outcome, actual.at[i]!, Math.min(actual.at[i]! + horizon, actual.endAt[i]!), actual.row[i]!) ? 1 : 0;
  });
}

/** Conversion by one dimension; groups without a handoff are left out. */
export function conversionRows(played: Played, states: ConversionStates, by: ConversionBy): ConversionRow[] {
  const { keys, labels, groupOf } = groupsOf(played, by);
  const counts = keys.map(() => ({ n: 0, converted: 0, censored: 0 }));
  states.forEach((state, i) => {
    const count = counts[groupOf[i]!];
    if (count === undefined) return;
    if (state === CENSORED) count.censored += 1;
    else {
      count.n += 1;
      count.converted += state;
    }
  });
  return keys.flatMap((key, group): ConversionRow[] => {
    const { n, converted, censored } = counts[group]!;
    const interval = wilsonInterval(converted, n);
    return n + censored === 0 ? [] : [{ key, label: labels[group]!, n, converted, censored, share: n === 0 ? null : converted / n, low: interval?.low ?? null, high: interval?.high ?? null }];
  });
}

/** The leads of one group that converted, did not, or are censored (`converted`, `not`, `censored`), ascending. */
export function openConversion(played: Played, states: ConversionStates, by: ConversionBy, key: string, which: string): Uint32Array {
  const { keys, groupOf } = groupsOf(played, by);
  const group = keys.indexOf(key);
  const state = ['not', 'converted', 'censored'].indexOf(which);
  return group < 0 || state < 0 ? new Uint32Array(0) : leadsOf(played.actual, (i) => groupOf[i] === group && states[i] === state);
}

interface Groups {
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  readonly groupOf: Int32Array;
}

function groupsOf(played: Played, by: ConversionBy): Groups {
  if (by === 'cohort') return byMonth(played);
  if (by === 'response') return byResponse(played);
  const { keys, labels, actual } = groupHandoffs(played, by);
  return { keys, labels, groupOf: actual };
}

/** By the month of the trigger in the client's zone: a cohort, not a period. */
function byMonth({ actual, clocks }: Played): Groups {
  const months = Array.from(actual.at, (at) => isoDay(localDay(clocks.client.zone, at)).slice(0, 7));
  const keys = [...new Set(months)].sort();
  const place = new Map(keys.map((key, group) => [key, group]));
  return { keys, labels: keys, groupOf: Int32Array.from(months, (month) => place.get(month) ?? -1) };
}

/** What really happened under the proposed SLA; hotter leads are called first, so this shows no effect of speed. */
function byResponse({ actual, judged }: Played): Groups {
  return { keys: ['kept', 'late', 'never'], labels: ['Touched within the proposed SLA', 'Touched later', 'No logged touch by then'], groupOf: Int32Array.from({ length: actual.count }, (_, i) => (judged[i]! < 3 ? judged[i]! : -1)) };
}
