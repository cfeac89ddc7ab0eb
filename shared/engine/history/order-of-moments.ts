import { placesInOrder } from '../metrics/places-in-order.ts';
import { compareText } from './compare-ids.ts';

/**
 * Places by (instant, lead id, lead index). Plainly: all places, sorted by these three. Fast form: instants are dealt by their digits,
 * and ids are compared only where instants are equal. `pause` is called now and then.
 */
export function orderOfMoments(lead: Uint32Array, at: Float64Array, leadIds: ArrayLike<string>, pause: () => void = () => undefined): Uint32Array {
  const compare = (a: number, b: number): number => compareText(leadIds[lead[a]!] ?? '', leadIds[lead[b]!] ?? '') || lead[a]! - lead[b]! || a - b;
  pause();
  const order = placesInOrder(at);
  pause();
  for (let begin = 0, stop = 0; begin < order.length; begin = stop) {
    const instant = at[order[begin]!];
    for (stop = begin + 1; stop < order.length && at[order[stop]!] === instant; ) stop += 1;
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
