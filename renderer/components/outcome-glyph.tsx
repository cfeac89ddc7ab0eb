import type { JSX } from 'react';

export type Outcome = 'kept' | 'late' | 'never' | 'rejected' | 'unknown';

const NAMES: Record<Outcome, string> = { kept: 'Kept', late: 'Late', never: 'No logged touch', rejected: 'Rejected', unknown: 'Not known' };
const COLOURS: Record<Outcome, string> = { kept: 'var(--kept)', late: 'var(--late-text)', never: 'var(--never)', rejected: 'var(--late-text)', unknown: 'var(--unknown)' };
const SHAPES: Record<Outcome, JSX.Element> = {
  kept: <><circle cx="6" cy="6" r="5.6" fill="currentColor" stroke="none" /><path d="M3.4 6.2 5.3 8.1 8.7 4.3" fill="none" stroke="var(--paper)" /></>,
  late: <><circle cx="6" cy="6" r="5" fill="none" /><path d="M6 1a5 5 0 0 1 0 10z" fill="currentColor" stroke="none" /></>,
  never: <><circle cx="6" cy="6" r="5" fill="none" /><path d="M4 4l4 4 M8 4 4 8" fill="none" /></>,
  rejected: <><circle cx="6" cy="6" r="5" fill="none" /><path d="M8.6 6H3.8 M5.6 4 3.6 6l2 2" fill="none" /></>,
  unknown: <circle cx="6" cy="6" r="5" fill="none" strokeDasharray="2.1 1.6" />,
};

/** Disc with tick, half disc, ring with cross, ring with return arrow, dashed ring; with its word unless `bare`. */
export function OutcomeGlyph({ outcome, word, bare }: { readonly outcome: Outcome; readonly word?: string; readonly bare?: boolean }): JSX.Element {
  const name = word ?? NAMES[outcome];
  return (
    <span className="outcome">
      <svg className="mark-shape" viewBox="0 0 12 12" stroke="currentColor" strokeWidth="1.3" style={{ color: COLOURS[outcome] }} role={bare === true ? 'img' : undefined} aria-label={bare === true ? name : undefined} aria-hidden={bare === true ? undefined : true}>
        {SHAPES[outcome]}
      </svg>
      {bare === true ? null : <span>{name}</span>}
    </span>
  );
}
