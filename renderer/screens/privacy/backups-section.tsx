import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { Failure } from '../../../shared/contract/reply.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { bytesText, momentText, plural } from '../../components/figure-text.ts';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { Section } from '../../components/side-panel.tsx';
import { Table } from '../../components/table.tsx';
import { passphraseNeed } from '../../state/passphrase-need.ts';
import { useCall, useSend } from '../../state/use-call.ts';
import { PassphraseForm } from './passphrase-form.tsx';
import { BACKUP_WORDS } from './privacy-words.ts';

type Backup = OutputOf<'workshop.listBackups'>['backups'][number];

/** The backups of this workshop, newest first, each of which can be put back. */
export function BackupsSection(): JSX.Element {
  const list = useCall('workshop.listBackups', {});
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const [chosen, setChosen] = useState<Backup | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const backups = list.data?.backups ?? [];
  return (
    <Section title="Backups" note={list.data === undefined ? '' : backups.length === 0 ? 'none yet' : plural(backups.length, 'backup')}>
      {list.error !== null && <ErrorNote sentence={list.error.message} action={<Button onClick={() => void list.refetch()}>Ask again</Button>} />}
      {list.data?.trouble != null && <ErrorNote sentence={list.data.trouble} safe="The workshop itself is saved." />}
      {done !== null && <p role="status">{done}</p>}
      {list.data !== undefined && backups.length === 0 && <p className="ink2 privacy-text">One is made while the work goes on, at a signature, and before a newer Baton changes the file.</p>}
      {backups.length > 0 && (
        <Table
          label="Backups" rows={backups} rowKey={(one) => one.id}
          columns={[
            { key: 'at', head: 'Made', cell: (one) => momentText(one.at, zone) },
            { key: 'reason', head: 'Why', cell: (one) => `${BACKUP_WORDS[one.reason]}${one.isSealed ? ', sealed' : ''}` },
            { key: 'bytes', head: 'Size', isFigure: true, cell: (one) => bytesText(one.bytes) },
            { key: 'restore', head: <span className="visually-hidden">Put back</span>, cell: (one) => <Button look="quiet" aria-label={`Put back the backup of ${momentText(one.at, zone)}`} onClick={() => setChosen(one)}>Put back…</Button> },
          ]}
        />
      )}
      {chosen !== null && <RestoreDialog backup={chosen} at={momentText(chosen.at, zone)} onClose={() => setChosen(null)} onDone={setDone} />}
    </Section>
  );
}

function RestoreDialog({ backup, at, onClose, onDone }: { readonly backup: Backup; readonly at: string; readonly onClose: () => void; readonly onDone: (sentence: string) => void }): JSX.Element {
  const send = useSend();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isSlow = useIsSlow(isBusy);
  const restore = async (passphrase?: string): Promise<Failure | null> => {
    setBusy(true);
    const reply = await send('workshop.restoreBackup', { backupId: backup.id, ...(passphrase === undefined ? {} : { passphrase }) });
    setBusy(false);
    if (!reply.ok) return reply.error;
    onDone(`The workshop is as it was on ${at}. What was there before is the newest backup.`);
    onClose();
    return null;
  };
  const need = failure === null ? null : passphraseNeed(failure);
  const actions = need === null ? <><Button onClick={onClose} disabled={isBusy}>Cancel</Button><Button look="filled" disabled={isBusy} onClick={() => void restore().then(setFailure)}>Put this backup back</Button></> : undefined;
  return (
    <Dialog title={`Put back the backup of ${at}?`} isOpen onClose={() => !isBusy && onClose()} actions={actions}>
      <p className="privacy-text">The workshop becomes what it was then: history, proposals, signatures. The present state is backed up first, so this can be turned back.</p>
      {need !== null && <><p className="privacy-text">{need.sentence}</p><PassphraseForm action="Put this backup back" busy="Opening the backup" onCancel={onClose} onTry={restore} /></>}
      {need === null && isSlow && <ProgressBar label="Putting the backup back" />}
      {failure !== null && need === null && <ErrorNote sentence={failure.message} safe="The workshop is as it was." />}
    </Dialog>
  );
}
