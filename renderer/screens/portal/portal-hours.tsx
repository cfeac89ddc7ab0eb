import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { calendarInWords } from '../../../shared/engine/hubspot-plan/signed-values.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { momentText, plural } from '../../components/figure-text.ts';
import { Table } from '../../components/table.tsx';
import { useCall, usePut, useSend } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import './portal.css';

type Hours = OutputOf<'proposal.listPortalHours'>;

/** Opens the working hours that the portal says otherwise than the roster; there only where it does. */
export function PortalHours(): JSX.Element | null {
  const [isOpen, setOpen] = useState(false);
  const hours = usePortalHours();
  if (hours === null || (hours.changes.length === 0 && !isOpen)) return null;
  return (
    <>
      <Button icon="download" onClick={() => setOpen(true)}>Hours from the portal…</Button>
      {isOpen && (
        <Dialog title="Working hours from the portal" isOpen onClose={() => setOpen(false)} width={780}>
          <HoursComparison hours={hours} onTaken={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}

/** Among what else stands in the portal: its people, or, instead of them, whose hours the roster says otherwise. */
export function PeopleOrHours({ people }: { readonly people: JSX.Element }): JSX.Element {
  const hours = usePortalHours();
  const [isComparing, setComparing] = useState(false);
  if (hours === null || hours.changes.length === 0) return people;
  return (
    <>
      <div><Button aria-pressed={isComparing} onClick={() => setComparing(!isComparing)}>{isComparing ? 'Show all people' : 'Compare hours with the roster'}</Button></div>
      {isComparing ? <HoursComparison hours={hours} onTaken={() => setComparing(false)} /> : people}
    </>
  );
}

function usePortalHours(): Hours | null {
  const proposalId = useProposal().proposal?.id ?? '';
  return useCall('proposal.listPortalHours', { proposalId }, { enabled: proposalId !== '' }).data ?? null;
}

function HoursComparison({ hours: { readAt, changes }, onTaken }: { readonly hours: Hours; readonly onTaken?: () => void }): JSX.Element {
  const [send, put] = [useSend(), usePut()];
  const { settled } = useProposal();
  const { rep } = useNames();
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const [error, setError] = useState<string | null>(null);
  const take = async (): Promise<void> => {
    const proposal = await settled();
    if (proposal === null) return;
    const reply = await send('proposal.takePortalHours', { proposalId: proposal.id, seenRevision: proposal.revision });
    setError(reply.ok ? null : reply.error.message);
    if (!reply.ok) return;
    put('proposal.getProposal', { proposalId: proposal.id }, reply.value);
    onTaken?.();
  };
  return (
    <div className="portal-hours">
      <p className="ink2">The portal, read {readAt === null ? 'earlier' : momentText(readAt, zone)}, says other hours than the roster for {plural(changes.length, 'person', 'people')}. Holidays stay as they are.</p>
      <div className="portal-rows scrolls" tabIndex={0} role="region" aria-label="Hours before and after">
        <Table
          label="Hours before and after" isDense rows={changes} rowKey={({ repId }) => repId}
          columns={[
            { key: 'name', head: 'Person', cell: ({ name }) => rep(name) },
            { key: 'before', head: 'In the roster', cell: ({ before }) => workedInWords(before) },
            { key: 'after', head: 'In the portal', cell: ({ after }) => workedInWords(after) },
          ]}
        />
      </div>
      {error !== null && <ErrorNote sentence={error} safe="The hours are as they were." />}
      <div><Button look="filled" onClick={() => void take()}>Take the hours of {plural(changes.length, 'person', 'people')}</Button></div>
    </div>
  );
}

/** The open days alone, and the zone in which they are lived. */
function workedInWords({ week, zone }: Hours['changes'][number]['before']): string {
  const open = calendarInWords({ id: '', name: '', week }).split(', ').filter((days) => !days.endsWith(' closed'));
  return `${open.length === 0 ? 'never' : open.join(', ')}; ${zone}`;
}
