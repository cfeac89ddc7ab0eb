import type { JSX } from 'react';
import { Field, type FieldProps } from './field.tsx';

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly isDisabled?: boolean;
}

/** A choice from a short list. The list is the platform's own, so it opens, filters and closes as people expect. */
export function SelectField<V extends string>({ value, choices, onCommit, placeholder, isDisabled, ...field }: FieldProps & {
  readonly value: V | '';
  readonly choices: readonly Choice<V>[];
  readonly onCommit: (value: V) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
}): JSX.Element {
  return (
    <Field {...field}>
      {({ id, describedBy, isInvalid }) => (
        <select
          id={id} className="input select" value={value} disabled={isDisabled === true}
          aria-describedby={describedBy} aria-invalid={isInvalid || undefined}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.target.value);
            if (chosen !== undefined) onCommit(chosen.value);
          }}
        >
          {(placeholder !== undefined || !choices.some((choice) => choice.value === value)) && <option value="" disabled>{placeholder ?? (value === '' ? 'Choose' : value)}</option>}
          {choices.map((choice) => <option key={choice.value} value={choice.value} disabled={choice.isDisabled === true}>{choice.label}</option>)}
        </select>
      )}
    </Field>
  );
}
