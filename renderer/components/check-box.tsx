import { useId, type JSX, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** A box to tick, with its words. */
export function CheckBox({ label, isChecked, onChange, isDisabled, hideLabel }: {
  readonly label: ReactNode;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isDisabled?: boolean;
  readonly hideLabel?: boolean;
}): JSX.Element {
  const id = useId();
  return (
    <span className="check-box">
      <input id={id} type="checkbox" checked={isChecked} disabled={isDisabled === true} onChange={(event) => onChange(event.target.checked)} />
      <label htmlFor={id} className={classNames(hideLabel === true && 'visually-hidden')}>{label}</label>
    </span>
  );
}
