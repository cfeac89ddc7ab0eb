import { FACT, STATES } from '../history/history.ts';
import type { History } from '../history/history.ts';
import { historyWithin, type Period } from '../review/history-within.ts';

/**
 * What lies around a chosen period (domain.md §8, "warm-up": state built, not scored). Scores, turns and caps are built from
 * `from` on, when the history begins (UTC ms); what is decided before the period counts in no figure.
 */
export interface AroundPeriod {
  readonly from: number;
  /** By lead, 1: it was handed over before the period, so sales may have acted already. */
  readonly handedOver: Uint8Array;
  /** Leads that the population rule leaves out of the whole history. */
  readonly excluded: number;
}

/** A history as a period shows it, and what lies around it. */
export interface ShownHistory {
  readonly history: History;
  readonly around: AroundPeriod;
}

const MQL = STATES.indexOf('mql');

/** Shows a period: nothing after its end is known, handoffs count from its beginning on (UTC ms, both inclusive). */
export function showPeriod(history: History, period: Period): ShownHistory {
  const shown = historyWithin(history, period);
  const { offsets, kind, subject, at } = history.facts;
  const handedOver = new Uint8Array(history.createdAt.length);
  for (let lead = 0; lead < handedOver.length; lead += 1) {
    for (let row = offsets[lead]!; row < offsets[lead + 1]! && at[row]! < shown.from; row += 1) if (kind[row] === FACT.stage && subject[row] === MQL) handedOver[lead] = 1;
  }
  return { history: shown, around: { from: history.from, handedOver, excluded: history.excluded.reduce((sum, flag) => sum + (flag === 1 ? 1 : 0), 0) } };
}

/** How many of some instants, ascending, lie before the period; none without one. */
export function countBefore(at: Float64Array, { history, around }: { readonly history: Pick<History, 'from'>; readonly around?: AroundPeriod }): number {
  let before = 0;
  if (around !== undefined) while (before < at.length && at[before]! < history.from) before += 1;
  return before;
}

type Column = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Float64Array;

/** Columns in the order of time without the first `before` rows; the same object for none. */
export function afterFirst<T extends object>(columns: T & { readonly count: number }, before: number): T {
  if (before === 0) return columns;
  const cut = (value: unknown): unknown => (typeof value === 'number' ? value - before : (value as Column).subarray(before)); // a count beside typed columns of its length
  return Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, cut(value)])) as T; // the same names
}
