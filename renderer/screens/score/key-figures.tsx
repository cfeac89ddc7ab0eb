import type { JSX } from 'react';
import { coefficientText, countText, shareText } from '../../components/figure-text.ts';
import { HonestyMark, type MarkKind } from '../../components/honesty-mark.tsx';
import { boundedShare } from './bounded-share.ts';
import { OUTCOMES, useOutcome, useThreshold } from './score-view.ts';
import { thresholdAt } from './threshold-figures.ts';
import type { Distribution } from './use-distribution.ts';

interface KeyFigure {
  readonly label: string;
  readonly value: string;
  readonly sub: string;
  readonly mark: MarkKind;
  readonly reason?: string;
}

/** What the threshold lets through, saved or tried: how many, how good, how much of the good, and how well the score tells. */
export function KeyFigures({ data, isOld }: { readonly data: Distribution; readonly isOld: boolean }): JSX.Element {
  const outcome = useOutcome();
  const reach = thresholdAt(data.thresholds, useThreshold());
  const words = OUTCOMES.find((one) => one.value === outcome);
  const figures: readonly KeyFigure[] = [
    { label: 'At or above it', value: countText(reach?.leads ?? 0), sub: `of ${countText(data.leads)} leads`, mark: 'deterministic' },
    { label: words?.ofThem ?? '', ...boundedShare(reach) },
    { label: words?.ofAll ?? '', value: shareText(reach?.recall ?? null), sub: `${countText(reach?.converted ?? 0)} of ${countText(data.converted)} reach it`, mark: 'observed' },
    { label: 'AUC of the score', value: coefficientText(data.auc), sub: 'at each lead’s best moment; .50 is chance', mark: 'observed' },
  ];
  return <div className={isOld ? 'key-figures stale' : 'key-figures'}>{figures.map((figure) => <Figure key={figure.label} {...figure} />)}</div>;
}

function Figure({ label, value, sub, mark, reason }: KeyFigure): JSX.Element {
  return (
    <div className="key-figure">
      <div className="small ink2 key-label"><HonestyMark kind={mark} reason={reason} about={label} /><span>{label}</span></div>
      <div className="key-value">{value}</div>
      <div className="label ink3">{sub}</div>
    </div>
  );
}
