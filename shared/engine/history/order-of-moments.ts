import { compareText } from './compare-ids.ts';

/** Whole numbers up to twice as many are exact. */
const MOST = Number.MAX_SAFE_INTEGER / 2;

/**
 * Places by (instant, lead id, lead index). Plainly: all places, sorted by these three; ids are compared only where instants are equal.
 * Fast form: instant and place are packed into one whole number, numbers sort much faster than a comparison asks, and only what
 * lies in one grain of time is compared. `pause` is called now and then.
 */
export function orderOfMoments(lead: Uint32Array, at: Float64Array, leadIds: ArrayLike<string>, pause: () => void = () => undefined): Uint32Array {
  const compare = (a: number, b: number): number => at[a]! - at[b]! || compareText(leadIds[lead[a]!] ?? '', leadIds[lead[b]!] ?? '') || lead[a]! - lead[b]! || a - b;
  const n = at.length;
  let [first, last] = [Infinity, -Infinity];
  for (let i = 0; i < n; i += 1) {
    if (at[i]! < first) first = at[i]!;
    if (at[i]! > last) last = at[i]!;
  }
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i += 1) order[i] = i;
  if (!Number.isFinite(last - first)) return order.sort(compare); // nothing, or an instant that is none
  const grain = Math.max(1, Math.ceil(((last - first + 1) * n) / MOST));
  const packed = new Float64Array(n);
  for (let i = 0; i < n; i += 1) packed[i] = Math.floor((at[i]! - first) / grain) * n + i;
  pause();
  packed.sort();
  pause();
  for (let begin = 0, stop = 0; begin < n; begin = stop) {
    const inGrain = Math.floor(packed[begin]! / n);
    for (; stop < n && packed[stop]! < (inGrain + 1) * n; stop += 1) order[stop] = packed[stop]! - inGrain * n;
    if (stop - begin > 1) sortRun(order, begin, stop, compare);
  }
  return order;
}

/** As many are put in order by hand sooner than by the platform. */
const FEW = 24;

function sortRun(order: Uint32Array, begin: number, stop: number, compare: (a: number, b: number) => number): void {
  if (stop - begin > FEW) return void order.subarray(begin, stop).sort(compare);
  for (let place = begin + 1; place < stop; place += 1) {
    const own = order[place]!;
    let free = place;
    for (; free > begin && compare(order[free - 1]!, own) > 0; free -= 1) order[free] = order[free - 1]!;
    order[free] = own;
  }
}
