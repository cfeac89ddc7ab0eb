import type { JSX, ReactNode } from 'react';
import { StepCurve, type StepSeries } from '../../charts/step-curve.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { countText, minutesText } from '../../components/figure-text.ts';
import { SaveTable } from './save-table.tsx';
import { TierBars } from './tier-bars.tsx';
import { trustRows } from './trust-rows.ts';
import { TrustTable } from './trust-table.tsx';
import { useReplay } from './use-replay.ts';
import { useSimulatedAnswers, type SimulatedAnswers } from './use-simulated-answers.ts';
import { Weeks } from './weeks-block.tsx';

/** Four blocks of evidence, divided by lines: volume, speed, promise, and how far each can be trusted. */
export function ReplayBlocks(): JSX.Element {
  const { summary } = useReplay();
  const { found } = useSimulatedAnswers();
  if (summary === undefined) return <></>;
  return (
    <div className="replay-blocks scrolls" tabIndex={0} role="region" aria-label="Evidence">
      <Block><Weeks /></Block>
      <Block><Speed /></Block>
      <Block><TierBars /></Block>
      <Block><div className="section-head"><h2 className="heading replay-block-head">How far each figure can be trusted</h2><span className="section-actions"><SaveTable name="How far each figure can be trusted" /></span></div><TrustTable rows={trustRows(summary, found?.all)} /></Block>
    </div>
  );
}

const Block = ({ children }: { readonly children: ReactNode }): JSX.Element => <div className="replay-block">{children}</div>;

function Speed(): JSX.Element {
  const { summary, isOld } = useReplay();
  const { found } = useSimulatedAnswers();
  const speed = summary?.speedToLead ?? null;
  if (speed === null) return <EmptyState frame="chart" sentence="Speed to lead is not knowable from this history." detail="It needs dated handoffs and logged activities, and under Promise the touches that count." />;
  const curve = found?.curve ?? [];
  const reached = (minutes: number | null): string => (minutes === null ? 'not reached' : minutesText(minutes));
  return (
    <StepCurve
      title="Touched within, % of leads, business time" marks={curve.length === 0 ? ['observed'] : ['observed', 'simulated']} isOld={isOld}
      note={`half ${reached(speed.medianMinutes)}, 90 % ${reached(speed.p90Minutes)}, n ${countText(speed.n)}`}
      series={[{ name: 'Actual', look: 'actual', points: speed.curve, censoredAt: speed.censoredAt, medianMinutes: speed.medianMinutes }, ...(curve.length === 0 ? [] : [proposedSeries(curve)])]}
      maxMinutes={4320}
    />
  );
}

/** The curve of the middle draw, and what nine draws in ten lie between. */
const proposedSeries = (curve: NonNullable<SimulatedAnswers['found']>['curve']): StepSeries => ({
  name: 'Proposed', look: 'proposed', points: curve.map(({ minutes, median }) => ({ minutes, share: median })), censoredAt: [],
  medianMinutes: curve.find(({ median }) => median >= 0.5)?.minutes ?? null, band: curve,
});
