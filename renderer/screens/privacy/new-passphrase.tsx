import { useState, type JSX } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { passphraseProblem } from './privacy-words.ts';

/** A new passphrase, typed twice; hands it on once both agree, and null before. */
export function NewPassphrase({ label, hint, onChange }: { readonly label: string; readonly hint: string; readonly onChange: (passphrase: string | null) => void }): JSX.Element {
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const tell = (one: string, other: string): void => onChange(one !== '' && passphraseProblem(one, other) === null ? one : null);
  const problem = again === '' ? null : passphraseProblem(first, again);
  return (
    <>
      <TextField label={label} type="password" value={first} hint={hint} commitAtOnce onCommit={(value) => { setFirst(value); tell(value, again); }} />
      <TextField label="The same again" type="password" value={again} error={problem} commitAtOnce onCommit={(value) => { setAgain(value); tell(first, value); }} />
    </>
  );
}
