import { useState, type JSX } from 'react';
import type { ImportBatch } from '../../../shared/contract/schemas/import.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { momentText, plural } from '../../components/figure-text.ts';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { Section } from '../../components/side-panel.tsx';
import { useCall } from '../../state/use-call.ts';
import { useJob } from '../../state/use-job.ts';

const rowsOf = (batch: ImportBatch): number => batch.files.reduce((sum, file) => sum + file.imported, 0);

/** The imports that the history is made of, newest first; each can be taken back whole. */
export function BatchList(): JSX.Element | null {
  const batches = useCall('import.listBatches', {}).data ?? [];
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const [chosen, setChosen] = useState<ImportBatch | null>(null);
  if (batches.length === 0) return null;
  return (
    <Section title="Imports" note={batches.length === 1 ? 'the history is made of one' : `the history is made of ${batches.length}`}>
      <ul className="finding-list">
        {batches.toReversed().map((batch) => (
          <li key={batch.id} className="profile-row">
            <span>{momentText(batch.at, zone)} <span className="ink3 small">{plural(batch.files.length, 'file')}, {plural(rowsOf(batch), 'row')}</span></span>
            <Button look="quiet" icon="undo" aria-label={`Undo this import… of ${momentText(batch.at, zone)}`} onClick={() => setChosen(batch)}>Undo this import…</Button>
          </li>
        ))}
      </ul>
      {chosen !== null && <UndoImport batch={chosen} at={momentText(chosen.at, zone)} others={batches.length - 1} onClose={() => setChosen(null)} />}
    </Section>
  );
}

function UndoImport({ batch, at, others, onClose }: { readonly batch: ImportBatch; readonly at: string; readonly others: number; readonly onClose: () => void }): JSX.Element {
  const { job, run, cancel } = useJob();
  const [error, setError] = useState<string | null>(null);
  const isSlow = useIsSlow(job.isRunning);
  const undo = async (): Promise<void> => {
    setError(null);
    const reply = await run('import.undoImport', { batchId: batch.id }, 'Making the history anew');
    if (reply.ok) onClose();
    else if (reply.error.code !== 'cancelled') setError(reply.error.message);
  };
  return (
    <Dialog
      title={`Undo the import of ${at}?`} isOpen onClose={() => !job.isRunning && onClose()}
      actions={<><Button onClick={onClose} disabled={job.isRunning}>Keep it</Button><Button look="filled" icon="undo" disabled={job.isRunning} onClick={() => void undo()}>Undo this import</Button></>}
    >
      <p>{plural(rowsOf(batch), 'row')} of {batch.files.map(({ name }) => name).join(', ')} leave this history, with their findings and refused rows.</p>
      <p className="ink2">{others === 0 ? 'The workshop then has no history.' : `The history is then what the other ${others === 1 ? 'import makes' : `${others} imports make`}.`} Signed pages keep theirs. To have the rows again, import the files again.</p>
      {isSlow && <ProgressBar label={job.label} done={job.done} total={job.total} onCancel={cancel} />}
      {error !== null && <ErrorNote sentence={error} safe="The history is unchanged." />}
    </Dialog>
  );
}
