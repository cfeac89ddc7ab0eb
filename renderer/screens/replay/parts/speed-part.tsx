import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { StepCurve } from '../../../charts/step-curve.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { countText, DASH, minutesText, shareText } from '../../../components/figure-text.ts';
import { SegmentedControl } from '../../../components/segmented-control.tsx';
import { Section } from '../../../components/side-panel.tsx';
import { Table, type Column } from '../../../components/table.tsx';
import { useCall } from '../../../state/use-call.ts';
import { useProposal } from '../../../state/use-proposal.ts';
import { SaveTable } from '../save-table.tsx';
import { CapacityBlock } from './capacity-block.tsx';
import { PartBody } from './part-body.tsx';
import { SimulationBlock } from './simulation-block.tsx';

type Curve = OutputOf<'evidence.getSpeed'>['curves'][number];

/** How fast leads were touched, whether the pools can do the work, and answers drawn where that is the only honest way. */
export function SpeedPart(): JSX.Element {
  const { proposal, version } = useProposal();
  const query = useCall('evidence.getSpeed', { proposalId: proposal?.id ?? '' }, { enabled: proposal !== null, version });
  return (
    <PartBody label="Speed" query={query}>
      {({ curves, reason }) => (
        <>
          {reason === null ? <Curves curves={curves} /> : <EmptyState frame="chart" sentence="No speed to lead to show." detail={reason} />}
          <CapacityBlock />
          <SimulationBlock />
        </>
      )}
    </PartBody>
  );
}

function Curves({ curves }: { readonly curves: readonly Curve[] }): JSX.Element {
  const [key, setKey] = useState('');
  const shown = curves.find((curve) => curve.key === key) ?? curves[0];
  if (shown === undefined) return <></>;
  return (
    <>
      <div className="evidence-chart">
        <div className="evidence-tools"><SegmentedControl label="Whose curve" value={shown.key} segments={curves.slice(0, 5).map((curve) => ({ value: curve.key, label: curve.label }))} onChange={setKey} /></div>
        <StepCurve
          title="First logged touch within, % of handoffs, business time" marks={['observed']} height={260} maxMinutes={4320}
          note={`n ${countText(shown.n)}: ${countText(shown.counts.touched)} touched, ${countText(shown.counts.closed)} sent back before, ${countText(shown.counts.censored)} out of sight (ticks)`}
          series={[
            { name: 'Touched', look: 'actual', points: shown.touched, censoredAt: shown.censoredAt, medianMinutes: shown.median?.minutes ?? null },
            ...(shown.counts.closed === 0 ? [] : [{ name: 'Sent back first', look: 'actual' as const, points: shown.closedUntouched, censoredAt: [], medianMinutes: null }]),
          ]}
        />
      </div>
      <Section title="How fast, by tier" note="quantiles of the cumulative incidence; who was never touched is censored, not dropped; bootstrap 95 % intervals" actions={<SaveTable name="How fast, by tier" />}>
        <Table label="How fast, by tier" isDense columns={COLUMNS} rows={curves} rowKey={(curve) => curve.key} />
      </Section>
    </>
  );
}

const quantile = (value: Curve['median']): string => (value === null ? 'not reached' : `${minutesText(value.minutes)}${value.low === null || value.high === null ? '' : ` (${minutesText(value.low)} to ${minutesText(value.high)})`}`);
const COLUMNS: readonly Column<Curve>[] = [
  { key: 'label', head: 'Handoffs', cell: (curve) => curve.label },
  { key: 'n', head: 'n', isFigure: true, cell: (curve) => <span className={curve.n < 30 ? 'ink3' : undefined}>{countText(curve.n)}{curve.n < 30 ? ', too few' : ''}</span> },
  { key: 'median', head: 'Half within', isFigure: true, cell: (curve) => quantile(curve.median) },
  { key: 'p90', head: 'Nine in ten within', isFigure: true, cell: (curve) => quantile(curve.p90) },
  { key: 'touched', head: 'Touched in the end', isFigure: true, cell: (curve) => shareText(curve.touched.at(-1)?.share ?? null) },
  { key: 'km', head: 'By Kaplan–Meier', isFigure: true, cell: (curve) => (curve.kaplanMeierShare === null ? DASH : shareText(curve.kaplanMeierShare)) },
];
