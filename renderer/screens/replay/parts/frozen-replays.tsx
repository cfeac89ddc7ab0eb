import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { Button } from '../../../components/button.tsx';
import { momentText } from '../../../components/figure-text.ts';
import { Section } from '../../../components/side-panel.tsx';
import { Table, type Column } from '../../../components/table.tsx';
import { useCall, useSend } from '../../../state/use-call.ts';
import { SaveTable } from '../save-table.tsx';

type Frozen = OutputOf<'evidence.listFrozen'>[number];

/** Replays that were kept to be quoted, and whether anything has changed since. */
export function FrozenReplays({ proposalId }: { readonly proposalId: string }): JSX.Element {
  const send = useSend();
  const [said, setSaid] = useState('');
  const rows = useCall('evidence.listFrozen', {}).data ?? [];
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const freeze = async (): Promise<void> => {
    const reply = await send('evidence.freezeReplay', { proposalId });
    setSaid(reply.ok ? `Replay ${reply.value.number} is frozen.` : reply.error.message);
  };
  const columns: Column<Frozen>[] = [
    { key: 'number', head: '', width: 28, cell: (row) => row.number },
    { key: 'name', head: 'Proposal', cell: (row) => row.proposalName },
    { key: 'at', head: 'Frozen', cell: (row) => momentText(row.frozenAt, zone) },
    { key: 'hashes', head: 'History · configuration · result', cell: (row) => <span className="mono small">{[row.historyHash, row.configHash, row.resultHash].map((hash) => hash.slice(0, 12)).join(' · ')}</span> },
    { key: 'state', head: 'Since then', cell: (row) => (row.isHistoryCurrent && row.isProposalCurrent ? 'nothing changed' : `${[row.isHistoryCurrent ? null : 'history', row.isProposalCurrent ? null : 'proposal'].filter((word) => word !== null).join(' and ')} changed`) },
    { key: 'quote', head: '', isFigure: true, cell: (row) => <Button look="quiet" icon="copy" onClick={() => void navigator.clipboard.writeText(row.quote).then(() => setSaid('The line to quote was copied.'))}>Quote</Button> },
  ];
  return (
    <Section title="Frozen evidence" note={said !== '' ? <span role="status">{said}</span> : 'a replay as it was, by its hashes, for the SLA to quote'} actions={<>{rows.length > 0 && <SaveTable name="Frozen evidence" />}<Button onClick={() => void freeze()} disabled={proposalId === ''}>Freeze this replay</Button></>}>
      {rows.length === 0 ? <p className="ink3">Nothing is frozen yet. Freeze a replay, and its figures stay as they are whatever is edited later.</p> : <Table label="Frozen evidence" isDense columns={columns} rows={rows} rowKey={(row) => row.id} />}
    </Section>
  );
}
