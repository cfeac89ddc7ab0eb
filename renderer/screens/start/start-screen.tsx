import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { Failure } from '../../../shared/contract/reply.ts';
import { BatonMark } from '../../app/baton-mark.tsx';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { plural } from '../../components/figure-text.ts';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { Reminder } from '../../components/reminder.tsx';
import { useHost } from '../../host/host-context.tsx';
import { phasePath } from '../../state/phases.ts';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useShortcut } from '../../state/use-shortcut.ts';
import { pastDateSentence } from '../privacy/privacy-words.ts';
import '../privacy/privacy.css';
import { NewWorkshop } from './new-workshop.tsx';
import { UnlockDialog } from './unlock-dialog.tsx';
import { useOpenCopy } from './use-open-copy.tsx';
import { useOpenWorkshop } from './use-open-workshop.ts';
import { WorkshopList } from './workshop-list.tsx';

const COUNT_WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** Every workshop of this laptop; a new one, one from a .baton file, or the sample. */
export function StartScreen(): JSX.Element {
  const host = useHost();
  const [path, go] = useLocation();
  const list = useCall('workshop.listWorkshops', {});
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const isSlow = useIsSlow(busy !== null);
  const open = (workshopId: string): void => go(phasePath(workshopId, 'prepare'));
  const { sealing, notice, set } = useUi();
  const chosen = useOpenWorkshop({ onOpened: open, onError: setError });
  const copy = useOpenCopy({ onOpened: open, onError: setError, onBusy: setBusy });
  const openSample = async (): Promise<void> => {
    setBusy('Making the sample workshop');
    const reply = await host.call('workshop.openSample', {});
    setBusy(null);
    if (reply.ok) open(reply.value.id);
    else setError(reply.error.message);
  };
  useShortcut('Mod+o', () => void copy.choose());
  useShortcut('Mod+n', () => go('/new'));
  const workshops = list.data ?? [];
  const isPast = pastDateSentence(workshops);
  const unlock = async (workshopId: string, passphrase: string): Promise<Failure | null> => {
    const reply = await host.call('workshop.unlockWorkshop', { workshopId, passphrase });
    if (!reply.ok) return reply.error;
    open(workshopId);
    return null;
  };
  const sentence = list.data === undefined ? ' ' : workshops.length === 0 ? 'No workshop on this laptop yet.' : `${COUNT_WORDS[workshops.length] ?? workshops.length} ${workshops.length === 1 ? 'workshop' : 'workshops'} on this laptop.`;
  return (
    <div className="start" onDragOver={(event) => event.preventDefault()} onDrop={copy.drop}>
      <header className="top-bar"><span className="top-home start-home"><BatonMark /><span>Baton</span></span></header>
      <main className="start-page">
        <div className="start-words">
          <h1 className="start-sentence">{sentence}</h1>
          <p className="ink2">One working day with one client: map the handoff, agree on the words, replay the history, sign, push. Everything stays on this laptop.</p>
          <div className="start-actions">
            <Button look="filled" confirming icon="plus" keys="Mod N" onClick={() => go('/new')}>New workshop</Button>
            <Button confirming icon="folder" keys="Mod O" onClick={() => void copy.choose()}>Open a .baton file</Button>
            <Button look="quiet" confirming onClick={() => void openSample()}>Open the sample</Button>
          </div>
          {busy !== null && isSlow && <ProgressBar label={busy} />}
          {isPast !== null && <Reminder sentence={isPast} />}
          {sealing !== null && <ProgressBar label={`Sealing ${workshops.find((one) => one.id === sealing)?.clientName ?? 'the workshop'}`} />}
          {notice !== null && <ErrorNote sentence={notice} action={<Button onClick={() => set({ notice: null })}>Understood</Button>} />}
          {error !== null && <ErrorNote sentence={error} safe="The workshops below are untouched." action={<Button onClick={() => setError(null)}>Understood</Button>} />}
          {list.error !== null && <ErrorNote sentence={list.error.message} action={<Button onClick={() => void list.refetch()}>Ask again</Button>} />}
        </div>
        {workshops.length > 0 && <WorkshopList workshops={workshops} sealing={sealing} onOpen={(one) => void chosen.open(one)} />}
        {copy.input}
        {copy.dialog}
        {chosen.locked !== null && <UnlockDialog title={chosen.locked.workshop.clientName} need={chosen.locked.need} action="Open the workshop" busy="Opening the workshop" onTry={(passphrase) => unlock(chosen.locked?.workshop.id ?? '', passphrase)} onClose={chosen.giveUp} />}
        <p className="start-foot label ink3">{workshops.length === 0 ? 'The sample shows every screen full, with an invented client.' : `${plural(workshops.length, 'workshop')}, last opened first. Drop a .baton file anywhere on this page to open a copy.`}</p>
      </main>
      {path.startsWith('/new') && <NewWorkshop onClose={() => go('/')} onCreated={open} />}
    </div>
  );
}
