import { useEffect, useState, type JSX } from 'react';
import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { fromRoot, isComplete, rootGroup } from './expression-model.ts';
import { ExpressionGroup } from './expression-group.tsx';
import { useExpressionOptions } from './use-expression-options.ts';

/**
 * A criterion as rows of sentences, in groups that hold when all, one or none of their rows do, with the whole said in words above. Fields,
 * values and activities are picked from the history. Without any rows it says whether it always or never holds.
 * A row that still lacks its value waits here; it is saved and played as soon as it is whole.
 */
export function ExpressionEditor({ label, value: saved, onChange }: {
  readonly label: string;
  readonly value: Expression;
  readonly onChange: (next: Expression) => void;
}): JSX.Element {
  const options = useExpressionOptions();
  const [draft, setDraft] = useState<Expression | null>(null);
  useEffect(() => setDraft(null), [saved]);
  const value = draft ?? saved;
  const change = (next: Expression): void => {
    if (!isComplete(next)) return setDraft(next);
    setDraft(null);
    onChange(next);
  };
  const root = rootGroup(value);
  const isEmpty = root.of.length === 0;
  const always = value.kind === 'constant' ? value.value : value.kind !== 'any';
  return (
    <div className="expression" role="group" aria-label={label}>
      {!isEmpty && <p className="expression-words serif">{sentenceCase(expressionInWords(value, options.words))}.</p>}
      {isEmpty && (
        <div className="expression-empty">
          <span className="ink2">Without a criterion it holds</span>
          <SegmentedControl
            label={`${label}, without a criterion`} value={always ? 'always' : 'never'} onChange={(next) => change({ kind: 'constant', value: next === 'always' })}
            segments={[{ value: 'always', label: 'always' }, { value: 'never', label: 'never' }]}
          />
        </div>
      )}
      <ExpressionGroup group={root} options={options} depth={0} onChange={(group) => change(fromRoot(group, always && value.kind === 'constant'))} />
      {draft !== null && <p className="small ink2" role="status">Saved and played as soon as every row has its value.</p>}
    </div>
  );
}

const sentenceCase = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
