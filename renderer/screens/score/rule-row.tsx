import type { JSX } from 'react';
import type { ScoreRule } from '../../../shared/engine/model/score-model.ts';
import { classNames } from '../../components/class-names.ts';
import { pointsText } from '../../components/figure-text.ts';
import { NumberField } from '../../components/number-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { RuleFields } from './rule-fields.tsx';
import { flatPoints, putRule, withPoints, worthOf } from './score-edits.ts';

/** One line of the scoring table: its name opens it, its points are edited in place. */
export function RuleRow({ groupId, rule, isOpen, onOpen }: { readonly groupId: string; readonly rule: ScoreRule; readonly isOpen: boolean; readonly onOpen: (isOpen: boolean) => void }): JSX.Element {
  const { edit } = useProposal();
  const worth = worthOf(rule);
  const flat = flatPoints(rule);
  return (
    <div className={classNames('score-rule', isOpen && 'score-rule-open')}>
      <div className="score-rule-line">
        <button type="button" className="score-rule-name" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          <span>{rule.name}</span>
          <span className="small ink3">{often(rule)}</span>
        </button>
        {flat === null
          ? <span className="figures medium">{worth.low === worth.high ? pointsText(worth.high / 100) : `${pointsText(worth.low / 100)} to ${pointsText(worth.high / 100)}`}</span>
          : <NumberField label={`Points of ${rule.name}`} hideLabel width={56} showSign value={flat / 100} onCommit={(points) => points !== null && edit(`${rule.name} ${pointsText(points)}`, putRule(groupId, withPoints(rule, Math.round(points * 100))))} />}
      </div>
      {isOpen && <RuleFields groupId={groupId} rule={rule} />}
    </div>
  );
}

/** How an activity counts, beside its name: each, once, 3 or more, in 7 d. */
function often(rule: ScoreRule): string {
  if (rule.kind !== 'event') return '';
  const times = rule.frequency === 'every' ? 'each' : rule.frequency === 'once' ? 'once' : rule.frequency === 'ranges' ? 'by how often' : `${rule.frequency} or more`;
  return rule.withinDays === undefined ? times : `${times} in ${rule.withinDays} d`;
}
