import type { JSX } from 'react';
import { CalibrationChart } from '../../charts/calibration-chart.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { countText, dayText, plural } from '../../components/figure-text.ts';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { useCall } from '../../state/use-call.ts';
import { OUTCOMES, useOutcome } from './score-view.ts';
import { useQuality, type Quality } from './use-quality.ts';

/** Points are no probabilities: what the earlier leads taught about them, judged on the later ones. */
export function CalibrationView(): JSX.Element {
  const { data, isOld, isFetching } = useQuality();
  const outcome = useOutcome();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const isSlow = useIsSlow(isFetching && data === undefined);
  if (data === undefined) return isSlow ? <ProgressBar label="Judging the score on later leads" /> : <div />;
  const { calibration } = data;
  if (calibration.kind === 'notKnowable') return <EmptyState frame="chart" sentence={calibration.reason} />;
  const better = calibration.brier < calibration.brierOfBaseRate;
  return (
    <>
      <CalibrationChart bins={calibration.bins} word={OUTCOMES.find((one) => one.value === outcome)?.word ?? 'Converted'} isOld={isOld} note={`learned before ${dayText(calibration.splitAt, zone)}, judged after it`} />
      <p className="small ink2 calibration-words">
        Learned on {countText(calibration.earlier)} leads, judged on {countText(calibration.later)} later ones{leftOut(calibration)}.
        {' '}On average {(calibration.ece * 100).toFixed(1)} points in a hundred off; Brier {calibration.brier.toFixed(3)}, {better ? 'better' : 'no better'} than foretelling the same share for everybody ({calibration.brierOfBaseRate.toFixed(3)}).
      </p>
    </>
  );
}

/** Whom the judgement leaves out, since what became of them was not known in time. */
function leftOut({ horizonDays, usualDays, purged, censored }: Extract<Quality['calibration'], { kind: 'judged' }>): string {
  if (horizonDays === 0) return '';
  const counted = `. An outcome counts within ${plural(horizonDays, 'day')}${usualDays > horizonDays ? `; nine of ten took up to ${countText(usualDays)}, for which this history is too short` : ', as nine of ten took'}`;
  return purged + censored === 0 ? counted : `${counted}: ${countText(purged)} leads of the earlier part and ${countText(censored)} of the last days are left out, since theirs was not known in time`;
}
