import type { JSX } from 'react';

/** The mark: a baton half in marketing's colour, half in sales'. */
export function BatonMark({ size = 20 }: { readonly size?: number }): JSX.Element {
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" focusable="false">
      <g transform="rotate(-30 10 10)">
        <rect x="0.5" y="7.2" width="8.6" height="5.6" fill="var(--marketing)" />
        <rect x="10.9" y="7.2" width="8.6" height="5.6" fill="var(--sales)" />
      </g>
    </svg>
  );
}
