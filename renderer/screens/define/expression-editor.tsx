import { useEffect, useMemo, useState, type JSX } from 'react';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { ExpressionBuilder, type ByPath } from './expression-builder.tsx';
import { ExpressionText } from './expression-text.tsx';
import type { Counted } from './criterion-count.tsx';
import { fromRoot, isComplete, rootGroup } from './expression-model.ts';
import { useExpressionOptions } from './use-expression-options.ts';

/**
 * A criterion as sentences, in groups that hold when all, one or none of their rows do. Fields, values and activities
 * are picked from the history. Without any rows it says whether it always or never holds.
 * A row that still lacks its value waits here; it is saved and played as soon as it is whole.
 */
export function ExpressionEditor({ label, value: saved, onChange, isLarge, counts, issues }: {
  readonly label: string;
  readonly value: Expression;
  readonly onChange: (next: Expression) => void;
  /** Reads as a page, for the words themselves; without it as dense rows in a panel. */
  readonly isLarge?: boolean;
  readonly counts?: ByPath<Counted> | null;
  readonly issues?: ByPath<readonly string[]>;
}): JSX.Element {
  const options = useExpressionOptions();
  const [draft, setDraft] = useState<Expression | null>(null);
  const [mode, setMode] = useState<'sentences' | 'text'>('sentences');
  // By what it says: the host's answer to an earlier edit is a new object with the same criteria, and must not take the row away.
  const said = useMemo(() => JSON.stringify(saved), [saved]);
  useEffect(() => setDraft(null), [said]);
  const value = draft ?? saved;
  const root = useMemo(() => rootGroup(value), [value]);
  const change = (next: Expression): void => {
    if (!isComplete(next)) return setDraft(next);
    setDraft(null);
    onChange(next);
  };
  const isEmpty = root.of.length === 0;
  const always = value.kind === 'constant' ? value.value : value.kind !== 'any';
  return (
    <div className={isLarge === true ? 'expression expression-large' : 'expression'} role="group" aria-label={label}>
      {isEmpty && mode === 'sentences' && (
        <div className="expression-empty">
          <span className="ink2">Without a criterion it holds</span>
          <SegmentedControl
            label={`${label}, without a criterion`} value={always ? 'always' : 'never'} onChange={(next) => change({ kind: 'constant', value: next === 'always' })}
            segments={[{ value: 'always', label: 'always' }, { value: 'never', label: 'never' }]}
          />
        </div>
      )}
      {mode === 'text'
        ? <ExpressionText label={label} value={saved} options={options} onChange={onChange} />
        : <ExpressionBuilder root={root} options={options} {...(counts === undefined ? {} : { counts })} {...(issues === undefined ? {} : { issues })} onChange={(group) => change(fromRoot(group, always && value.kind === 'constant'))} />}
      <p className="small ink2 expression-waits" role="status">{draft === null ? '' : 'Saved and played as soon as every row has its value.'}</p>
      <div className="expression-foot">
        <SegmentedControl label={`How to edit ${label}`} value={mode} onChange={setMode} segments={[{ value: 'sentences', label: 'Sentences' }, { value: 'text', label: 'Text' }]} />
      </div>
    </div>
  );
}
