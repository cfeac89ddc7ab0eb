import type { JSX, ReactNode } from 'react';

/** Something that is due and not wrong: a sentence behind an ink bar, and one way on. */
export function Reminder({ sentence, action }: { readonly sentence: string; readonly action?: ReactNode }): JSX.Element {
  return (
    <div className="reminder" role="status">
      <p>{sentence}</p>
      {action}
    </div>
  );
}
