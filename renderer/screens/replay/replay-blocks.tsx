import type { JSX, ReactNode } from 'react';
import { LineByWeek } from '../../charts/line-by-week.tsx';
import { StepCurve } from '../../charts/step-curve.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { countText, decimalText, minutesText } from '../../components/figure-text.ts';
import { useCall } from '../../state/use-call.ts';
import { TierBars } from './tier-bars.tsx';
import { trustRows } from './trust-rows.ts';
import { TrustTable } from './trust-table.tsx';
import { useOpenWeek } from './use-open-week.ts';
import { useReplay } from './use-replay.ts';

/** Four blocks of evidence, divided by lines: volume, speed, promise, and how far each can be trusted. */
export function ReplayBlocks(): JSX.Element {
  const { summary } = useReplay();
  if (summary === undefined) return <></>;
  return (
    <div className="replay-blocks scrolls" tabIndex={0} role="region" aria-label="Evidence">
      <Block><Weeks /></Block>
      <Block><Speed /></Block>
      <Block><TierBars /></Block>
      <Block><h2 className="heading replay-block-head">How far each figure can be trusted</h2><TrustTable rows={trustRows(summary)} /></Block>
    </div>
  );
}

const Block = ({ children }: { readonly children: ReactNode }): JSX.Element => <div className="replay-block">{children}</div>;

function Weeks(): JSX.Element {
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

function Speed(): JSX.Element {
  const { summary, isOld } = useReplay();
  const speed = summary?.speedToLead ?? null;
  if (speed === null) return <EmptyState frame="chart" sentence="Speed to lead is not knowable from this history." detail="It needs dated handoffs and logged activities, and under Promise the touches that count." />;
  const reached = (minutes: number | null): string => (minutes === null ? 'not reached' : minutesText(minutes));
  return (
    <StepCurve
      title="Touched within, % of leads, business time" marks={['observed']} isOld={isOld}
      note={`half ${reached(speed.medianMinutes)}, 90 % ${reached(speed.p90Minutes)}, n ${countText(speed.n)}`}
      series={[{ name: 'Actual', look: 'actual', points: speed.curve, censoredAt: speed.censoredAt, medianMinutes: speed.medianMinutes }]}
      maxMinutes={4320}
    />
  );
}
