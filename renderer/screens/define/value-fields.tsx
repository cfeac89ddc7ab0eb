import type { JSX } from 'react';
import type { CompareOp, Scalar } from '../../../shared/engine/model/expression.ts';
import { ComboField, MultiField, SuggestField, type ComboChoice } from '../../components/combo-field.tsx';
import { countText } from '../../components/figure-text.ts';
import { NumberField } from '../../components/number-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCall } from '../../state/use-call.ts';
import { dayStart, toDayField } from '../zone-fields.ts';
import type { FieldType } from './expression-model.ts';
import type { ExpressionOptions } from './use-expression-options.ts';

interface ValueProps {
  readonly field: string;
  readonly op: CompareOp;
  readonly type: FieldType;
  readonly values: readonly Scalar[];
  readonly options: ExpressionOptions;
  readonly onChange: (values: readonly Scalar[]) => void;
}

/** The values of a comparison, picked from the history with their counts where there are such. */
export function ValueFields(props: ValueProps): JSX.Element | null {
  const { op, type, values, onChange } = props;
  if (op === 'isKnown' || op === 'isUnknown') return <span className="criterion-space" />;
  if (type === 'boolean') {
    return <SelectField label={`Value of ${props.field}`} hideLabel width={80} value={values[0] === false || values[0] === 'false' ? 'no' : 'yes'} choices={[{ value: 'yes', label: 'yes' }, { value: 'no', label: 'no' }]} onCommit={(word) => onChange([word === 'yes'])} />;
  }
  if (op === 'in' || op === 'nin') return <Several {...props} />;
  if (op === 'between') {
    return (
      <span className="criterion-pair">
        <One {...props} value={values[0]} label="from" onSet={(value) => onChange([value, values[1] ?? value])} />
        <span className="ink3">and</span>
        <One {...props} value={values[1]} label="to" onSet={(value) => onChange([values[0] ?? value, value])} />
      </span>
    );
  }
  return <One {...props} value={values[0]} label="" onSet={(value) => onChange([value])} />;
}

function One({ field, op, type, value, label, options, onSet }: ValueProps & { readonly value: Scalar | undefined; readonly label: string; readonly onSet: (value: Scalar) => void }): JSX.Element {
  const name = `Value of ${options.words.field(field)} ${label}`.trim();
  if (type === 'number') return <NumberField label={name} hideLabel width={84} value={typeof value === 'number' ? value : null} onCommit={(next) => next !== null && onSet(next)} />;
  if (type === 'instant') {
    const day = typeof value === 'number' && value !== 0 ? toDayField(value, options.zone) : '';
    return <TextField label={name} hideLabel type="date" width={140} value={day} onCommit={(next) => onSet(dayStart(next, options.zone) ?? 0)} />;
  }
  const own = options.ownValues(field);
  if (own !== null) return <ComboField label={name} hideLabel value={String(value ?? '')} choices={own} onCommit={onSet} />;
  if (op === 'contains' || op === 'startsWith') return <TextField label={name} hideLabel value={String(value ?? '')} onCommit={onSet} />;
  return <OneText name={name} field={field} value={String(value ?? '')} onSet={onSet} />;
}

function OneText({ name, field, value, onSet }: { readonly name: string; readonly field: string; readonly value: string; readonly onSet: (value: string) => void }): JSX.Element {
  return <SuggestField label={name} hideLabel value={value} choices={useHistoryValues(field)} onCommit={onSet} placeholder="Value" />;
}

function Several({ field, values, options, onChange }: ValueProps): JSX.Element {
  const fromHistory = useHistoryValues(field);
  return <MultiField label={`Values of ${options.words.field(field)}`} hideLabel values={values.map(String)} choices={options.ownValues(field) ?? fromHistory} onCommit={onChange} placeholder="Choose values" />;
}

/** The most frequent values of a field with how many leads have each. */
function useHistoryValues(field: string): readonly ComboChoice[] {
  const found = useCall('history.listValues', { field }, { enabled: !field.startsWith('@') && field !== '' }).data;
  return (found ?? []).filter((one) => one.value !== '').map((one) => ({ value: one.value, label: one.value, count: countText(one.count) }));
}
