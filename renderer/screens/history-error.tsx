import type { JSX, ReactNode } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../components/button.tsx';
import { ErrorNote } from '../components/error-note.tsx';
import { phasePath } from '../state/phases.ts';
import type { CallError } from '../state/call-error.ts';
import { useUi } from '../state/ui-store.ts';
import { useWorkshopId } from '../state/workshop-context.tsx';

/** What a call could not answer; where the history itself cannot be read, importing again is the way out of every screen. */
export function HistoryError({ error, safe, action }: { readonly error: CallError; readonly safe?: string; readonly action?: ReactNode }): JSX.Element {
  const workshopId = useWorkshopId();
  const [, go] = useLocation();
  const set = useUi((state) => state.set);
  const importAgain = (): void => {
    set({ prepareView: 'history', waitingFiles: [] });
    go(phasePath(workshopId, 'prepare'));
  };
  const isUnreadable = error.failure.details?.['importAgain'] === true;
  return <ErrorNote sentence={error.message} {...(safe === undefined ? {} : { safe })} action={isUnreadable ? <Button icon="upload" onClick={importAgain}>Import again</Button> : action} />;
}
