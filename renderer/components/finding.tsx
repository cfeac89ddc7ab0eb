import type { JSX, ReactNode } from 'react';
import { HonestyMark, type MarkKind } from './honesty-mark.tsx';

/**
 * The head of a screen: what it finds, as one sentence in serif with its mark; one muted line that says what, when
 * and how many; at most three controls, one of them filled.
 */
export function Finding({ sentence, mark, reason, muted, controls }: {
  readonly sentence: ReactNode;
  readonly mark?: MarkKind | undefined;
  readonly reason?: string | null | undefined;
  readonly muted?: ReactNode;
  readonly controls?: ReactNode;
}): JSX.Element {
  return (
    <header className="finding">
      <div className="finding-words">
        <h1 className="finding-sentence">
          {sentence}
          {mark !== undefined && <>{'\u2002'}<HonestyMark kind={mark} reason={reason} about="This finding" /></>}
        </h1>
        {muted !== undefined && <p className="finding-muted">{muted}</p>}
      </div>
      {controls !== undefined && <div className="finding-controls">{controls}</div>}
    </header>
  );
}
