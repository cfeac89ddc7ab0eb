import { wilsonInterval } from '../metrics/wilson.ts';
import type { Played } from '../replay/played.ts';
import { leadsOf } from '../replay/figure-book.ts';
import type { OutcomeBar } from '../replay/replay-result.ts';
import { RESPONSE_STATES } from '../sla/response-clock.ts';
import type { Dimension, Grouping } from './dimensions.ts';
import { groupHandoffs } from './dimensions.ts';
import type { Leaks } from './find-leaks.ts';
import { LEAK_KINDS } from './leak-kinds.ts';

/** One group of a replay, both arms. Leaks stand in the order of `LEAK_KINDS`; null: not knowable. */
export interface BreakdownRow {
  readonly key: string;
  readonly label: string;
  /** Null where no actual handoff is known. */
  readonly actual: number | null;
  readonly proposed: number;
  /** Of the proposed ones, those after sales had already acted (domain.md §8.1). */
  readonly afterSalesActed: number;
  /** Of the proposed ones, those that no rule places. */
  readonly unrouted: number;
  /** Actual handoffs judged by the proposed SLA; null: touches are not knowable. */
  readonly outcome: OutcomeBar | null;
  readonly keptShare: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly leaks: readonly (number | null)[];
}

/** Names of the columns whose leads can be opened; leaks go by their kind. */
export type BreakdownMeasure = 'actual' | 'proposed' | 'afterSalesActed' | 'unrouted' | (typeof RESPONSE_STATES)[number] | (typeof LEAK_KINDS)[number];

const NO_RULE = -1;

/** Both arms by one dimension; groups without any handoff are left out, except tiers. */
export function breakDown(played: Played, by: Dimension, leaks: Leaks, grouping: Grouping = groupHandoffs(played, by)): BreakdownRow[] {
  const groups = grouping.keys.length;
  const count = (placeOf: Int32Array, isMeant: (i: number) => boolean): Uint32Array => {
    const counts = new Uint32Array(groups);
    placeOf.forEach((group, i) => {
      if (group >= 0 && group < groups && isMeant(i)) counts[group]! += 1;
    });
    return counts;
  };
  const { unknowable, judged, proposed } = played;
  const isKnown = unknowable.stages === null;
  const areTouchesKnown = isKnown && unknowable.touches === null;
  const all = () => true;
  const [actual, ofProposed] = [count(grouping.actual, all), count(grouping.proposed, all)];
  const after = count(grouping.proposed, (i) => proposed.isAfterSalesActed[i] === 1);
  const unrouted = count(grouping.proposed, (i) => proposed.rule[i] === NO_RULE);
  const states = RESPONSE_STATES.map((_, state) => count(grouping.actual, (i) => judged[i] === state));
  const leaked = leaks.lines.map(({ handoffs }, kind) => (handoffs === null ? null : count(grouping.actual, (i) => (leaks.bits[i]! & (1 << kind)) !== 0)));
  const rows = grouping.keys.map((key, group): BreakdownRow => {
    const [kept = 0, late = 0, never = 0, open = 0] = states.map((counts) => counts[group]!);
    const interval = areTouchesKnown ? wilsonInterval(kept, kept + late + never) : null;
    return {
      key, label: grouping.labels[group]!, actual: isKnown ? actual[group]! : null, proposed: ofProposed[group]!, afterSalesActed: after[group]!, unrouted: unrouted[group]!,
      outcome: areTouchesKnown ? { kept, late, never, open } : null,
      keptShare: interval === null ? null : kept / (kept + late + never), low: interval?.low ?? null, high: interval?.high ?? null,
      leaks: leaked.map((counts) => counts?.[group] ?? null),
    };
  });
  return by === 'tier' ? rows : rows.filter((row) => (row.actual ?? 0) + row.proposed > 0);
}

/** The leads behind one number of a breakdown; none for a group or measure that it does not have. */
export function openBreakdown(played: Played, grouping: Grouping, leaks: Leaks, key: string, measure: string): Uint32Array {
  const group = grouping.keys.indexOf(key);
  if (group < 0) return new Uint32Array(0);
  const { actual, proposed, judged } = played;
  const state = RESPONSE_STATES.findIndex((name) => name === measure);
  const leak = LEAK_KINDS.findIndex((kind) => kind === measure);
  const ofActual = (isMeant: (i: number) => boolean): Uint32Array => leadsOf(actual, (i) => grouping.actual[i] === group && isMeant(i));
  const ofProposed = (isMeant: (i: number) => boolean): Uint32Array => leadsOf(proposed, (i) => grouping.proposed[i] === group && isMeant(i));
  if (state >= 0) return ofActual((i) => judged[i] === state);
  if (leak >= 0) return ofActual((i) => (leaks.bits[i]! & (1 << leak)) !== 0);
  if (measure === 'actual') return ofActual(() => true);
  if (measure === 'proposed') return ofProposed(() => true);
  if (measure === 'afterSalesActed') return ofProposed((i) => proposed.isAfterSalesActed[i] === 1);
  return measure === 'unrouted' ? ofProposed((i) => proposed.rule[i] === NO_RULE) : new Uint32Array(0);
}
