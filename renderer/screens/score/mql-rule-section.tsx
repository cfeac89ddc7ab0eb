import type { JSX } from 'react';
import { NumberField } from '../../components/number-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { ExpressionEditor } from '../define/expression-editor.tsx';
import { mqlCells, mqlKind, setMql, setMqlKind } from './matrix-edits.ts';
import { NEAR_THRESHOLD } from './score-view.ts';
import { onScore, withOptional } from './score-edits.ts';

/** What makes an MQL out of a score, and how far and how long a lead must have been away before it can become one again. */
export function MqlRuleSection(): JSX.Element | null {
  const { configuration, edit } = useProposal();
  if (configuration === null) return null;
  const { score } = configuration;
  const kind = mqlKind(score.mql);
  const choices = [{ value: 'threshold', label: 'the total reaches the threshold' }, { value: 'cells', label: 'the cell is one of', isDisabled: score.matrix === undefined }, { value: 'rule', label: 'a rule of its own holds' }] as const;
  const raise = configuration.definitions.handRaise.criteria;
  return (
    <Section title="MQL" note="and never while disqualified">
      <div className="mql-rule" {...NEAR_THRESHOLD}>
        <SelectField label="A lead is an MQL when" value={kind} choices={choices} onCommit={(next) => edit('What makes an MQL', setMqlKind(next))} />
        <NumberField label="MQL from" value={score.mqlThreshold / 100} isDisabled={kind !== 'threshold'} onCommit={(points) => points !== null && edit(`Threshold ${points}`, onScore((now) => ({ ...now, mqlThreshold: Math.round(points * 100) })))} />
      </div>
      {kind === 'cells' && <p className="small ink2">{(mqlCells(score.mql) ?? []).join(', ') || 'No cell yet; choose them in Tiers.'}</p>}
      {kind === 'rule' && score.mql?.when !== undefined && <ExpressionEditor label="MQL rule" value={score.mql.when} onChange={(when) => edit('MQL rule', setMql((mql) => ({ ...mql, when })))} />}
      <p className="small ink2">{raise.kind === 'constant' && !raise.value ? 'No hand-raise is defined; Define says what counts as one.' : 'Or as a hand-raise, whatever the score.'}</p>
      <div className="field-pair mql-again">
        <NumberField label="Again only after falling by" unit="%" min={0} max={100} value={score.mql?.marginPercent ?? null} allowEmpty placeholder="10" onCommit={(percent) => edit('Margin before the next MQL', setMql((mql) => withOptional(mql, 'marginPercent', percent)))} />
        <NumberField label="and after" unit="days" min={0} value={score.mql?.coolDownDays ?? null} allowEmpty placeholder="30" onCommit={(days) => edit('Cool-down before the next MQL', setMql((mql) => withOptional(mql, 'coolDownDays', days)))} />
      </div>
    </Section>
  );
}
