/**
 * Area under the ROC curve by midranks (domain.md §9): (Σ midranks of positives − n₁(n₁+1)/2) / (n₁n₀); tied scores
 * share the mean of their ranks, so the order of equal leads never matters. Null without both kinds of lead.
 */
export function areaUnderCurve(scores: ArrayLike<number>, isPositive: ArrayLike<number | boolean>): number | null {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let positives = 0;
  // Twice the rank sum stays a whole number, so the result does not depend on the order of summation.
  let twiceRankSum = 0;
  for (let first = 0; first < order.length; ) {
    let end = first;
    let positivesInTie = 0;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[first] ?? 0]) if (isPositive[order[end++] ?? 0]) positivesInTie++;
    twiceRankSum += positivesInTie * (first + 1 + end);
    positives += positivesInTie;
    first = end;
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (twiceRankSum - positives * (positives + 1)) / (2 * positives * negatives);
}
