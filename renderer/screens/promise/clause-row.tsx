import type { JSX, ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import type { ClauseMeasure } from './clause-measure.ts';
import { ClauseWhy } from './clause-why.tsx';
import { MeasureBar } from './measure-bar.tsx';

/** One promise in serif with its values underlined, its owner under it, its test beside it. */
export function ClauseRow({ number, about, children, owner, standing, clauseId, measure, target, isOn, onFocus, onRemove }: {
  readonly number: number;
  /** The clause in a few words, for those who hear it. */
  readonly about: string;
  readonly children: ReactNode;
  readonly owner?: ReactNode;
  /** Whether anybody can be held to it. */
  readonly standing?: ReactNode;
  /** Of a clause whose misses can be looked into. */
  readonly clauseId?: string;
  /** Undefined while the first replay is on its way. */
  readonly measure?: ClauseMeasure | undefined;
  readonly target?: number;
  readonly isOn?: boolean;
  readonly onFocus?: () => void;
  readonly onRemove?: (() => void) | undefined;
}): JSX.Element {
  return (
    <li className={classNames('clause', isOn === true && 'clause-on')} aria-label={`Clause ${number}: ${about}`} onFocus={onFocus} onClick={onFocus}>
      <span className="clause-number">{number}</span>
      <div className="clause-words">
        <div className="clause-text">{children}</div>
        {owner}
        {standing}
      </div>
      <div className="clause-test">
        {measure !== undefined && <MeasureBar measure={measure} target={target ?? 1} about={about} />}
        {clauseId !== undefined && measure !== undefined && measure.share !== null && <ClauseWhy clauseId={clauseId} about={about} />}
      </div>
      <span className="clause-remove">{onRemove !== undefined && <Button look="quiet" icon="cross" aria-label={`Remove clause ${number}`} title="Remove the clause" onClick={onRemove} />}</span>
    </li>
  );
}
