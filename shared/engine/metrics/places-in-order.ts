/**
 * The places of values, smallest first, equal values in the order of their places. Plainly a stable sort by asking; whole numbers are
 * dealt by their digits instead, from the last to the first, which takes the same few passes however many there are.
 */
export function placesInOrder(values: Float64Array): Uint32Array {
  const { length: n } = values;
  let [first, last, areWhole] = [Infinity, -Infinity, true];
  for (let i = 0; i < n; i++) {
    const value = values[i]!;
    if (value < first) first = value;
    if (value > last) last = value;
    if (!Number.isSafeInteger(value)) areWhole = false;
  }
  const places = new Uint32Array(n);
  for (let i = 0; i < n; i++) places[i] = i;
  if (!areWhole || last - first > Number.MAX_SAFE_INTEGER) return places.sort((a, b) => values[a]! - values[b]!);
  return n < 2 ? places : dealt(values, first, places);
}

const BITS = 11;
const HANDS = 1 << BITS;
const WORD = 2 ** 32;

/** Dealt by the lower 32 bits above the first value, then by what lies above them. */
function dealt(values: Float64Array, first: number, places: Uint32Array): Uint32Array {
  const [low, high] = [new Uint32Array(values.length), new Uint32Array(values.length)];
  let [mostLow, mostHigh] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const above = values[i]! - first;
    high[i] = above / WORD;
    low[i] = above - high[i]! * WORD;
    mostLow |= low[i]!;
    mostHigh |= high[i]!;
  }
  let order: Uint32Array = places;
  let spare: Uint32Array = new Uint32Array(places.length);
  for (const [words, most] of [[low, mostLow], [high, mostHigh]] as const) {
    for (let shift = 0; shift < 32 && most >>> shift !== 0; shift += BITS) {
      deal(words, shift, order, spare);
      [order, spare] = [spare, order];
    }
  }
  return order;
}

function deal(words: Uint32Array, shift: number, from: Uint32Array, to: Uint32Array): void {
  const next = new Uint32Array(HANDS);
  for (let i = 0; i < words.length; i++) next[(words[i]! >>> shift) & (HANDS - 1)]! += 1;
  for (let hand = 0, sum = 0; hand < HANDS; hand++) {
    const size = next[hand]!;
    next[hand] = sum;
    sum += size;
  }
  for (let i = 0; i < from.length; i++) to[next[(words[from[i]!]! >>> shift) & (HANDS - 1)]!++] = from[i]!;
}

/** Fewer are sorted sooner by asking. */
const FEW = 2_000;

/** The values themselves, smallest first. */
export function inOrder(values: Float64Array): Float64Array {
  if (values.length < FEW || !Number.isSafeInteger(values[0]!)) return values.toSorted();
  const places = placesInOrder(values);
  const sorted = new Float64Array(values.length);
  for (let i = 0; i < sorted.length; i++) sorted[i] = values[places[i]!]!;
  return sorted;
}
