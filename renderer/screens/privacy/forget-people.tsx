import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { Section } from '../../components/side-panel.tsx';
import { useCall } from '../../state/use-call.ts';
import { useJob } from '../../state/use-job.ts';
import { HistoryError } from '../history-error.tsx';

type Forgotten = OutputOf<'workshop.forgetPeople'>;

/** Removes the client's people from this workshop for good, after saying what goes and what stays. */
export function ForgetPeople(): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title="Forget this client’s people" note="for good">
      <p className="privacy-text">Takes the personal data of the client’s leads out of this workshop, its log, its free pages and its backups. The figures stay.</p>
      <div className="privacy-actions"><Button icon="trash" onClick={() => setOpen(true)}>Forget this client’s people…</Button></div>
      {isOpen && <ForgetDialog onClose={() => setOpen(false)} />}
    </Section>
  );
}

function ForgetDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { job, run, cancel } = useJob();
  const [isSure, setSure] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [forgotten, setForgotten] = useState<Forgotten | null>(null);
  const preview = useCall('workshop.previewForgetting', {}, { enabled: forgotten === null && !job.isRunning });
  const isSlow = useIsSlow(preview.data === undefined && preview.error === null);
  const forget = async (): Promise<void> => {
    setError(null);
    const reply = await run('workshop.forgetPeople', {}, 'Reading the history');
    if (reply.ok) setForgotten(reply.value);
    else if (reply.error.code !== 'cancelled') setError(reply.error.message);
  };
  if (forgotten !== null) {
    return (
      <Dialog title="This client’s people were forgotten" isOpen onClose={onClose} width={760} actions={<Button look="filled" onClick={onClose}>Close</Button>}>
        <Sides goes={{ title: 'Removed', sentences: forgotten.removed }} stays={{ title: 'What remains', sentences: forgotten.remains }} />
        {forgotten.historyHash !== null && <p className="ink2">Fingerprint of the history <span className="mono">{forgotten.historyHash.slice(0, 12)}</span>.</p>}
      </Dialog>
    );
  }
  return (
    <Dialog
      title="Forget this client’s people?" isOpen onClose={() => !job.isRunning && onClose()} width={760}
      actions={<><Button onClick={onClose} disabled={job.isRunning}>Keep them</Button><Button look="filled" icon="trash" disabled={!isSure || job.isRunning || preview.data === undefined} onClick={() => void forget()}>Forget them for good</Button></>}
    >
      {preview.error !== null && <HistoryError error={preview.error} safe="Nothing was removed." />}
      {isSlow && <ProgressBar label="Counting" />}
      {preview.data !== undefined && <Sides goes={{ title: 'What goes', sentences: preview.data.removes }} stays={{ title: 'What stays', sentences: preview.data.remains }} />}
      <CheckBox label="Nobody can bring them back, and that is meant." isChecked={isSure} onChange={setSure} isDisabled={job.isRunning} />
      {job.isRunning && <ProgressBar label={job.label} done={job.done} total={job.total} onCancel={cancel} />}
      {error !== null && <ErrorNote sentence={error} />}
    </Dialog>
  );
}

interface Side {
  readonly title: string;
  readonly sentences: readonly string[];
}

function Sides({ goes, stays }: { readonly goes: Side; readonly stays: Side }): JSX.Element {
  return (
    <div className="privacy-sides">
      {[goes, stays].map(({ title, sentences }) => (
        <div key={title}>
          <h3 className="heading">{title}</h3>
          <ul className="privacy-sentences">{sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
        </div>
      ))}
    </div>
  );
}
