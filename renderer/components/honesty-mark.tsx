import { useId, type JSX } from 'react';

export type MarkKind = 'observed' | 'deterministic' | 'simulated' | 'bounded' | 'notKnowable';

const SHAPES: Record<MarkKind, JSX.Element> = {
  observed: <><path d="M.8 6S2.8 2.6 6 2.6 11.2 6 11.2 6 9.2 9.4 6 9.4.8 6 .8 6z" fill="none" /><circle cx="6" cy="6" r="1.6" fill="currentColor" stroke="none" /></>,
  deterministic: <path d="M1 1h10v10H1z M3.4 4.7h5.2 M3.4 7.3h5.2" fill="none" />,
  simulated: <><path d="M3.6.9h4.8 M6 .9v10.2 M3.6 11.1h4.8" fill="none" /><circle cx="6" cy="6" r="2.2" fill="currentColor" stroke="none" /></>,
  bounded: <path d="M3.6 1H1v10h2.6 M8.4 1H11v10H8.4 M4 6h4" fill="none" />,
  notKnowable: <><circle cx="6" cy="6" r="5.1" fill="none" strokeDasharray="2.1 1.5" /><path d="M4.6 4.9a1.4 1.4 0 1 1 2 1.3c-.4.2-.6.4-.6.9 M6 8.7v.3" fill="none" /></>,
};

/** How a figure came about, in one plain sentence each. */
export const MARK_WORDS: Record<MarkKind, { readonly name: string; readonly sentence: string }> = {
  observed: { name: 'Observed', sentence: 'Counted in what the history recorded.' },
  deterministic: { name: 'Deterministic', sentence: 'Follows from the rules and from the facts known at each moment; the same input always gives the same figure.' },
  simulated: { name: 'Simulated', sentence: 'Drawn from assumptions that are named beside it; the interval shows how far the draws lie apart.' },
  bounded: { name: 'Bounded', sentence: 'Part of it cannot be seen; the two ends say how low and how high it can be.' },
  notKnowable: { name: 'Not knowable', sentence: 'This history cannot answer it, so no figure is printed.' },
};

/** The bare shape, for legends. */
export function MarkShape({ kind }: { readonly kind: MarkKind }): JSX.Element {
  return (
    <svg className="mark-shape" viewBox="0 0 12 12" aria-hidden="true" focusable="false" stroke="currentColor" strokeWidth="1.15">{SHAPES[kind]}</svg>
  );
}

/** The mark right of a figure or heading; a click opens the sentence, with the reason of this very figure first. */
export function HonestyMark({ kind, reason, about }: {
  readonly kind: MarkKind;
  readonly reason?: string | null | undefined;
  /** The figure that it marks, for the name that a screen reader says. */
  readonly about?: string;
}): JSX.Element {
  const words = MARK_WORDS[kind];
  const id = useId();
  return (
    <>
      <button
        type="button" className="honesty-mark" aria-label={about === undefined ? words.name : `${about}: ${words.name}`} popoverTarget={id}
        onClick={(event) => event.stopPropagation()}
      >
        <MarkShape kind={kind} />
      </button>
      <span id={id} popover="auto" className="mark-sentence" role="note">
        <span className="heading">{words.name}</span>
        {reason !== null && reason !== undefined && reason !== '' && <span>{reason}</span>}
        <span className="ink2">{words.sentence}</span>
      </span>
    </>
  );
}
