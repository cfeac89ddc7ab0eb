import type { JSX, ReactNode } from 'react';
import { StepCurve } from '../../charts/step-curve.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { countText, minutesText } from '../../components/figure-text.ts';
import { SaveTable } from './save-table.tsx';
import { TierBars } from './tier-bars.tsx';
import { trustRows } from './trust-rows.ts';
import { TrustTable } from './trust-table.tsx';
import { useReplay } from './use-replay.ts';
import { Weeks } from './weeks-block.tsx';

/** Four blocks of evidence, divided by lines: volume, speed, promise, and how far each can be trusted. */
export function ReplayBlocks(): JSX.Element {
  const { summary } = useReplay();
  if (summary === undefined) return <></>;
  return (
    <div className="replay-blocks scrolls" tabIndex={0} role="region" aria-label="Evidence">
      <Block><Weeks /></Block>
      <Block><Speed /></Block>
      <Block><TierBars /></Block>
      <Block><div className="section-head"><h2 className="heading replay-block-head">How far each figure can be trusted</h2><span className="section-actions"><SaveTable name="How far each figure can be trusted" /></span></div><TrustTable rows={trustRows(summary)} /></Block>
    </div>
  );
}

const Block = ({ children }: { readonly children: ReactNode }): JSX.Element => <div className="replay-block">{children}</div>;

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
