/** A step of a rising function: from this score on (up to the next step) this share is expected. */
export interface IsotonicStep {
  readonly from: number;
  readonly share: number;
}

/**
 * The rising step function closest to the outcomes in squares, by pooling neighbours that violate the order (PAV).
 * Plainly: the share at a score is max over a ≤ score of min over b ≥ score of the mean outcome of scores in [a, b];
 * equal scores are one block from the start. Empty without leads.
 */
export function fitIsotonic(scores: ArrayLike<number>, outcomes: ArrayLike<number | boolean>): IsotonicStep[] {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const blocks: { from: number; sum: number; count: number }[] = [];
  for (const i of order) {
    const score = scores[i] ?? NaN;
    const outcome = Number(outcomes[i] ?? 0);
    const last = blocks.at(-1);
    if (last !== undefined && last.from === score && last.count > 0) {
      last.sum += outcome;
      last.count += 1;
      continue;
    }
    if (last !== undefined) pool(blocks);
    blocks.push({ from: score, sum: outcome, count: 1 });
  }
  pool(blocks);
  return blocks.map(({ from, sum, count }) => ({ from, share: sum / count }));
}

/** Joins the last block with those before it as long as it lies below them. */
function pool(blocks: { from: number; sum: number; count: number }[]): void {
  for (;;) {
    const last = blocks.at(-1);
    const before = blocks.at(-2);
    // Cross-multiplied, so that equal shares are found equal.
    if (last === undefined || before === undefined || before.sum * last.count < last.sum * before.count) return;
    before.sum += last.sum;
    before.count += last.count;
    blocks.pop();
  }
}

/** The share expected at a score: of the last step that begins at it or below, of the first one for anything lower; null without steps. */
export function isotonicShare(steps: readonly IsotonicStep[], score: number): number | null {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.from ?? Infinity) <= score) low = middle + 1;
    else high = middle;
  }
  return (steps[Math.max(low - 1, 0)] ?? null)?.share ?? null;
}
