import type { JSX } from 'react';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import { DASH, shareText } from '../../components/figure-text.ts';
import { HonestyMark } from '../../components/honesty-mark.tsx';
import { Section } from '../../components/side-panel.tsx';
import { Table, type Column } from '../../components/table.tsx';
import { LeadsCount } from './leads-count.tsx';
import { SaveTable } from './save-table.tsx';

type Row = ReplaySummary['slaByTier'][number];
const STATES = [{ key: 'kept', head: 'Kept' }, { key: 'late', head: 'Late' }, { key: 'never', head: 'No logged touch' }, { key: 'open', head: 'Still open' }] as const;

/** The figures of the chart "SLA by tier", each opening its leads. */
export function TierTable({ rows }: { readonly rows: readonly Row[] }): JSX.Element {
  const columns: Column<Row>[] = [
    { key: 'tier', head: 'Tier', cell: (row) => row.name },
    { key: 'n', head: 'Handoffs', isFigure: true, cell: (row) => <LeadsCount figureId={`actual.tier.${row.tierId}`} leads={row.n} title={row.name} note="actual" /> },
    ...STATES.map(({ key, head }): Column<Row> => ({
      key, head, isFigure: true, cell: (row) => <LeadsCount figureId={`judged.${key}.${row.tierId}`} leads={row.outcome[key]} title={row.name} note={head.toLowerCase()} />,
    })),
    { key: 'share', head: 'Share kept', isFigure: true, cell: (row) => shareText(row.keptShare) },
    { key: 'interval', head: '95 % interval', isFigure: true, cell: (row) => (row.low === null || row.high === null ? DASH : `${shareText(row.low)} to ${shareText(row.high)}`) },
    { key: 'proposed', head: 'Proposed', isFigure: true, cell: (row) => <LeadsCount figureId={`proposed.tier.${row.tierId}`} leads={row.proposedN} title={row.name} note="proposed" /> },
  ];
  return (
    <Section title={<>SLA by tier <HonestyMark kind="observed" about="SLA by tier" /></>} note="the actual touches and owners, judged by the proposed SLA" actions={<SaveTable name="SLA by tier" />}>
      <Table label="SLA by tier" isDense columns={columns} rows={rows} rowKey={(row) => row.tierId} />
    </Section>
  );
}
