/** Where a key moves a threshold: arrows by 1, with Shift by 5, Home and End to the ends; null for any other key. */
export function keyedThreshold(key: string, isShift: boolean, value: number, min: number, max: number): number | null {
  const step = isShift ? 5 : 1;
  const bound = (next: number): number => Math.min(max, Math.max(min, next));
  if (key === 'ArrowRight' || key === 'ArrowUp') return bound(value + step);
  if (key === 'ArrowLeft' || key === 'ArrowDown') return bound(value - step);
  if (key === 'Home') return min;
  if (key === 'End') return max;
  return null;
}
