/**
 * Where an axis may be cut so that a few giant bars do not flatten all others: at a third above the tallest of the
 * rest, when the giants (at most a fifth of the bars) are more than twice as tall. Uncut otherwise.
 */
export function cutAt(heights: readonly number[]): { readonly limit: number; readonly cut: boolean } {
  const sorted = heights.filter((height) => height > 0).sort((a, b) => b - a);
  const tallest = sorted[0] ?? 1;
  const giants = Math.max(1, Math.floor(sorted.length / 5));
  for (let taken = 1; taken <= giants; taken += 1) {
    const rest = sorted[taken];
    const lowestGiant = sorted[taken - 1];
    if (rest !== undefined && lowestGiant !== undefined && rest >= 3 && lowestGiant > rest * 2) return { limit: Math.ceil(rest * 1.33), cut: true };
  }
  return { limit: Math.max(1, tallest), cut: false };
}
