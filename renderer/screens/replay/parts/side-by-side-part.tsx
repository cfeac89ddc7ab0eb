import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { ChangePerPerson } from '../../../charts/change-per-person.tsx';
import { WeekHours } from '../../../charts/week-hours.tsx';
import { SegmentedControl } from '../../../components/segmented-control.tsx';
import { useCall } from '../../../state/use-call.ts';
import { useNames } from '../../../state/use-names.ts';
import { useProposal } from '../../../state/use-proposal.ts';
import { Weeks } from '../weeks-block.tsx';
import { BreakdownTable } from './breakdown-table.tsx';
import { hourCounts } from './hour-counts.ts';
import { PartBody } from './part-body.tsx';

const BY = [{ value: 'week', label: 'Week' }, { value: 'tier', label: 'Tier' }, { value: 'source', label: 'Source' }, { value: 'territory', label: 'Territory' }, { value: 'rep', label: 'Person' }, { value: 'hour', label: 'Hour' }] as const;
export type By = (typeof BY)[number]['value'];
type Rows = OutputOf<'evidence.breakDown'>['rows'];

/** Actual against proposed by one dimension: a drawing, and a table in which every number opens its leads. */
export function SideBySidePart(): JSX.Element {
  const [by, setBy] = useState<By>('tier');
  const { proposal, version } = useProposal();
  const query = useCall('evidence.breakDown', { proposalId: proposal?.id ?? '', by }, { enabled: proposal !== null, version });
  return (
    <PartBody label="Side by side" query={query} tools={<SegmentedControl label="Laid out by" value={by} segments={BY} onChange={setBy} />}>
      {({ leakKinds, rows }) => <><div className="evidence-chart"><Drawing by={by} rows={rows} isOld={query.isPlaceholderData} /></div><BreakdownTable by={by} rows={rows} leakKinds={leakKinds} /></>}
    </PartBody>
  );
}

function Drawing({ by, rows, isOld }: { readonly by: By; readonly rows: Rows; readonly isOld: boolean }): JSX.Element {
  const names = useNames();
  const label = BY.find(({ value }) => value === by)?.label.toLowerCase() ?? by;
  if (by === 'week') return <div className="evidence-line"><Weeks /></div>;
  if (by === 'hour') return <WeekHours title="Handoffs by hour of the week" unit="handoff" marks={['observed', 'deterministic']} cells={hourCounts(rows)} note="hollow: actual, filled: proposed; hours in the client’s zone" isOld={isOld} />;
  return (
    <ChangePerPerson
      title={`Handoffs by ${label}`} unit="handoffs" marks={['observed', 'deterministic']} isOld={isOld} note="hollow: actual, filled: proposed"
      people={rows.slice(0, 20).map((row) => ({ id: row.key, name: by === 'rep' ? names.rep(row.label) : row.label, group: '', actual: row.actual, proposed: row.proposed }))}
    />
  );
}
