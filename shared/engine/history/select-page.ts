/**
 * A page of a sorted list without sorting the list. Plainly: `[...leads].sort(by every key, then by their given order)
 * .slice(offset, offset + limit)`. Each key is counted into buckets, and only the buckets that the page touches are
 * looked at by the next key.
 */

/** One key of a sort: the rank of a lead is `ranks[codes[lead]]`, or `codes[lead]` itself; `unknown` ranks last both ways. */
export interface SortKey {
  readonly codes: Uint32Array;
  readonly ranks: Uint32Array | null;
  readonly unknown: number;
  readonly isDescending: boolean;
}

/** Lists this short are sorted as they are. */
const SHORT = 2_048;

/** The leads from `offset` on, at most `limit`, in the order of the keys; leads equal by all keys keep their given order. */
export function selectPage(leads: Uint32Array, keys: readonly SortKey[], offset: number, limit: number): number[] {
  if (offset >= leads.length || limit <= 0) return [];
  const [key, ...rest] = keys;
  if (key === undefined) return Array.from(leads.subarray(offset, offset + limit));
  if (leads.length <= SHORT) return sorted(leads, keys).slice(offset, offset + limit);
  const starts = countBuckets(leads, key);
  const end = Math.min(offset + limit, leads.length);
  const [first, last] = [bucketAt(starts, offset), bucketAt(starts, end - 1)];
  const [head, middle, tail] = collect(leads, key, starts, first, last);
  if (first === last) return selectPage(head, rest, offset - starts[first]!, limit);
  return [
    ...selectPage(head, rest, offset - starts[first]!, limit),
    ...sorted(middle, keys),
    ...selectPage(tail, rest, 0, end - starts[last]!),
  ];
}

function rankOf({ codes, ranks, unknown, isDescending }: SortKey, lead: number): number {
  const code = codes[lead]!;
  const rank = ranks === null ? code : ranks[code]!;
  return isDescending && rank !== unknown ? unknown - 1 - rank : rank;
}

function sorted(leads: Uint32Array, keys: readonly SortKey[]): number[] {
  return Array.from(leads).sort((a, b) => {
    for (const key of keys) {
      const difference = rankOf(key, a) - rankOf(key, b);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** Where each bucket begins in the sorted list; one more entry than buckets. */
function countBuckets(leads: Uint32Array, key: SortKey): Uint32Array {
  const starts = new Uint32Array(key.unknown + 2);
  for (let i = 0; i < leads.length; i++) starts[rankOf(key, leads[i]!) + 1]!++;
  for (let bucket = 0; bucket <= key.unknown; bucket++) starts[bucket + 1]! += starts[bucket]!;
  return starts;
}

/** The bucket that holds a place of the sorted list. */
function bucketAt(starts: Uint32Array, place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The leads of the first bucket, of those in between, of the last one (empty when it is the first), in their given order. */
function collect(leads: Uint32Array, key: SortKey, starts: Uint32Array, first: number, last: number): [Uint32Array, Uint32Array, Uint32Array] {
  const head = new Uint32Array(starts[first + 1]! - starts[first]!);
  const middle = new Uint32Array(first === last ? 0 : starts[last]! - starts[first + 1]!);
  const tail = new Uint32Array(first === last ? 0 : starts[last + 1]! - starts[last]!);
  let [h, m, t] = [0, 0, 0];
  for (let i = 0; i < leads.length; i++) {
    const lead = leads[i]!;
    const rank = rankOf(key, lead);
    if (rank < first || rank > last) continue;
    if (rank === first) head[h++] = lead;
    else if (rank === last) tail[t++] = lead;
    else middle[m++] = lead;
  }
  return [head, middle, tail];
}
