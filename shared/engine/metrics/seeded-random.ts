/** A source of chance that gives the same numbers for the same seed on every machine; the engine has no other. */
export interface SeededRandom {
  /** In [0, 1), with 32 bits. */
  next(): number;
  /** A whole number in [0, n). */
  below(n: number): number;
}

/** Mulberry32 (Tommy Ettinger's public-domain generator) from a 32-bit seed. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, below: (n) => Math.floor(next() * n) };
}

/** A copy in a random order (Fisher and Yates), every order equally likely. */
export function shuffled<T>(items: readonly T[], random: SeededRandom): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
