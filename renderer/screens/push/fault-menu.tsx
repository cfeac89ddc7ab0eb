import { useEffect, useState, type JSX } from 'react';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { useSend } from '../../state/use-call.ts';

type Fault = InputOf<'push.setRehearsalFaults'>['faults'][number]['kind'];
const FAULTS: readonly { readonly kind: Fault; readonly label: string; readonly means: string }[] = [
  { kind: 'rateLimit', label: 'Too many requests (429)', means: 'The push waits as long as the portal asks, then goes on.' },
  { kind: 'dailyLimit', label: 'The day is used up (429)', means: 'The push stops, and goes on when it is sent again.' },
  { kind: 'serverError', label: 'Server error (500)', means: 'The push tries again after a pause.' },
  { kind: 'silence', label: 'No answer', means: 'The push gives up on the request and reads what became of it.' },
  { kind: 'errorAfterWrite', label: 'Error after writing', means: 'The portal wrote, but said it failed; the push reads before it sends again.' },
  { kind: 'silenceAfterWrite', label: 'Silence after writing', means: 'The portal wrote and said nothing; the push reads before it sends again.' },
  { kind: 'revokedKey', label: 'Key revoked (401)', means: 'The push stops until there is another key.' },
  { kind: 'missingScope', label: 'Scope missing (403)', means: 'The push stops and names the scope.' },
  { kind: 'staleRevision', label: 'Changed by somebody (409)', means: 'The push looks what stands there, and sends only what is still as planned.' },
  { kind: 'readOnly', label: 'Read only (400)', means: 'That change fails with a sentence; the others go on.' },
];

const NONE: Readonly<Record<Fault, number>> = { rateLimit: 0, dailyLimit: 0, serverError: 0, silence: 0, errorAfterWrite: 0, silenceAfterWrite: 0, revokedKey: 0, missingScope: 0, staleRevision: 0, readOnly: 0 };

/** Makes the rehearsal portal misbehave for the next requests, to see what a push does then. */
export function FaultMenu({ isUsed }: { readonly isUsed: boolean }): JSX.Element {
  const send = useSend();
  const [isOpen, setOpen] = useState(false);
  const [times, setTimes] = useState(NONE);
  const [armed, setArmed] = useState(0);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    if (isUsed) setArmed(0); // a push that runs uses the faults up
  }, [isUsed]);
  const save = async (next: Readonly<Record<Fault, number>>): Promise<void> => {
    const faults = FAULTS.filter(({ kind }) => next[kind] > 0).map(({ kind }) => ({ kind, times: next[kind] }));
    const reply = await send('push.setRehearsalFaults', { faults });
    if (!reply.ok) return setError(reply.error.message);
    setArmed(faults.reduce((sum, fault) => sum + fault.times, 0));
    setError(null);
    setOpen(false);
  };
  return (
    <>
      <Button icon="warning" onClick={() => setOpen(true)}>{armed === 0 ? 'Rehearsal faults…' : `Rehearsal faults: ${armed}…`}</Button>
      <Dialog
        title="What if the portal misbehaves?" isOpen={isOpen} onClose={() => setOpen(false)} width={760}
        actions={<><Button onClick={() => { setTimes(NONE); void save(NONE); }}>No faults</Button><Button look="filled" onClick={() => void save(times)}>Set the faults</Button></>}
      >
        <p className="ink2">The next requests to the built-in rehearsal portal are answered like this. A real portal is never touched.</p>
        <div className="push-faults">
          {FAULTS.map(({ kind, label, means }) => (
            <NumberField key={kind} label={label} hint={means} width="100%" value={times[kind]} min={0} max={100} unit="times" onCommit={(value) => setTimes({ ...times, [kind]: value ?? 0 })} />
          ))}
        </div>
        {error !== null && <ErrorNote sentence={error} />}
      </Dialog>
    </>
  );
}
