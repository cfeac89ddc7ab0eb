import { useState, type JSX } from 'react';
import type { InspectedFile } from '../../../shared/contract/schemas/import.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCall, useSend } from '../../state/use-call.ts';

/** Keeps how a file is mapped under a name, to be offered for the next file like it. */
export function SaveProfile({ file }: { readonly file: InspectedFile }): JSX.Element {
  const send = useSend();
  const profiles = useCall('import.listProfiles', {});
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [saved, setSaved] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const replaces = profiles.data?.some((one) => one.name === name.trim()) === true;
  const save = async (): Promise<void> => {
    if (name.trim() === '') return;
    const reply = await send('import.saveProfile', { name: name.trim(), mapping: file.mapping });
    if (!reply.ok) return setError(reply.error.message);
    setSaved(reply.value.name);
    setOpen(false);
    void profiles.refetch();
  };
  const words = saved === null ? 'Save as profile…' : `Saved as ${saved}`;
  return (
    <>
      <Button look="quiet" aria-label={`${words} ${file.name}`} onClick={() => { setError(null); setName(saved ?? file.recognised?.name ?? ''); setOpen(true); }}>{words}</Button>
      {isOpen && (
        <Dialog
          title="Save this mapping as a profile" isOpen onClose={() => setOpen(false)}
          actions={<><Button onClick={() => setOpen(false)}>Cancel</Button><Button look="filled" disabled={name.trim() === ''} onClick={() => void save()}>{replaces ? 'Replace the profile' : 'Save the profile'}</Button></>}
        >
          <p className="ink2">How {file.name} is written and what its columns mean, as it stands now. It is offered for the next file like it, in every workshop of this laptop.</p>
          <form onSubmit={(event) => { event.preventDefault(); void save(); }}><TextField label="Name" value={name} onCommit={setName} commitAtOnce autoFocus hint={replaces ? 'A profile of this name is there and will be replaced.' : 'Such as the name of the client and of the export.'} /></form>
          {error !== null && <ErrorNote sentence={error} />}
        </Dialog>
      )}
    </>
  );
}
