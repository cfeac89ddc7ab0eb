import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { bytesText } from '../../components/figure-text.ts';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { Section } from '../../components/side-panel.tsx';
import { useHost } from '../../host/host-context.tsx';
import { choosePath, saveFile } from '../../state/save-file.ts';
import { useCall, useSend } from '../../state/use-call.ts';
import { NewPassphrase } from './new-passphrase.tsx';

/** A copy as one file, sealed with a passphrase of its own; one without stands in the View menu. */
export function SaveCopySection(): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const opened = useCall('workshop.getWorkshop', {}).data;
  return (
    <Section title="Saved copies" note="one .baton file, to be kept or carried">
      <p className="privacy-text">{opened?.isProtected === true ? 'A copy is sealed with the passphrase of this workshop, unless it gets one of its own.' : 'A copy is not protected, unless it gets a passphrase. Whoever has the file can read it.'}</p>
      {saved !== null && <p role="status">{saved}</p>}
      <div className="privacy-actions"><Button icon="download" onClick={() => { setSaved(null); setOpen(true); }}>Save a copy with a passphrase…</Button></div>
      {isOpen && <SaveCopy clientName={opened?.workshop.clientName ?? 'Workshop'} onClose={() => setOpen(false)} onSaved={setSaved} />}
    </Section>
  );
}

function SaveCopy({ clientName, onClose, onSaved }: { readonly clientName: string; readonly onClose: () => void; readonly onSaved: (sentence: string) => void }): JSX.Element {
  const host = useHost();
  const send = useSend();
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isSlow = useIsSlow(isBusy);
  const save = async (): Promise<void> => {
    if (passphrase === null || isBusy) return;
    const path = await choosePath(host, 'Save a copy with a passphrase', `${clientName}.baton`);
    if (path === null) return;
    setBusy(true);
    setError(null);
    const reply = await send('workshop.saveCopy', { passphrase, ...(path === undefined ? {} : { path }) });
    setBusy(false);
    if (!reply.ok) return setError(reply.error.message);
    await saveFile(host, reply.value);
    onSaved(`${reply.value.name} was saved, ${bytesText(reply.value.bytes)}, sealed with its own passphrase.`);
    onClose();
  };
  return (
    <Dialog
      title="Save a copy with a passphrase" isOpen onClose={() => !isBusy && onClose()} width={560}
      actions={<><Button onClick={onClose} disabled={isBusy}>Cancel</Button><Button look="filled" icon="download" disabled={passphrase === null || isBusy} onClick={() => void save()}>Save the copy</Button></>}
    >
      <p className="privacy-text">Nobody can open this copy without its passphrase, and a forgotten one cannot be recovered.</p>
      <form className="form-stack" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <NewPassphrase label="Passphrase of the copy" hint="At least 10 characters; several words are easy to keep." onChange={setPassphrase} />
        <button type="submit" hidden />
      </form>
      {isSlow && <ProgressBar label="Sealing the copy" />}
      {error !== null && <ErrorNote sentence={error} safe="The workshop is unchanged." />}
    </Dialog>
  );
}
