/**
 * The p-quantile of `quantile`, found without sorting: `values` is rearranged, not kept in order. Of millions of values
 * this takes a fraction of what sorting them takes. Null when there are none; NaN must not be among them.
 */
export function selectQuantile(values: Float64Array, p: number): number | null {
  if (values.length === 0) return null;
  const position = (values.length - 1) * p;
  const below = Math.floor(position);
  const low = select(values, below);
  if (position === below) return low;
  // Everything behind the selected place is no smaller, so the next in order is the least of it.
  let high = Infinity;
  for (let i = below + 1; i < values.length; i += 1) if (values[i]! < high) high = values[i]!;
  return low + (high - low) * (position - below);
}

/** Brings the value of rank `k` to its place, smaller ones before it and larger ones behind it (Hoare's selection). */
function select(values: Float64Array, k: number): number {
  let [left, right] = [0, values.length - 1];
  while (left < right) {
    const pivot = middleOf(values[left]!, values[(left + right) >> 1]!, values[right]!);
    let [i, j] = [left, right];
    while (i <= j) {
      while (values[i]! < pivot) i += 1;
      while (values[j]! > pivot) j -= 1;
      if (i > j) break;
      const kept = values[i]!;
      values[i] = values[j]!;
      values[j] = kept;
      i += 1;
      j -= 1;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return values[k]!;
}

const middleOf = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
