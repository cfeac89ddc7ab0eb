/** The 0.975 quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/** A 95 % interval of a share. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Wilson's 95 % interval of `hits` out of `n` (domain.md §9); null for n = 0, where nothing is known. */
export function wilsonInterval(hits: number, n: number): Interval | null {
  if (n <= 0) return null;
  const p = hits / n;
  const z2 = Z * Z;
  const centre = p + z2 / (2 * n);
  const spread = Z * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  const whole = 1 + z2 / n;
  // At the ends the formula gives exactly 0 or 1, which floats miss by an epsilon.
  return {
    low: hits === 0 ? 0 : Math.max(0, (centre - spread) / whole),
    high: hits === n ? 1 : Math.min(1, (centre + spread) / whole),
  };
}
