/** A span of time, [from, to) in UTC ms. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The calendar months (UTC) from one instant to before another, oldest first; the first and last may be parts of one. */
export function monthWindows(from: number, to: number): Window[] {
  const windows: Window[] = [];
  for (let start = from; start < to; ) {
    const date = new Date(start);
    const end = Math.min(to, Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
    windows.push({ from: start, to: end });
    start = end;
  }
  return windows;
}

/** Two halves of a window that holds more than a search gives; null when it cannot be cut any finer. */
export function halves({ from, to }: Window): readonly [Window, Window] | null {
  const middle = Math.floor((from + to) / 2);
  return middle <= from ? null : [{ from, to: middle }, { from: middle, to }];
}
