import { memo, type JSX } from 'react';
import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Icon } from '../../components/icon.tsx';
import { ActivityRow } from './activity-row.tsx';
import type { Path } from './builder-lines.ts';
import { CompareRow } from './compare-row.tsx';
import { CriterionCount, type Counted } from './criterion-count.tsx';
import type { ExpressionOptions } from './use-expression-options.ts';

interface CriterionLineProps {
  readonly path: Path;
  readonly expression: Expression;
  readonly joined: '' | 'and' | 'or';
  readonly options: ExpressionOptions;
  readonly isOpen: boolean;
  readonly count: Counted | null | undefined;
  readonly issues: readonly string[];
  readonly onOpen: (path: Path | null) => void;
  readonly onChange: (path: Path, next: Expression | null) => void;
}

/** A criterion as a sentence with the leads it holds for; it opens to be edited in place. Delete takes it out. */
export const CriterionLine = memo(function CriterionLine({ path, expression, joined, options, isOpen, count, issues, onOpen, onChange }: CriterionLineProps): JSX.Element {
  const words = expressionInWords(expression, options.words);
  const change = (next: Expression | null): void => onChange(path, next);
  return (
    <div className={classNames('criterion-block', isOpen && 'criterion-block-open', issues.length > 0 && 'criterion-block-odd')}>
      <div className="criterion-line">
        <Rails depth={path.length - 1} />
        <span className="criterion-joined ink3" aria-hidden="true">{joined}</span>
        <button
          type="button" className="criterion-sentence" aria-expanded={isOpen} aria-label={`${joined} ${words}`.trim()}
          onClick={() => onOpen(isOpen ? null : path)} onKeyDown={(event) => event.key === 'Delete' && change(null)}
        >
          {words}
        </button>
        {count !== undefined && <CriterionCount count={count} />}
        {!isOpen && <Button look="quiet" icon="cross" aria-label={`Remove: ${words}`} onClick={() => change(null)} />}
      </div>
      {isOpen && (
        <div className="criterion-edit" style={{ marginInlineStart: (path.length - 1) * 20 }}>
          {expression.kind === 'compare' && <CompareRow compare={expression} options={options} onChange={change} />}
          {expression.kind === 'event' && <ActivityRow event={expression} options={options} onChange={change} />}
          {expression.kind === 'constant' && <Button look="quiet" icon="cross" onClick={() => change(null)}>Remove this criterion</Button>}
        </div>
      )}
      {issues.map((issue) => <p key={issue} className="criterion-issue small"><Icon name="warning" size={12} /> {issue}</p>)}
    </div>
  );
});

/** A line for each group that a criterion stands in, so that the eye sees where a group ends. */
export function Rails({ depth }: { readonly depth: number }): JSX.Element {
  return <>{Array.from({ length: Math.max(0, depth) }, (_, index) => <span key={index} className="criterion-rail" aria-hidden="true" />)}</>;
}
