import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { countText, dayText } from '../../components/figure-text.ts';
import { Icon } from '../../components/icon.tsx';
import { useHost } from '../../host/host-context.tsx';
import { useUi } from '../../state/ui-store.ts';
import { privacyNote } from '../privacy/privacy-words.ts';

type Listed = OutputOf<'workshop.listWorkshops'>[number];

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The workshops as rows: client, title with what protects it and until when, day, leads; opening is the row itself. */
export function WorkshopList({ workshops, sealing, onOpen }: {
  readonly workshops: readonly Listed[];
  /** The one that is being sealed; it cannot be opened meanwhile. */
  readonly sealing: string | null;
  readonly onOpen: (workshop: Listed) => void;
}): JSX.Element {
  const [removing, setRemoving] = useState<Listed | null>(null);
  return (
    <ul className="workshop-list" aria-label="Workshops">
      {workshops.map((one) => (
        <li key={one.id}>
          <button type="button" className="workshop-row" disabled={sealing === one.id} onClick={() => onOpen(one)}>
            <span className="workshop-client">{one.clientName}</span>
            <span className="ink2 workshop-title"><span>{one.title}</span>{privacyNote(one, HERE) !== '' && <span className="small ink3">{privacyNote(one, HERE)}</span>}</span>
            <span className="ink2">{dayText(one.startsAt, HERE)}</span>
            <span className="figures">{one.leads === 0 ? <span className="ink3">no history yet</span> : `${countText(one.leads)} leads`}</span>
            <Icon name={one.protection === 'none' || one.protection === 'unlocked' ? 'arrowRight' : 'lock'} />
          </button>
          <Button look="quiet" icon="trash" aria-label={`Delete ${one.title}, ${one.clientName}`} title="Delete" onClick={() => setRemoving(one)} />
        </li>
      ))}
      {removing !== null && <RemoveWorkshop workshop={removing} onClose={() => setRemoving(null)} />}
    </ul>
  );
}

function RemoveWorkshop({ workshop, onClose }: { readonly workshop: Listed; readonly onClose: () => void }): JSX.Element {
  const host = useHost();
  const set = useUi((state) => state.set);
  const [error, setError] = useState<string | null>(null);
  const remove = async (): Promise<void> => {
    const reply = await host.call('workshop.deleteWorkshop', { workshopId: workshop.id });
    if (!reply.ok) return setError(reply.error.message);
    set({ notice: null });
    onClose();
  };
  return (
    <Dialog
      title={`Delete the workshop of ${workshop.clientName}?`} isOpen onClose={onClose}
      actions={<><Button onClick={onClose}>Keep it</Button><Button look="filled" onClick={() => void remove()}>Delete for good</Button></>}
    >
      <p>Its history, proposals, signatures and backups leave this laptop and cannot be brought back. To keep them, open it and save a copy first.</p>
      {error !== null && <p className="field-error">{error}</p>}
    </Dialog>
  );
}
