import type { JSX } from 'react';
import type { CountRange, ScoreRule } from '../../../shared/engine/model/score-model.ts';
import { NumberField } from '../../components/number-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { RangeRows, type RangeRow } from './range-rows.tsx';
import { withOptional } from './score-edits.ts';

type EventRule = Extract<ScoreRule, { kind: 'event' }>;

const KINDS = [{ value: 'every', label: 'each time' }, { value: 'once', label: 'once, the newest' }, { value: 'atLeast', label: 'once, if often' }, { value: 'ranges', label: 'by how often' }] as const;

/** How often an activity gives its points, and how old it may be. */
export function FrequencyFields({ rule, onChange }: { readonly rule: EventRule; readonly onChange: (rule: EventRule) => void }): JSX.Element {
  const kind = typeof rule.frequency === 'number' ? 'atLeast' : rule.frequency;
  const choose = (next: (typeof KINDS)[number]['value']): void => {
    const { ranges, ...rest } = rule;
    if (next === 'ranges') return onChange({ ...rest, frequency: next, ranges: ranges ?? [{ min: 1, max: 2, points: rule.points }, { min: 3, points: rule.points * 2 }] });
    onChange({ ...rest, frequency: next === 'atLeast' ? 3 : next });
  };
  return (
    <>
      <div className="field-pair">
        <SelectField label="Gives points" value={kind} choices={KINDS} onCommit={choose} />
        {typeof rule.frequency === 'number' && <NumberField label="At least" unit="times" value={rule.frequency} min={1} onCommit={(times) => times !== null && onChange({ ...rule, frequency: Math.round(times) })} />}
        <NumberField label="Within" unit="days" value={rule.withinDays ?? null} min={1} allowEmpty placeholder="ever" onCommit={(days) => onChange(withOptional(rule, 'withinDays', days))} />
      </div>
      {rule.frequency === 'ranges' && <RangeRows what="times" needsFrom rows={(rule.ranges ?? []).map(asRow)} onChange={(rows) => onChange({ ...rule, ranges: rows.map(asRange) })} />}
    </>
  );
}

const asRow = ({ min, max, points }: CountRange): RangeRow => ({ from: min, ...(max === undefined ? {} : { to: max }), points });
const asRange = ({ from, to, points }: RangeRow): CountRange => ({ min: Math.max(0, Math.round(from ?? 0)), ...(to === undefined ? {} : { max: Math.max(0, Math.round(to)) }), points });
