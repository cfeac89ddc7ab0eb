import { useState, type JSX } from 'react';
import type { Agreement, Drawing } from '../../../shared/contract/areas/agreement.ts';
import type { Participant } from '../../../shared/engine/model/workshop.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useSend } from '../../state/use-call.ts';
import { SignaturePadBox } from './signature-pad-box.tsx';
import { signRefusal } from './sign-refusal.ts';
import { statementOf } from './statement.ts';

/** One person reads the statement, ticks it, and signs by drawing or by typing the name. */
export function SignDialog({ agreement, person, onClose }: { readonly agreement: Agreement; readonly person: Participant; readonly onClose: () => void }): JSX.Element {
  const send = useSend();
  const [isRead, setRead] = useState(false);
  const [method, setMethod] = useState<'drawn' | 'typed'>('drawn');
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const statement = statementOf(person.team);
  const refusal = signRefusal({ isRead, method, drawing, typed, name: person.name });
  const sign = async (): Promise<void> => {
    if (refusal !== null) return setError(refusal);
    setBusy(true);
    const deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const reply = await send('agreement.signAgreement', { agreementId: agreement.id, participantId: person.id, method, drawing: method === 'drawn' ? drawing : null, statement, deviceZone });
    setBusy(false);
    if (!reply.ok) return setError(reply.error.message);
    // What keeps the file from being made is said when somebody asks for the file; the signature stands.
    if (reply.value.status === 'signed') void send('agreement.sealAgreement', { agreementId: agreement.id });
    onClose();
  };
  return (
    <Dialog
      title={`${person.name}${person.role === '' ? '' : `, ${person.role}`}`} isOpen onClose={onClose} width={560}
      actions={<><Button onClick={onClose}>Not now</Button><Button look="filled" confirming isBusy={isBusy} onClick={() => void sign()}>Sign version {agreement.version}</Button></>}
    >
      <CheckBox label={<span className="statement">{statement}</span>} isChecked={isRead} onChange={(next) => { setRead(next); setError(null); }} />
      <p className="small ink3">Fingerprint <span className="mono">{agreement.fingerprint}</span> <em className="serif">{agreement.words}</em></p>
      <div><SegmentedControl label="How to sign" value={method} onChange={setMethod} segments={[{ value: 'drawn', label: 'Draw' }, { value: 'typed', label: 'Type the name' }]} /></div>
      {method === 'drawn' ? <SignaturePadBox label={`Signature of ${person.name}`} onChange={(next) => { setDrawing(next); setError(null); }} /> : <TextField label={`Type “${person.name}” to sign`} voice value={typed} onCommit={setTyped} autoFocus />}
      {error !== null && <ErrorNote sentence={error} safe="Nothing was signed." />}
    </Dialog>
  );
}
