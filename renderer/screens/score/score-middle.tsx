import type { JSX } from 'react';
import { HistogramThreshold } from '../../charts/histogram-threshold.tsx';
import { LineByWeek } from '../../charts/line-by-week.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { coefficientText, countText, decimalText, shareText } from '../../components/figure-text.ts';
import { HonestyMark, type MarkKind } from '../../components/honesty-mark.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useReplay } from '../replay/use-replay.ts';
import { setThreshold } from './score-edits.ts';
import { OUTCOMES, useOutcome, useScoreView } from './score-view.ts';
import { boundedShare } from './bounded-share.ts';
import { barWidth, thresholdAt, usedBins, usedRange, widenBins } from './threshold-figures.ts';
import { TiersView } from './tiers-view.tsx';
import { useDistribution, type Distribution } from './use-distribution.ts';

/** The histogram with its threshold, the weeks, or the tiers; the key figures of the threshold above. */
export function ScoreMiddle({ threshold, tried, onTry }: { readonly threshold: number; readonly tried: number | null; readonly onTry: (threshold: number | null) => void }): JSX.Element {
  const { view } = useScoreView();
  const { data, isOld, isFetching } = useDistribution();
  const isSlow = useIsSlow(isFetching);
  return (
    <div className="score-middle">
      {isSlow && <div className="slow-line"><ProgressBar label="Playing the model on every lead" /></div>}
      {data !== undefined && view !== 'tiers' && <KeyFigures data={data} threshold={threshold} isOld={isOld} />}
      {data !== undefined && view === 'histogram' && <Histogram data={data} threshold={threshold} tried={tried} isOld={isOld} onTry={onTry} />}
      {data !== undefined && view === 'weeks' && <Weeks data={data} isOld={isOld} />}
      {view === 'tiers' && <TiersView counts={data?.tiers ?? []} isOld={isOld} />}
      {data !== undefined && data.warnings.length > 0 && view !== 'tiers' && <ul className="score-warnings small ink2">{data.warnings.map((warning) => <li key={warning}>{warning}</li>)}</ul>}
    </div>
  );
}

function KeyFigures({ data, threshold, isOld }: { readonly data: Distribution; readonly threshold: number; readonly isOld: boolean }): JSX.Element {
  const outcome = useOutcome();
  const reach = thresholdAt(data.thresholds, threshold);
  const words = OUTCOMES.find((one) => one.value === outcome);
  const figures: readonly { readonly label: string; readonly value: string; readonly sub: string; readonly mark: MarkKind; readonly reason?: string }[] = [
    { label: 'At or above it', value: countText(reach?.leads ?? 0), sub: `of ${countText(data.leads)} leads`, mark: 'deterministic' },
    { label: words?.ofThem ?? '', ...boundedShare(reach) },
    { label: words?.ofAll ?? '', value: shareText(reach?.recall ?? null), sub: `${countText(reach?.converted ?? 0)} of ${countText(data.converted)} reach it`, mark: 'observed' },
    { label: 'AUC of the score', value: coefficientText(data.auc), sub: 'at each lead’s best moment; .50 is chance', mark: 'observed' },
  ];
  return (
    <div className={isOld ? 'key-figures stale' : 'key-figures'}>
      {figures.map((figure) => (
        <div key={figure.label} className="key-figure">
          <div className="small ink2 key-label"><HonestyMark kind={figure.mark} reason={figure.reason} about={figure.label} /><span>{figure.label}</span></div>
          <div className="key-value">{figure.value}</div>
          <div className="label ink3">{figure.sub}</div>
        </div>
      ))}
    </div>
  );
}

function Histogram({ data, threshold, tried, isOld, onTry }: { readonly data: Distribution; readonly threshold: number; readonly tried: number | null; readonly isOld: boolean; readonly onTry: (threshold: number | null) => void }): JSX.Element {
  const { configuration, edit } = useProposal();
  const outcome = useOutcome();
  const score = configuration?.score;
  const saved = (score?.mqlThreshold ?? 0) / 100;
  const low = (score?.totalMin ?? 0) / 100;
  const high = (score?.totalMax ?? 10000) / 100;
  const used = usedRange(data.bins, saved);
  const width = barWidth(used.low, used.high);
  const bins = usedBins(widenBins(data.bins, width), threshold, width);
  return (
    <HistogramThreshold
      bins={bins} binWidth={width} threshold={threshold} saved={saved} min={low} max={high} isOld={isOld}
      convertedWord={OUTCOMES.find((one) => one.value === outcome)?.word ?? 'Converted'}
      onTry={onTry}
      onCancel={() => onTry(null)}
      onCommit={(points) => {
        if (tried !== null && points !== saved) edit(`Threshold ${decimalText(points)}`, setThreshold(points));
        onTry(null);
      }}
    />
  );
}

function Weeks({ data, isOld }: { readonly data: Distribution; readonly isOld: boolean }): JSX.Element {
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const capacity = useReplay().summary?.weeklyCapacity ?? null;
  if (data.mqlsByWeek.length === 0) return <EmptyState frame="chart" sentence="This history has no times, so there are no weeks to count." />;
  return <LineByWeek title="MQLs a week" marks={['deterministic']} note={`${data.mqlsByWeek.length} weeks, in the client’s zone`} weeks={data.mqlsByWeek} capacity={capacity} zone={zone} isOld={isOld} />;
}
