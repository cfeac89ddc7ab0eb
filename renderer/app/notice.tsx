import type { JSX } from 'react';
import { Button } from '../components/button.tsx';
import { ErrorNote } from '../components/error-note.tsx';
import { useUi } from '../state/ui-store.ts';

/** Something that could not be done, in place at the head of the screen until it is read. */
export function Notice(): JSX.Element | null {
  const notice = useUi((state) => state.notice);
  const set = useUi((state) => state.set);
  if (notice === null) return null;
  return (
    <div className="notice">
      <ErrorNote sentence={notice} action={<Button look="outline" onClick={() => set({ notice: null })}>Understood</Button>} />
    </div>
  );
}
