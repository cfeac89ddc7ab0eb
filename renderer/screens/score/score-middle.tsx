import type { JSX } from 'react';
import { LineByWeek } from '../../charts/line-by-week.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { useCall } from '../../state/use-call.ts';
import { HistoryError } from '../history-error.tsx';
import { useReplay } from '../replay/use-replay.ts';
import { CalibrationView } from './calibration-view.tsx';
import { CopyScores } from './copy-scores.tsx';
import { KeyFigures } from './key-figures.tsx';
import { NEAR_THRESHOLD, useScoreView } from './score-view.ts';
import { ThresholdHistogram } from './threshold-histogram.tsx';
import { TiersView } from './tiers-view.tsx';
import { useDistribution, type Distribution } from './use-distribution.ts';

/** The histogram with its threshold, the weeks, or the tiers; the key figures of the threshold above. */
export function ScoreMiddle(): JSX.Element {
  const { view } = useScoreView();
  const { data, isOld, isFetching, error, askAgain } = useDistribution();
  const isSlow = useIsSlow(isFetching);
  if (error !== null) return <div className="score-middle"><HistoryError error={error} safe="The model itself is saved." action={<Button onClick={askAgain}>Try again</Button>} /></div>;
  return (
    <div className="score-middle" {...NEAR_THRESHOLD}>
      {isSlow && <div className={data === undefined ? 'slow-first' : 'slow-line'}><ProgressBar label="Playing the model on every lead" /></div>}
      {data !== undefined && view !== 'tiers' && <KeyFigures data={data} isOld={isOld} />}
      {data !== undefined && view === 'histogram' && <ThresholdHistogram data={data} isOld={isOld} />}
      {data !== undefined && view === 'histogram' && <CopyScores />}
      {data !== undefined && view === 'weeks' && <Weeks data={data} isOld={isOld} />}
      {view === 'calibration' && <CalibrationView />}
      {view === 'tiers' && <TiersView data={data} isOld={isOld} />}
      {data !== undefined && data.warnings.length > 0 && view !== 'tiers' && <ul className="score-warnings small ink2">{data.warnings.map((warning) => <li key={warning}>{warning}</li>)}</ul>}
    </div>
  );
}

function Weeks({ data, isOld }: { readonly data: Distribution; readonly isOld: boolean }): JSX.Element {
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const capacity = useReplay().summary?.weeklyCapacity ?? null;
  if (data.mqlsByWeek.length === 0) return <EmptyState frame="chart" sentence="This history has no times, so there are no weeks to count." />;
  return <LineByWeek title="MQLs a week" marks={['deterministic']} note={`${data.mqlsByWeek.length} weeks, in the client’s zone`} weeks={data.mqlsByWeek} capacity={capacity} zone={zone} isOld={isOld} />;
}
