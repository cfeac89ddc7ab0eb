import type { JSX } from 'react';
import type { Failure } from '../../../shared/contract/reply.ts';
import { Dialog } from '../../components/dialog.tsx';
import type { PassphraseNeed } from '../../state/passphrase-need.ts';
import { PassphraseForm } from '../privacy/passphrase-form.tsx';

/** Asks for a passphrase over the list of workshops: for one of them, or for a file that is opened as a copy. */
export function UnlockDialog({ title, need, action, busy, onTry, onClose }: {
  readonly title: string;
  readonly need: PassphraseNeed;
  readonly action: string;
  readonly busy: string;
  readonly onTry: (passphrase: string) => Promise<Failure | null>;
  readonly onClose: () => void;
}): JSX.Element {
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <p>{need.sentence}</p>
      <PassphraseForm action={action} busy={busy} onCancel={onClose} onTry={onTry} />
    </Dialog>
  );
}
