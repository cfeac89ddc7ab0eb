import type { JSX } from 'react';
import { Field, type FieldProps } from './field.tsx';
import { useDraft } from './use-draft.ts';

/** One line (or `rows` lines) of text; saved as it is typed. Escape takes back what was not saved yet. */
export function TextField({ value, onCommit, rows, placeholder, voice, type = 'text', list, isDisabled, autoFocus, commitAtOnce, ...field }: FieldProps & {
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly rows?: number;
  readonly placeholder?: string;
  /** Serif, for what people say, promise or sign. */
  readonly voice?: boolean;
  readonly type?: 'text' | 'date' | 'time' | 'search' | 'datetime-local' | 'password';
  /** Values to choose from while typing. */
  readonly list?: readonly string[];
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  /** Hands every key on, for forms that keep their own draft. */
  readonly commitAtOnce?: boolean;
}): JSX.Element {
  const { draft, change: later, flush, reset } = useDraft(value, onCommit);
  const change = commitAtOnce === true ? onCommit : later;
  const className = voice === true ? 'input input-voice' : 'input';
  return (
    <Field {...field}>
      {({ id, describedBy, isInvalid }) => {
        const given = {
          id, className, value: draft, placeholder, disabled: isDisabled === true, 'data-autofocus': autoFocus === true || undefined, autoFocus: autoFocus === true, onBlur: flush,
          'aria-describedby': describedBy, 'aria-invalid': isInvalid || undefined,
        };
        if (rows !== undefined) return <textarea {...given} rows={rows} onChange={(event) => change(event.target.value)} />;
        return (
          <>
            <input
              {...given}
              type={type}
              list={list === undefined ? undefined : `${id}-list`}
              onChange={(event) => change(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') flush();
                if (event.key === 'Escape') reset();
              }}
            />
            {list !== undefined && <datalist id={`${id}-list`}>{list.map((item) => <option key={item} value={item} />)}</datalist>}
          </>
        );
      }}
    </Field>
  );
}
