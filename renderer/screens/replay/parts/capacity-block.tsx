import type { JSX } from 'react';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { coefficientText, countText, DASH, decimalText, minutesText } from '../../../components/figure-text.ts';
import { HonestyMark } from '../../../components/honesty-mark.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { Section } from '../../../components/side-panel.tsx';
import { Table, type Column } from '../../../components/table.tsx';
import { useCall } from '../../../state/use-call.ts';
import { useProposal } from '../../../state/use-proposal.ts';
import { SaveTable } from '../save-table.tsx';

type Pool = OutputOf<'evidence.checkCapacity'>[number];
const VERDICTS: Readonly<Record<Pool['verdict'], string>> = { unknown: 'not knowable', fits: 'can keep the promise', slow: 'waits longer than promised', impossible: 'cannot keep it whatever the rules' };

/** Whether each pool can do the work at all, by the minutes that the room says a lead takes. */
export function CapacityBlock(): JSX.Element {
  const { proposal, version, configuration, edit } = useProposal();
  const pools = useCall('evidence.checkCapacity', { proposalId: proposal?.id ?? '' }, { enabled: proposal !== null, version }).data;
  const minutes = configuration?.routing.assumptions?.handlingMinutes ?? null;
  const say = (handlingMinutes: number | null): void =>
    edit('Say how long a lead takes', (before) => {
      const { handlingMinutes: _, ...others } = before.routing.assumptions ?? {};
      return { ...before, routing: { ...before.routing, assumptions: handlingMinutes === null ? others : { ...others, handlingMinutes } } };
    });
  return (
    <Section
      title={<>Can the pools do the work? <HonestyMark kind={minutes === null ? 'notKnowable' : 'simulated'} reason={minutes === null ? 'How long a lead takes is in no history. Say it, and the load follows.' : 'Erlang C, with the minutes that the room said. Arrivals are burstier than it assumes, so real waits are longer.'} about="Capacity" /></>}
      note="leads over open hours against the people on shift" actions={pools !== undefined && pools.length > 0 && <SaveTable name="Capacity of pools" />}
    >
      <div className="evidence-tools"><NumberField label="Minutes of work a lead" width={130} unit="min" allowEmpty min={1} max={2000} value={minutes} onCommit={say} /></div>
      {pools?.length === 0 ? <p className="ink3">The proposal has no pool yet. Add one in Route, and its load is worked out here.</p> : <Table label="Capacity of pools" isDense columns={COLUMNS} rows={pools ?? []} rowKey={(pool) => pool.poolId} />}
    </Section>
  );
}

const COLUMNS: readonly Column<Pool>[] = [
  { key: 'name', head: 'Pool', cell: (pool) => pool.name },
  { key: 'leads', head: 'Proposed leads', isFigure: true, cell: (pool) => countText(pool.leads) },
  { key: 'rate', head: 'An open hour', isFigure: true, cell: (pool) => decimalText(pool.arrivalsPerHour) },
  { key: 'people', head: 'People on shift', isFigure: true, cell: (pool) => decimalText(pool.onShift) },
  { key: 'load', head: 'Load of each', isFigure: true, cell: (pool) => (pool.load === null ? DASH : coefficientText(pool.load)) },
  { key: 'wait', head: 'Nine in ten wait at most', isFigure: true, cell: (pool) => (pool.p90WaitMinutes === null ? (pool.load === null ? DASH : 'without end') : minutesText(pool.p90WaitMinutes)) },
  { key: 'target', head: 'Strictest promise', isFigure: true, cell: (pool) => minutesText(pool.targetMinutes) },
  { key: 'verdict', head: 'So', cell: (pool) => <span className={pool.verdict === 'impossible' || pool.verdict === 'slow' ? 'never-text' : undefined}>{VERDICTS[pool.verdict]}</span> },
];
