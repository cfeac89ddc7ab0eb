import type { JSX } from 'react';
import type { Decay } from '../../../shared/engine/model/score-model.ts';
import { NumberField } from '../../components/number-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { decayChoice, decayOf, type DecayChoice } from './score-edits.ts';

const CHOICES: readonly { readonly value: DecayChoice; readonly label: string }[] = [
  { value: 'none', label: 'no' }, { value: 'step', label: 'in steps' }, { value: 'continuous', label: 'gliding' }, { value: 'halfLife', label: 'by half' }, { value: 'window', label: 'all at once' },
];

/** How points of a group fade with the age of what earned them. */
export function DecayFields({ decay, onChange }: { readonly decay: Decay; readonly onChange: (decay: Decay) => void }): JSX.Element {
  return (
    <div className="field-pair">
      <SelectField label="Fades with age" value={decayChoice(decay)} choices={CHOICES} onCommit={(choice) => onChange(decayOf(choice, decay))} />
      {decay.kind === 'linear' && <NumberField label="By" unit="%" value={decay.ratePercent} min={0} max={100} step={5} onCommit={(ratePercent) => ratePercent !== null && onChange({ ...decay, ratePercent })} />}
      {decay.kind === 'linear' && <NumberField label="Each" unit="d" value={decay.periodDays} min={1} onCommit={(periodDays) => periodDays !== null && onChange({ ...decay, periodDays })} />}
      {(decay.kind === 'halfLife' || decay.kind === 'window') && <NumberField label={decay.kind === 'halfLife' ? 'Half is left after' : 'Nothing is left after'} unit="d" value={decay.days} min={1} onCommit={(days) => days !== null && onChange({ ...decay, days })} />}
    </div>
  );
}
