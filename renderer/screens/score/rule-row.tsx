import type { JSX } from 'react';
import type { ScoreRule } from '../../../shared/engine/model/score-model.ts';
import { classNames } from '../../components/class-names.ts';
import { pointsText } from '../../components/figure-text.ts';
import { Icon } from '../../components/icon.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { RuleFields } from './rule-fields.tsx';
import { flatPoints, putRule, withPoints, worthOf } from './score-edits.ts';

/** One line of the scoring table: its name opens it, its points are edited in place. */
export function RuleRow({ groupId, rule, isOpen, isOdd, suggested, onOpen }: {
  readonly groupId: string;
  readonly rule: ScoreRule;
  readonly isOpen: boolean;
  /** Something is to be looked at. */
  readonly isOdd: boolean;
  /** What the history would have given, in words; null while nobody asks. */
  readonly suggested: string | null;
  readonly onOpen: (isOpen: boolean) => void;
}): JSX.Element {
  const { edit } = useProposal();
  const worth = worthOf(rule);
  const flat = flatPoints(rule);
  return (
    <div className={classNames('score-rule', isOpen && 'score-rule-open')}>
      <div className="score-rule-line">
        <button type="button" className="score-rule-name" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          <span>{rule.name}{isOdd && <OddMark />}</span>
          <span className="small ink3">{often(rule)}</span>
        </button>
        {flat === null
          ? <span className="figures medium">{worth.low === worth.high ? pointsText(worth.high / 100) : `${pointsText(worth.low / 100)} to ${pointsText(worth.high / 100)}`}</span>
          : <NumberField label={`Points of ${rule.name}`} hideLabel width={56} showSign value={flat / 100} onCommit={(points) => points !== null && edit(`${rule.name} ${pointsText(points)}`, putRule(groupId, withPoints(rule, Math.round(points * 100))))} />}
      </div>
      {suggested !== null && <div className="score-suggested label">{suggested}</div>}
      {isOpen && <RuleFields groupId={groupId} rule={rule} />}
    </div>
  );
}

/** Beside a name that the list above says something about. */
export const OddMark = (): JSX.Element => <span className="odd-mark"><Icon name="warning" size={12} /><span className="visually-hidden">, to be looked at</span></span>;

/** How an activity counts, beside its name: each, once, 3 or more, in 7 d. */
function often(rule: ScoreRule): string {
  if (rule.kind !== 'event') return '';
  const times = rule.frequency === 'every' ? 'each' : rule.frequency === 'once' ? 'once' : rule.frequency === 'ranges' ? 'by how often' : `${rule.frequency} or more`;
  return rule.withinDays === undefined ? times : `${times} in ${rule.withinDays} d`;
}
