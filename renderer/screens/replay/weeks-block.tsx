import type { JSX } from 'react';
import { LineByWeek } from '../../charts/line-by-week.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { decimalText } from '../../components/figure-text.ts';
import { useCall } from '../../state/use-call.ts';
import { useOpenWeek } from './use-open-week.ts';
import { useReplay } from './use-replay.ts';

/** MQLs a week in both arms, beside what the people in pools can take. */
export function Weeks(): JSX.Element {
  const { summary, isOld } = useReplay();
  const openWeek = useOpenWeek();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  if (summary === undefined) return <></>;
  const cell = summary.strip.find((one) => one.id === 'mqls');
  if (summary.weeks.length === 0) return <EmptyState frame="chart" sentence="No weeks to draw." detail="This history has no times, so handoffs cannot be counted by week." />;
  const says = (value: number | null | undefined): string => (value == null ? 'not knowable' : decimalText(value));
  return (
    <LineByWeek
      title="MQLs a week" marks={['observed', 'deterministic']} isOld={isOld} zone={zone} weeks={summary.weeks} onOpenWeek={openWeek} capacity={summary.weeklyCapacity}
      note={`median: actual ${says(cell?.actual?.value)}, proposed ${says(cell?.proposed?.value)}${summary.weeklyCapacity === null ? '' : `, capacity ${decimalText(summary.weeklyCapacity)}`}`}
    />
  );
}
