import type { JSX } from 'react';
import type { ScoreRule } from '../../../shared/engine/model/score-model.ts';
import { NumberField } from '../../components/number-field.tsx';
import { SelectField } from '../../components/select-field.tsx';

type EventRule = Extract<ScoreRule, { kind: 'event' }>;

/** How often an activity gives its points, and how old it may be. */
export function FrequencyFields({ rule, onChange }: { readonly rule: EventRule; readonly onChange: (rule: EventRule) => void }): JSX.Element {
  const kind = typeof rule.frequency === 'number' ? 'atLeast' : rule.frequency;
  const setDays = (days: number | null): void => {
    const { withinDays: _, ...rest } = rule;
    onChange(days === null ? rest : { ...rest, withinDays: days });
  };
  return (
    <div className="field-pair">
      <SelectField
        label="Gives points" value={kind} choices={[{ value: 'every', label: 'each time' }, { value: 'once', label: 'once, the newest' }, { value: 'atLeast', label: 'once, if often' }]}
        onCommit={(next) => onChange({ ...rule, frequency: next === 'atLeast' ? 3 : next })}
      />
      {typeof rule.frequency === 'number' && <NumberField label="At least" unit="times" value={rule.frequency} min={1} onCommit={(times) => times !== null && onChange({ ...rule, frequency: Math.round(times) })} />}
      <NumberField label="Within" unit="days" value={rule.withinDays ?? null} min={1} allowEmpty placeholder="ever" onCommit={setDays} />
    </div>
  );
}
