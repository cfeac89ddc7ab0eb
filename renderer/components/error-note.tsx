import type { JSX, ReactNode } from 'react';

/** What went wrong, in place: the sentence, what is safe, one way out. */
export function ErrorNote({ sentence, safe, action }: {
  readonly sentence: string;
  readonly safe?: string;
  readonly action?: ReactNode;
}): JSX.Element {
  return (
    <div className="error-note" role="alert">
      <p className="medium">{sentence}</p>
      {safe !== undefined && <p className="ink2">{safe}</p>}
      {action}
    </div>
  );
}
