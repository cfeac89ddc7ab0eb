import type { JSX } from 'react';
import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { ScoreRule } from '../../../shared/engine/model/score-model.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { pointsText } from '../../components/figure-text.ts';
import { NumberField } from '../../components/number-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { ActivityMatch } from '../define/activity-row.tsx';
import { ExpressionEditor } from '../define/expression-editor.tsx';
import { useExpressionOptions } from '../define/use-expression-options.ts';
import { putRule, removeRule, worthOf } from './score-edits.ts';
import { FrequencyFields } from './frequency-fields.tsx';
import { TableRows } from './table-rows.tsx';

interface RuleProps { readonly groupId: string; readonly rule: ScoreRule }

/** One line of the scoring table: its name opens it, its points are edited in place. */
export function RuleRow({ groupId, rule, isOpen, onOpen }: RuleProps & { readonly isOpen: boolean; readonly onOpen: (isOpen: boolean) => void }): JSX.Element {
  const { edit } = useProposal();
  const worth = worthOf(rule);
  return (
    <div className={classNames('score-rule', isOpen && 'score-rule-open')}>
      <div className="score-rule-line">
        <button type="button" className="score-rule-name" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          <span>{rule.name}</span>
          <span className="small ink3">{often(rule)}</span>
        </button>
        {rule.kind === 'table'
          ? <span className="figures medium">{worth.low === worth.high ? pointsText(worth.high / 100) : `${pointsText(worth.low / 100)} to ${pointsText(worth.high / 100)}`}</span>
          : <NumberField label={`Points of ${rule.name}`} hideLabel width={56} showSign value={rule.points / 100} onCommit={(points) => points !== null && edit(`${rule.name} ${pointsText(points)}`, putRule(groupId, { ...rule, points: Math.round(points * 100) }))} />}
      </div>
      {isOpen && <RuleFields groupId={groupId} rule={rule} />}
    </div>
  );
}

/** How an activity counts, beside its name: each, once, 3 or more, in 7 d. */
function often(rule: ScoreRule): string {
  if (rule.kind !== 'event') return '';
  const times = rule.frequency === 'every' ? 'each' : rule.frequency === 'once' ? 'once' : `${rule.frequency} or more`;
  return rule.withinDays === undefined ? times : `${times} in ${rule.withinDays} d`;
}

function RuleFields({ groupId, rule }: RuleProps): JSX.Element {
  const { edit } = useProposal();
  const options = useExpressionOptions();
  const put = (next: ScoreRule): void => edit(`Rule ${next.name}`, putRule(groupId, next));
  return (
    <div className="score-fields">
      <TextField label="Name" value={rule.name} onCommit={(name) => name.trim() !== '' && put({ ...rule, name })} />
      {rule.kind === 'when' && (
        <ExpressionEditor
          label={`Condition of ${rule.name}`} value={rule.when}
          onChange={(when) => put({ ...rule, when, name: rule.name === 'New rule' && when.kind !== 'constant' ? expressionInWords(when, options.words).slice(0, 60) : rule.name })}
        />
      )}
      {rule.kind === 'event' && (
        <>
          <div className="criterion"><ActivityMatch match={rule.match} options={options} onChange={(match) => put({ ...rule, match, name: rule.name === rule.match.type ? match.type : rule.name })} /></div>
          <FrequencyFields rule={rule} onChange={put} />
        </>
      )}
      {rule.kind === 'table' && <TableRows rule={rule} options={options} onChange={put} />}
      <div className="score-fields-foot"><Button look="quiet" icon="trash" onClick={() => edit(`Remove ${rule.name}`, removeRule(groupId, rule.id))}>Remove rule</Button></div>
    </div>
  );
}
