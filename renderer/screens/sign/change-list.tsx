import { useState, type JSX } from 'react';
import type { RevisionChange } from '../../../shared/contract/areas/agreement.ts';
import { Button } from '../../components/button.tsx';
import { plural } from '../../components/figure-text.ts';

const FIRST = 5;

/** What changed between two versions, in the words of the room: where, what stood there, what stands there now. */
export function ChangeList({ changes }: { readonly changes: readonly RevisionChange[] }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? changes : changes.slice(0, FIRST);
  return (
    <>
      <ul className="changes" aria-label="What changed">
        {shown.map(({ path, before, after }) => (
          <li key={JSON.stringify([path, before === null])}>
            <span className="small ink3">{path.join(', ')}</span>
            {before !== null && <del>{before}</del>}
            {after !== null && <ins>{after}</ins>}
          </li>
        ))}
      </ul>
      {changes.length > FIRST && <Button look="quiet" onClick={() => setOpen(!isOpen)}>{isOpen ? 'Fewer' : `All ${plural(changes.length, 'change')}`}</Button>}
    </>
  );
}
