/** How much better than chance the top share of leads by score does. */
export interface Lift {
  /** The share of leads looked at, 0 to 1. */
  readonly share: number;
  /** How many leads that is, and how many of them are expected to convert when ties are broken evenly. */
  readonly leads: number;
  readonly converted: number;
  /** Their rate over the rate of all; null where nobody converted. */
  readonly lift: number | null;
}

/**
 * Lift of the top shares (domain.md §9): the rate in the top k % by score over the base rate. A block of equal scores that
 * the cut goes through counts with its average. The number of leads is rounded up, so that a top share is never empty.
 */
export function liftAt(scores: ArrayLike<number>, isPositive: ArrayLike<number | boolean>, shares: readonly number[]): Lift[] {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const positives = order.reduce((sum, i) => sum + Number(isPositive[i] ?? 0), 0);
  return shares.map((share) => {
    const leads = Math.min(Math.max(0, Math.ceil(order.length * share - 1e-9)), order.length);
    const converted = expectedTop(order, scores, isPositive, leads);
    return { share, leads, converted, lift: leads === 0 || positives === 0 ? null : converted / leads / (positives / order.length) };
  });
}

function expectedTop(order: readonly number[], scores: ArrayLike<number>, isPositive: ArrayLike<number | boolean>, leads: number): number {
  let converted = 0;
  for (let first = 0; first < leads; ) {
    let end = first;
    let inBlock = 0;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[first] ?? 0]) inBlock += Number(isPositive[order[end++] ?? 0] ?? 0);
    converted += end <= leads ? inBlock : (inBlock * (leads - first)) / (end - first);
    first = end;
  }
  return converted;
}
