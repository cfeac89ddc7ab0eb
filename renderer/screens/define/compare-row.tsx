import type { JSX } from 'react';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { Button } from '../../components/button.tsx';
import { ComboField } from '../../components/combo-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { OP_WORDS, opsFor, valuesOf, withField, withOp, withValues } from './expression-model.ts';
import type { ExpressionOptions } from './use-expression-options.ts';
import { ValueFields } from './value-fields.tsx';

type Compare = Extract<Expression, { kind: 'compare' }>;

/** A fact, a comparison, its values. */
export function CompareRow({ compare, options, onChange }: {
  readonly compare: Compare;
  readonly options: ExpressionOptions;
  readonly onChange: (next: Expression | null) => void;
}): JSX.Element {
  const type = options.typeOf(compare.field);
  return (
    <div className="criterion">
      <ComboField label="Fact" hideLabel value={compare.field} choices={options.fields} onCommit={(field) => onChange(withField(field, options.typeOf(field)))} />
      <SelectField
        label={`Comparison of ${compare.field}`} hideLabel width={112} value={compare.op} choices={opsFor(type, compare.op).map((op) => ({ value: op, label: OP_WORDS[op] }))}
        onCommit={(op) => onChange(withOp(compare, op, type))}
      />
      <ValueFields field={compare.field} op={compare.op} type={type} values={valuesOf(compare)} options={options} onChange={(values) => onChange(withValues(compare, values, type))} />
      <Button look="quiet" icon="cross" aria-label={`Remove the criterion on ${options.words.field(compare.field)}`} onClick={() => onChange(null)} />
    </div>
  );
}
