import type { JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { momentText } from '../../components/figure-text.ts';
import { Table } from '../../components/table.tsx';
import { useCall } from '../../state/use-call.ts';

type Line = OutputOf<'push.listJournal'>['lines'][number];
const PHASES: Readonly<Record<Line['phase'], string>> = { sending: 'Sending', answered: 'Answered', lost: 'Answer lost', reread: 'Looked again', skipped: 'Nothing to send' };

/** The journal of the portal that the plan is for, newest first: what was sent, what it answered, under which number HubSpot knows it. */
export function PushLog({ zone }: { readonly zone: string }): JSX.Element {
  const lines = useCall('push.listJournal', {}).data?.lines;
  if (lines === undefined) return <></>;
  if (lines.length === 0) return <EmptyState frame="rows" sentence="Nothing has been sent to this portal yet." detail="Every request of a push is written down here before it leaves, and again when it is answered." />;
  return (
    <div className="push-log scrolls" tabIndex={0} role="region" aria-label="Log">
      <Table
        label="Log" isDense rows={lines} rowKey={(line) => String(line.number)}
        columns={[
          { key: 'at', head: 'When', cell: (line) => momentText(line.at, zone) },
          { key: 'phase', head: 'What', cell: (line) => PHASES[line.phase] },
          { key: 'operation', head: 'Operation', cell: (line) => <span className="mono">{line.operationId}</span> },
          { key: 'status', head: 'Answer', cell: (line) => line.status ?? '–', isFigure: true },
          { key: 'message', head: 'Message', cell: (line) => line.message },
          { key: 'correlation', head: 'HubSpot knows it as', cell: (line) => <span className="mono ink3">{line.correlationId ?? '–'}</span> },
        ]}
      />
    </div>
  );
}
