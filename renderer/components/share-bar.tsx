import type { JSX } from 'react';
import { shareText } from './figure-text.ts';

/** A share as a short bar with its figure right of it, so that bars in a column line up. */
export function ShareBar({ share }: { readonly share: number | null }): JSX.Element {
  return (
    <span className="share">
      <span className="share-bar" aria-hidden="true"><span style={{ width: `${100 * Math.min(1, Math.max(0, share ?? 0))}%` }} /></span>
      <span className="share-text">{shareText(share)}</span>
    </span>
  );
}
