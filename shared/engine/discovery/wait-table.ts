import { selectQuantile } from '../metrics/select-quantile.ts';
import type { WaitSummary } from './discovery.ts';

/** Waits by group, gathered in one pass and summed up at the end. */
export interface WaitTable {
  /** Adds one wait in ms to a group; NaN is none. */
  add(group: number, elapsed: number, business: number): void;
  /** Per group: how many waits, and their medians and p90s. `pause` is called now and then. */
  summarise(pause?: () => void): { readonly n: Uint32Array; readonly elapsed: readonly WaitSummary[]; readonly business: readonly WaitSummary[] };
}

/** An empty table of so many groups, with room for about `expected` waits before it must grow. */
export function createWaitTable(groups: number, expected = 1024): WaitTable {
  const room = Math.max(1024, expected);
  let [group, elapsed, business] = [new Uint16Array(room), new Float64Array(room), new Float64Array(room)];
  let count = 0;
  const grow = (): void => {
    const size = count * 2;
    const [groups2, elapsed2, business2] = [new Uint16Array(size), new Float64Array(size), new Float64Array(size)];
    groups2.set(group);
    elapsed2.set(elapsed);
    business2.set(business);
    [group, elapsed, business] = [groups2, elapsed2, business2];
  };
  return {
    add(of, wait, open) {
      if (count === group.length) grow();
      group[count] = of;
      elapsed[count] = wait;
      business[count] = open;
      count += 1;
    },
    summarise(pause = () => undefined) {
      const n = new Uint32Array(groups);
      for (let i = 0; i < count; i += 1) n[group[i]!]! += 1;
      return { n, elapsed: summariseColumn(group, elapsed, count, n, pause), business: summariseColumn(group, business, count, n, pause) };
    },
  };
}

/** Deals the waits that are known into their groups and takes the quantiles of each. */
function summariseColumn(group: Uint16Array, waits: Float64Array, count: number, n: Uint32Array, pause: () => void): WaitSummary[] {
  const starts = new Uint32Array(n.length + 1);
  for (let of = 0; of < n.length; of += 1) starts[of + 1] = starts[of]! + n[of]!;
  const next = starts.slice();
  const dealt = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    const wait = waits[i]!;
    if (!Number.isNaN(wait)) dealt[next[group[i]!]!++] = wait;
  }
  return Array.from(n, (_, of) => {
    pause();
    const own = dealt.subarray(starts[of]!, next[of]!);
    return { median: selectQuantile(own, 0.5), p90: selectQuantile(own, 0.9) };
  });
}
