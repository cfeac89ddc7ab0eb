import type { JSX } from 'react';

/** How many of each side gave one verdict, of how many. */
export interface VerdictCount {
  readonly left: number;
  readonly right: number;
}

/** Two bars from one line: marketing's grows to the left, sales' to the right, each by its share of its own side. */
export function VerdictBars({ count, leftOf, rightOf }: { readonly count: VerdictCount; readonly leftOf: number; readonly rightOf: number }): JSX.Element {
  const share = (votes: number, of: number): string => (of === 0 ? '0%' : `${(100 * votes) / of}%`);
  return (
    <span className="verdict-bars">
      <span className="visually-hidden">{`Marketing ${count.left} of ${leftOf}, sales ${count.right} of ${rightOf}`}</span>
      <span className="verdict-side verdict-left" aria-hidden="true"><span style={{ width: share(count.left, leftOf) }} /></span>
      <span className="verdict-side verdict-right" aria-hidden="true"><span style={{ width: share(count.right, rightOf) }} /></span>
    </span>
  );
}
