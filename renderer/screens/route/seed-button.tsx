import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { ComboField } from '../../components/combo-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { useCall, usePut, useSend } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';

/** Takes roster, calendars, territories and one pool per territory from the imported owners, as one edit. */
export function SeedButton({ isFilled }: { readonly isFilled?: boolean }): JSX.Element | null {
  const [isOpen, setOpen] = useState(false);
  const owners = useCall('history.getHealth', {}).data?.owners ?? [];
  if (owners.length === 0) return null;
  return (
    <>
      <Button look={isFilled === true ? 'filled' : 'outline'} icon="download" onClick={() => setOpen(true)}>Take roster from the imported owners</Button>
      {isOpen && <SeedDialog onClose={() => setOpen(false)} owners={owners.length} />}
    </>
  );
}

function SeedDialog({ onClose, owners }: { readonly onClose: () => void; readonly owners: number }): JSX.Element {
  const send = useSend();
  const put = usePut();
  const { settled, configuration } = useProposal();
  const health = useCall('history.getHealth', {}).data;
  const [field, setField] = useState(configuration?.routing.territoryField ?? '');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const people = configuration?.routing.roster.length ?? 0;
  const seed = async (): Promise<void> => {
    const proposal = await settled();
    if (proposal === null) return;
    setBusy(true);
    const reply = await send('proposal.seedFromHistory', { proposalId: proposal.id, seenRevision: proposal.revision, territoryField: field });
    setBusy(false);
    if (!reply.ok) return setError(reply.error.message);
    put('proposal.getProposal', { proposalId: proposal.id }, reply.value);
    onClose();
  };
  const choices = (health?.fields ?? []).filter((one) => !one.personal && one.type === 'text').map((one) => ({ value: one.name, label: one.name, count: `${one.distinct} values` }));
  return (
    <Dialog
      title="Take the roster from the history" isOpen onClose={onClose}
      actions={<><Button onClick={onClose}>Cancel</Button><Button look="filled" isBusy={isBusy} onClick={() => void seed()}>Take {owners} owners</Button></>}
    >
      <p>Each owner becomes a person with zone, hours, day cap and territory as the export has them, and each territory gets a pool. Rules stay as they are.</p>
      {people > 0 && <p className="ink2">{people} people and the pools of this proposal are replaced. Undo brings them back.</p>}
      <ComboField label="Field that decides the territory of a lead" value={field} choices={choices} onCommit={setField} placeholder="Choose later" />
      {error !== null && <ErrorNote sentence={error} safe="The roster is as it was." />}
    </Dialog>
  );
}
