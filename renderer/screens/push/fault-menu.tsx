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
  { kind: 'serverError', label: 'Server error (500)', means: 'The push tries again after a pause.' },
  { kind: 'silence', label: 'No answer', means: 'The push gives up on the request and reads what became of it.' },
  { kind: 'errorAfterWrite', label: 'Error after writing', means: 'The portal wrote, but said it failed; the push reads before it sends again.' },
];

/** Makes the rehearsal portal misbehave for the next requests, to see what a push does then. */
export function FaultMenu({ isUsed }: { readonly isUsed: boolean }): JSX.Element {
  const send = useSend();
  const [isOpen, setOpen] = useState(false);
  const [times, setTimes] = useState<Readonly<Record<Fault, number>>>({ rateLimit: 0, serverError: 0, silence: 0, errorAfterWrite: 0 });
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
  const none = { rateLimit: 0, serverError: 0, silence: 0, errorAfterWrite: 0 };
  return (
    <>
      <Button icon="warning" onClick={() => setOpen(true)}>{armed === 0 ? 'Rehearsal faults…' : `Rehearsal faults: ${armed}…`}</Button>
      <Dialog
        title="What if the portal misbehaves?" isOpen={isOpen} onClose={() => setOpen(false)} width={520}
        actions={<><Button onClick={() => { setTimes(none); void save(none); }}>No faults</Button><Button look="filled" onClick={() => void save(times)}>Set the faults</Button></>}
      >
        <p className="ink2">The next requests to the built-in rehearsal portal are answered like this. A real portal is never touched.</p>
        {FAULTS.map(({ kind, label, means }) => (
          <NumberField key={kind} label={label} hint={means} width="100%" value={times[kind]} min={0} max={100} unit="times" onCommit={(value) => setTimes({ ...times, [kind]: value ?? 0 })} />
        ))}
        {error !== null && <ErrorNote sentence={error} />}
      </Dialog>
    </>
  );
}
