import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useJob } from '../../state/use-job.ts';
import { NewPassphrase } from './new-passphrase.tsx';

export type PassphraseChange = 'set' | 'change' | 'remove';

const TITLES = { set: 'Set a passphrase', change: 'Change the passphrase', remove: 'Take the passphrase away' } as const;
const ACTIONS = { set: 'Set the passphrase', change: 'Change the passphrase', remove: 'Take it away' } as const;

/** Sets, changes or takes away the passphrase; the present one is asked for wherever there is one. */
export function PassphraseDialog({ change, sentences, onClose, onDone }: {
  readonly change: PassphraseChange;
  readonly sentences: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (sentences: readonly string[]) => void;
}): JSX.Element {
  const { job, run } = useJob();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const isReady = (change === 'set' || current !== '') && (change === 'remove' || next !== null) && !job.isRunning;
  const save = async (): Promise<void> => {
    if (!isReady) return;
    setError(null);
    const reply = await run('workshop.setPassphrase', { passphrase: change === 'remove' ? null : next, ...(change === 'set' ? {} : { current }) }, 'Checking the passphrase');
    if (!reply.ok) return setError(reply.error.message);
    onDone(reply.value.sentences);
    onClose();
  };
  return (
    <Dialog
      title={TITLES[change]} isOpen onClose={() => !job.isRunning && onClose()} width={560}
      actions={<><Button onClick={onClose} disabled={job.isRunning}>Cancel</Button><Button look="filled" icon="lock" disabled={!isReady} onClick={() => void save()}>{ACTIONS[change]}</Button></>}
    >
      {change !== 'remove' && sentences[0] !== undefined && <p className="privacy-text">{sentences[0]}</p>}
      {change === 'remove' && <p className="privacy-text">The workshop and its backups will lie on this laptop without protection.</p>}
      <form className="form-stack" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        {change !== 'set' && <TextField label="Present passphrase" type="password" value={current} onCommit={setCurrent} commitAtOnce autoFocus />}
        {change !== 'remove' && <NewPassphrase label="New passphrase" hint="At least 10 characters; several words are easy to keep." onChange={setNext} />}
        <button type="submit" hidden />
      </form>
      {job.isRunning && <ProgressBar label={job.label} done={job.done} total={job.total} />}
      {error !== null && <ErrorNote sentence={error} />}
    </Dialog>
  );
}
