import type { JSX } from 'react';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { ActivityRow } from './activity-row.tsx';
import { CompareRow } from './compare-row.tsx';
import { fromGroup, groupOf, withChild, withField, type Group } from './expression-model.ts';
import type { ExpressionOptions } from './use-expression-options.ts';

const KINDS = [{ value: 'all', label: 'All of these hold' }, { value: 'any', label: 'Any of these holds' }, { value: 'none', label: 'None of these holds' }] as const;

/** One group with its rows and the groups inside it. */
export function ExpressionGroup({ group, options, depth, onChange, onRemove }: {
  readonly group: Group;
  readonly options: ExpressionOptions;
  readonly depth: number;
  readonly onChange: (group: Group) => void;
  readonly onRemove?: () => void;
}): JSX.Element {
  const add = (child: Expression): void => onChange({ ...group, of: [...group.of, child] });
  const first = options.fields[0]?.value ?? '@score';
  const firstType = options.eventTypes[0]?.value;
  return (
    <div className={depth === 0 ? 'expression-group' : 'expression-group expression-inner'}>
      {(group.of.length > 1 || depth > 0 || group.kind === 'none') && (
        <div className="expression-head">
          <SelectField label="How the rows are joined" hideLabel width={160} value={group.kind} choices={KINDS} onCommit={(kind) => onChange({ ...group, kind })} />
          {onRemove !== undefined && <Button look="quiet" icon="cross" aria-label="Remove this group" onClick={onRemove} />}
        </div>
      )}
      {group.of.map((child, index) => (
        <Child key={index} child={child} options={options} depth={depth} onChange={(next) => onChange(withChild(group, index, next))} />
      ))}
      <div className="expression-add">
        <Button look="quiet" icon="plus" onClick={() => add(withField(first, options.typeOf(first)))}>Fact</Button>
        {firstType !== undefined && <Button look="quiet" icon="plus" onClick={() => add({ kind: 'event', match: { type: firstType }, measure: 'count', op: 'ge', n: 1 })}>Activity</Button>}
        {depth < 3 && group.of.length > 0 && <Button look="quiet" icon="plus" onClick={() => add({ kind: group.kind === 'any' ? 'all' : 'any', of: [] })}>Group</Button>}
      </div>
    </div>
  );
}

function Child({ child, options, depth, onChange }: {
  readonly child: Expression;
  readonly options: ExpressionOptions;
  readonly depth: number;
  readonly onChange: (next: Expression | null) => void;
}): JSX.Element {
  const group = groupOf(child);
  if (group !== null) return <ExpressionGroup group={group} options={options} depth={depth + 1} onChange={(next) => onChange(fromGroup(next))} onRemove={() => onChange(null)} />;
  if (child.kind === 'compare') return <CompareRow compare={child} options={options} onChange={onChange} />;
  if (child.kind === 'event') return <ActivityRow event={child} options={options} onChange={onChange} />;
  return (
    <div className="criterion">
      <span className="criterion-words">{child.kind === 'constant' && child.value ? 'Always' : 'Never'}</span>
      <Button look="quiet" icon="cross" aria-label="Remove this criterion" onClick={() => onChange(null)} />
    </div>
  );
}
