import { useId, type JSX, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface FieldProps {
  readonly label: string;
  /** Hides the label from sight where a column head or the sentence around it already says it. */
  readonly hideLabel?: boolean | undefined;
  readonly hint?: string | undefined;
  /** What is wrong and what to enter instead. */
  readonly error?: string | null | undefined;
  readonly width?: number | string | undefined;
}

/** Label above, hint or error under a control; ties them together for screen readers. */
export function Field({ label, hideLabel, hint, error, width, children }: FieldProps & {
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined; readonly isInvalid: boolean }) => ReactNode;
}): JSX.Element {
  const id = useId();
  const note = error ?? hint;
  const describedBy = note === undefined || note === null || note === '' ? undefined : `${id}-note`;
  return (
    <div className="field" style={width === undefined ? undefined : { width }}>
      <label htmlFor={id} className={classNames('field-label', hideLabel === true && 'visually-hidden')}>{label}</label>
      {children({ id, describedBy, isInvalid: error !== undefined && error !== null && error !== '' })}
      {describedBy !== undefined && <div id={describedBy} className={classNames('field-note', error != null && 'field-error')}>{note}</div>}
    </div>
  );
}
