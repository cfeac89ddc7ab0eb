import type { JSX } from 'react';
import { countText } from '../../components/figure-text.ts';

/** For how many leads a criterion holds, does not, and cannot be told, each at its moment. */
export interface Counted {
  readonly holds: number;
  readonly fails: number;
  readonly unknown: number;
}

/** The figure beside a criterion: leads it holds for, a bar of the shares, and how many are unknown; null while it is counted. */
export function CriterionCount({ count }: { readonly count: Counted | null }): JSX.Element {
  if (count === null) return <span className="criterion-count ink3">–</span>;
  const total = Math.max(1, count.holds + count.fails + count.unknown);
  const unknown = count.unknown === 0 ? '' : `, unknown for ${countText(count.unknown)}`;
  return (
    <span className="criterion-count" title={`Holds for ${countText(count.holds)} of ${countText(total)} leads${unknown}`}>
      <span className="criterion-holds">{countText(count.holds)}</span>
      <span className="holds-bar" aria-hidden="true"><span style={{ width: `${(100 * count.holds) / total}%` }} className="holds-yes" /><span style={{ width: `${(100 * count.unknown) / total}%` }} className="holds-unknown" /></span>
      <span className="criterion-unknown label ink3">{count.unknown === 0 ? '' : `${countText(count.unknown)} unknown`}</span>
    </span>
  );
}
