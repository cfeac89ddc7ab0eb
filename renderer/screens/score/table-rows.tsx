import type { JSX } from 'react';
import type { ScoreRule } from '../../../shared/engine/model/score-model.ts';
import { Button } from '../../components/button.tsx';
import { ComboField, MultiField } from '../../components/combo-field.tsx';
import { countText } from '../../components/figure-text.ts';
import { NumberField } from '../../components/number-field.tsx';
import { useCall } from '../../state/use-call.ts';
import type { ExpressionOptions } from '../define/use-expression-options.ts';

type TableRule = Extract<ScoreRule, { kind: 'table' }>;

/** Points by value of one fact; a value in no row gives none. */
export function TableRows({ rule, options, onChange }: { readonly rule: TableRule; readonly options: ExpressionOptions; readonly onChange: (rule: TableRule) => void }): JSX.Element {
  const found = useCall('history.listValues', { field: rule.field }, { enabled: rule.field !== '' && !rule.field.startsWith('@') }).data ?? [];
  const choices = options.ownValues(rule.field) ?? found.filter((one) => one.value !== '').map((one) => ({ value: one.value, label: one.value, count: countText(one.count) }));
  const setRow = (index: number, row: TableRule['rows'][number] | null): void => onChange({ ...rule, rows: row === null ? rule.rows.filter((_, place) => place !== index) : rule.rows.map((old, place) => (place === index ? row : old)) });
  return (
    <div className="table-rows">
      <ComboField label="Fact" value={rule.field} choices={options.fields} onCommit={(field) => onChange({ ...rule, field, rows: [], name: rule.name === rule.field ? field : rule.name })} />
      {rule.rows.map((row, index) => (
        <div key={index} className="table-row-edit">
          <MultiField label={`Values of row ${index + 1}`} hideLabel values={row.values.map(String)} choices={choices} onCommit={(values) => setRow(index, { ...row, values })} />
          <NumberField label={`Points of row ${index + 1}`} hideLabel width={56} showSign value={row.points / 100} onCommit={(points) => points !== null && setRow(index, { ...row, points: Math.round(points * 100) })} />
          <Button look="quiet" icon="cross" aria-label={`Remove row ${index + 1}`} onClick={() => setRow(index, null)} />
        </div>
      ))}
      <Button look="quiet" icon="plus" onClick={() => onChange({ ...rule, rows: [...rule.rows, { values: [], points: 500 }] })}>Row</Button>
    </div>
  );
}
