import type { JSX } from 'react';
import { classNames } from '../../components/class-names.ts';
import type { BlindCase } from './blind-words.ts';

/** One mark a case: filled when answered, sealed when it was answered in an earlier sitting. */
export function SittingProgress({ cases, at, isDone, sealed, onChoose }: { readonly cases: readonly BlindCase[]; readonly at: number | null; readonly isDone: (number: number) => boolean; readonly sealed: ReadonlySet<number>; readonly onChoose: (number: number) => void }): JSX.Element {
  return (
    <nav className="sitting-progress" aria-label="Cases">
      {cases.map(({ number }) => (
        <button
          key={number} type="button" className={classNames('sitting-case', isDone(number) && 'sitting-case-done', number === at && 'sitting-case-now')} disabled={sealed.has(number)}
          aria-current={number === at ? 'step' : undefined} aria-label={`Case ${number}, ${sealed.has(number) ? 'sealed' : isDone(number) ? 'answered' : 'not answered yet'}`} title={sealed.has(number) ? `Case ${number}: sealed in an earlier sitting` : `Case ${number}`}
          onClick={() => onChoose(number)}
        >
          {number}
        </button>
      ))}
    </nav>
  );
}
