import { useState, type FormEvent, type JSX } from 'react';
import type { Failure } from '../../../shared/contract/reply.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { TextField } from '../../components/text-field.tsx';

/** Asks for the passphrase of something that is there, until it opens; `onTry` gives the refusal, or null. */
export function PassphraseForm({ action, busy, cancelLabel = 'Cancel', onCancel, onTry }: {
  readonly action: string;
  /** What is being done while it opens. */
  readonly busy: string;
  readonly cancelLabel?: string;
  readonly onCancel: () => void;
  readonly onTry: (passphrase: string) => Promise<Failure | null>;
}): JSX.Element {
  const [passphrase, setPassphrase] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isSlow = useIsSlow(isBusy);
  const attempt = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (passphrase === '' || isBusy) return;
    setBusy(true);
    setRefused(null);
    const failure = await onTry(passphrase);
    setBusy(false);
    if (failure === null) return;
    setRefused(failure.message);
  };
  return (
    <form className="passphrase-form" onSubmit={(event) => void attempt(event)}>
      <TextField label="Passphrase" type="password" value={passphrase} onCommit={setPassphrase} commitAtOnce autoFocus isDisabled={isBusy} />
      {refused !== null && <ErrorNote sentence={refused} />}
      {isSlow && <ProgressBar label={busy} />}
      <div className="dialog-actions">
        <Button onClick={onCancel} disabled={isBusy}>{cancelLabel}</Button>
        <Button look="filled" type="submit" icon="lock" disabled={passphrase === '' || isBusy}>{action}</Button>
      </div>
    </form>
  );
}
