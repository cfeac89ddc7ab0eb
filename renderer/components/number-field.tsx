import type { JSX, KeyboardEvent } from 'react';
import { Field, type FieldProps } from './field.tsx';
import { readNumber, writeNumber } from './number-text.ts';
import { useDraft } from './use-draft.ts';

/**
 * A figure that can be typed; Arrow changes it by `step`, Shift and Arrow by five steps. Empty means null where
 * `allowEmpty` is set, else the old figure comes back.
 */
export function NumberField({ value, onCommit, min, max, step = 1, unit, allowEmpty, showSign, isDisabled, placeholder, ...field }: FieldProps & {
  readonly value: number | null;
  readonly onCommit: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly unit?: string;
  readonly allowEmpty?: boolean;
  /** Writes +5 instead of 5, for points. */
  readonly showSign?: boolean;
  readonly isDisabled?: boolean;
  readonly placeholder?: string;
}): JSX.Element {
  const shown = writeNumber(value, showSign === true);
  const bound = (next: number): number => Math.min(max ?? Infinity, Math.max(min ?? -Infinity, next));
  const save = (text: string): void => {
    const read = readNumber(text);
    if (read === null) {
      if (text.trim() === '' && allowEmpty === true) onCommit(null);
      return;
    }
    if (bound(read) !== value) onCommit(bound(read));
  };
  const { draft, change, flush, reset } = useDraft(shown, save);
  const nudge = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') flush();
    if (event.key === 'Escape') reset();
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const by = (event.key === 'ArrowUp' ? step : -step) * (event.shiftKey ? 5 : 1);
    const next = bound(Math.round(((readNumber(draft) ?? value ?? 0) + by) * 1e6) / 1e6);
    change(writeNumber(next, showSign === true));
  };
  return (
    <Field {...field}>
      {({ id, describedBy, isInvalid }) => (
        <span className="input-with-unit">
          <input
            id={id} className="input input-number" inputMode="decimal" autoComplete="off" value={draft} placeholder={placeholder}
            disabled={isDisabled === true} aria-describedby={describedBy} aria-invalid={isInvalid || undefined}
            onChange={(event) => change(event.target.value)} onBlur={flush} onKeyDown={nudge}
            onFocus={(event) => event.target.select()}
          />
          {unit !== undefined && <span className="input-unit">{unit}</span>}
        </span>
      )}
    </Field>
  );
}
