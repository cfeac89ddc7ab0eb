import type { JSX } from 'react';
import { expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { ScoreRule } from '../../../shared/engine/model/score-model.ts';
import { Button } from '../../components/button.tsx';
import { ComboField } from '../../components/combo-field.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { ActivityMatch } from '../define/activity-row.tsx';
import { ExpressionEditor } from '../define/expression-editor.tsx';
import { useExpressionOptions } from '../define/use-expression-options.ts';
import { FrequencyFields } from './frequency-fields.tsx';
import { RangeRows } from './range-rows.tsx';
import { putRule, removeRule, withOptional } from './score-edits.ts';
import { TableRows } from './table-rows.tsx';

/** Everything of one rule: its name, what it looks at, how often it counts, and what it may give at most. */
export function RuleFields({ groupId, rule }: { readonly groupId: string; readonly rule: ScoreRule }): JSX.Element {
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
      {rule.kind === 'ranges' && (
        <>
          <ComboField label="Number" value={rule.field} choices={options.fields.filter((field) => options.typeOf(field.value) === 'number')} onCommit={(field) => put({ ...rule, field, name: rule.name === rule.field ? field : rule.name })} />
          <RangeRows what={rule.field} rows={rule.rows} onChange={(rows) => put({ ...rule, rows })} />
        </>
      )}
      <Limits rule={rule} onChange={put} />
      <div className="score-fields-foot"><Button look="quiet" icon="trash" onClick={() => edit(`Remove ${rule.name}`, removeRule(groupId, rule.id))}>Remove rule</Button></div>
    </div>
  );
}

/** What the rule itself may give, before its group's caps; only a rule that adds up or fades can need them. */
function Limits({ rule, onChange }: { readonly rule: ScoreRule; readonly onChange: (rule: ScoreRule) => void }): JSX.Element | null {
  if (rule.kind !== 'event' && rule.min === undefined && rule.max === undefined) return null;
  const set = (key: 'min' | 'max', points: number | null): void => onChange(withOptional(rule, key, points === null ? null : Math.round(points * 100)));
  return (
    <div className="field-pair">
      <NumberField label="The rule gives at least" value={rule.min === undefined ? null : rule.min / 100} allowEmpty placeholder="any" onCommit={(points) => set('min', points)} />
      <NumberField label="and at most" value={rule.max === undefined ? null : rule.max / 100} allowEmpty placeholder="any" onCommit={(points) => set('max', points)} />
    </div>
  );
}
