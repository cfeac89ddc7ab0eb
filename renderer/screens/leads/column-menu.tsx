import { useState, type JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/text-field.tsx';

/** Which columns the table has, picked from everything that is known of a lead. */
export function ColumnMenu({ chosen, choices, onChange }: {
  readonly chosen: readonly string[];
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (columns: readonly string[]) => void;
}): JSX.Element {
  const [isOpen, setIsOpen] = useState(false);
  const [wanted, setWanted] = useState('');
  const found = choices.filter((choice) => choice.label.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <>
      <Button icon="table" onClick={() => setIsOpen(true)}>Columns</Button>
      <Dialog title="Columns" isOpen={isOpen} onClose={() => setIsOpen(false)} width={360}>
        {choices.length > 12 && <TextField label="Find a column" hideLabel type="search" value={wanted} onCommit={setWanted} commitAtOnce placeholder="Find a column" />}
        <div className="column-list scrolls" role="group" aria-label="Columns of the table" tabIndex={0}>
          {found.map((choice) => (
            <CheckBox
              key={choice.value} label={choice.label} isChecked={chosen.includes(choice.value)}
              onChange={(isOn) => onChange(isOn ? [...chosen, choice.value] : chosen.filter((key) => key !== choice.value))}
            />
          ))}
          {found.length === 0 && <p className="ink3">No column of this name.</p>}
        </div>
      </Dialog>
    </>
  );
}
