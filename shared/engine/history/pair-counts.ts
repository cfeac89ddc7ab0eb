/** How often pairs of codes occur. */
export interface PairCounts {
  add(first: number, second: number): void;
  /** The second codes that occur with a first one, and how often. */
  of(first: number): [second: number, count: number][];
  /** How often a first code occurs at all. */
  total(first: number): number;
}

/** A table up to so many pairs; beyond, most pairs never occur, and each that does is remembered. */
const MOST_CELLS = 1 << 22;

/** Counts pairs of codes below `firsts` and `seconds`. */
export function pairCounts(firsts: number, seconds: number): PairCounts {
  return firsts * seconds <= MOST_CELLS ? inTable(firsts, seconds) : inMaps(firsts);
}

function inTable(firsts: number, seconds: number): PairCounts {
  const counts = new Uint32Array(firsts * seconds);
  return {
    add: (first, second) => void counts[first * seconds + second]!++,
    total: (first) => counts.subarray(first * seconds, (first + 1) * seconds).reduce((sum, count) => sum + count, 0),
    of: (first) => Array.from(counts.subarray(first * seconds, (first + 1) * seconds), (count, second): [number, number] => [second, count]).filter(([, count]) => count > 0),
  };
}

function inMaps(firsts: number): PairCounts {
  const maps = Array.from({ length: firsts }, () => new Map<number, number>());
  return {
    add(first, second) {
      const map = maps[first];
      map?.set(second, (map.get(second) ?? 0) + 1);
    },
    total: (first) => [...(maps[first]?.values() ?? [])].reduce((sum, count) => sum + count, 0),
    of: (first) => [...(maps[first] ?? [])],
  };
}
