import type { JSX, KeyboardEvent } from 'react';
import { classNames } from './class-names.ts';

export interface Segment<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly isDisabled?: boolean;
}

/** A choice of two to five that stand side by side; arrow keys move it, as in a group of radio buttons. */
export function SegmentedControl<V extends string>({ label, value, segments, onChange }: {
  readonly label: string;
  readonly value: V;
  readonly segments: readonly Segment<V>[];
  readonly onChange: (value: V) => void;
}): JSX.Element {
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const open = segments.filter((segment) => segment.isDisabled !== true);
    const at = open.findIndex((segment) => segment.value === value);
    const next = open[(at + step + open.length) % open.length];
    if (next === undefined) return;
    onChange(next.value);
    event.currentTarget.querySelector<HTMLButtonElement>(`[data-value="${CSS.escape(next.value)}"]`)?.focus();
  };
  return (
    <div className="segmented" role="radiogroup" aria-label={label} onKeyDown={move}>
      {segments.map((segment) => (
        <button
          key={segment.value}
          type="button"
          role="radio"
          data-value={segment.value}
          aria-checked={segment.value === value}
          tabIndex={segment.value === value ? 0 : -1}
          disabled={segment.isDisabled === true}
          className={classNames('segment', segment.value === value && 'segment-on')}
          onClick={() => onChange(segment.value)}
        >
          {segment.label}
        </button>
      ))}
    </div>
  );
}
