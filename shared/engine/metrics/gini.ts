/**
 * How unevenly values are spread: 0 when all are equal, towards 1 when one has everything.
 * Σ(2i − N − 1)·x_i / (N·Σx) with x ascending (domain.md §9); null when there are no values or their sum is 0.
 */
export function gini(values: ArrayLike<number>): number | null {
  const sorted = Float64Array.from(values).sort();
  let weighted = 0;
  let sum = 0;
  sorted.forEach((value, i) => {
    weighted += (2 * (i + 1) - sorted.length - 1) * value;
    sum += value;
  });
  return sum > 0 ? weighted / (sorted.length * sum) : null;
}
