import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { ComboField } from '../../components/combo-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useHost } from '../../host/host-context.tsx';
import { CURRENCIES, fromDayField, toDayField, ZONES } from '../zone-fields.ts';

/** A new workshop: client, title, day, zone, currency. Everything can be changed later under Prepare. */
export function NewWorkshop({ onClose, onCreated }: { readonly onClose: () => void; readonly onCreated: (id: string) => void }): JSX.Element {
  const host = useHost();
  const [clientName, setClient] = useState('');
  const [title, setTitle] = useState('Handoff workshop');
  const [zone, setZone] = useState(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [currency, setCurrency] = useState('EUR');
  const [day, setDay] = useState(() => toDayField(Date.now(), zone));
  const [error, setError] = useState<string | null>(null);
  const create = async (): Promise<void> => {
    if (clientName.trim() === '') return setError('A workshop needs a client. Write the name of the company.');
    const reply = await host.call('workshop.createWorkshop', { clientName: clientName.trim(), title: title.trim() === '' ? 'Handoff workshop' : title.trim(), zone, currency, startsAt: fromDayField(day, zone) ?? Date.now(), currentResponseMinutes: null });
    if (reply.ok) onCreated(reply.value.id);
    else setError(reply.error.message);
  };
  return (
    <Dialog
      title="A new workshop" isOpen onClose={onClose} width={520}
      actions={<><Button onClick={onClose}>Cancel</Button><Button look="filled" confirming onClick={() => void create()}>Create the workshop</Button></>}
    >
      <form className="form-grid" onSubmit={(event) => { event.preventDefault(); void create(); }}>
        <TextField label="Client" value={clientName} onCommit={setClient} autoFocus commitAtOnce />
        <TextField label="Title" value={title} onCommit={setTitle} commitAtOnce />
        <TextField label="Day" type="date" value={day} onCommit={setDay} commitAtOnce />
        <ComboField label="Zone" value={zone} choices={ZONES} onCommit={setZone} hint="Weeks, days and times of this client." />
        <ComboField label="Currency" value={currency} choices={CURRENCIES} onCommit={setCurrency} />
        <button type="submit" hidden />
      </form>
      {error !== null && <ErrorNote sentence={error} />}
    </Dialog>
  );
}
