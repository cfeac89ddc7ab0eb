import type { JSX } from 'react';
import type { ScoreGroup, ScoreRule } from '../../../shared/engine/model/score-model.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { decimalText } from '../../components/figure-text.ts';
import { NumberField } from '../../components/number-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { useExpressionOptions } from '../define/use-expression-options.ts';
import { DecayFields } from './decay-fields.tsx';
import { isLinted } from './lint-section.tsx';
import { OddMark, RuleRow } from './rule-row.tsx';
import { decayText, newRule, putRule, removeGroup, setGroup } from './score-edits.ts';
import { suggestionWords } from './suggestion-section.tsx';
import type { Finding, Suggestions } from './use-quality.ts';

/** A group: its name, cap and decay in one line that opens to be edited; its rules below. */
export function GroupEditor({ group, open, findings, suggestions, onOpen }: {
  readonly group: ScoreGroup;
  readonly open: string | null;
  readonly findings: readonly Finding[];
  readonly suggestions: Suggestions | undefined;
  readonly onOpen: (id: string | null) => void;
}): JSX.Element {
  const isOpen = open === group.id;
  return (
    <div className={classNames('score-group', isOpen && 'score-group-open')}>
      <button type="button" className="score-group-head" aria-expanded={isOpen} onClick={() => onOpen(isOpen ? null : group.id)}>
        <span className="strong">{group.name}{isLinted(findings, group.id) && <OddMark />}</span>
        <span className="small ink3">{[`cap ${decimalText(group.max / 100)}`, decayText(group.decay)].filter(Boolean).join(', ')}</span>
      </button>
      {isOpen && <GroupFields group={group} onClose={() => onOpen(null)} />}
      {group.rules.map((rule) => <RuleRow key={rule.id} groupId={group.id} rule={rule} isOpen={open === rule.id} isOdd={isLinted(findings, rule.id)} suggested={suggestionWords(suggestions, rule.id)} onOpen={(yes) => onOpen(yes ? rule.id : null)} />)}
      {(isOpen || group.rules.length === 0) && <AddRules group={group} onOpen={onOpen} />}
    </div>
  );
}

function GroupFields({ group, onClose }: { readonly group: ScoreGroup; readonly onClose: () => void }): JSX.Element {
  const { edit } = useProposal();
  const change = (label: string, next: Partial<ScoreGroup>): void => edit(`${label} of ${group.name}`, setGroup(group.id, (now) => ({ ...now, ...next })));
  return (
    <div className="score-fields">
      <TextField label="Name" value={group.name} onCommit={(name) => name.trim() !== '' && change('Name', { name })} />
      <div className="field-pair">
        <NumberField label="At least" value={group.min / 100} onCommit={(points) => points !== null && change('Floor', { min: Math.round(points * 100) })} />
        <NumberField label="At most" value={group.max / 100} onCommit={(points) => points !== null && change('Cap', { max: Math.round(points * 100) })} />
      </div>
      {group.category === 'engagement' && <DecayFields decay={group.decay} onChange={(decay) => change('Decay', { decay })} />}
      <div className="score-fields-foot">
        <Button look="quiet" icon="trash" onClick={() => edit(`Remove ${group.name}`, removeGroup(group.id))}>Remove group</Button>
        <Button look="quiet" onClick={onClose}>Close</Button>
      </div>
    </div>
  );
}

function AddRules({ group, onOpen }: { readonly group: ScoreGroup; readonly onOpen: (id: string) => void }): JSX.Element {
  const { edit } = useProposal();
  const options = useExpressionOptions();
  const add = (kind: ScoreRule['kind']): void => {
    const id = crypto.randomUUID();
    edit(`New rule in ${group.name}`, putRule(group.id, newRule(kind, id, (kind === 'ranges' ? options.fields.find((field) => options.typeOf(field.value) === 'number') : options.fields[0])?.value ?? '', options.eventTypes[0]?.value ?? '')));
    onOpen(id);
  };
  return (
    <div className="expression-add">
      <Button look="quiet" icon="plus" onClick={() => add('when')}>Rule</Button>
      <Button look="quiet" icon="plus" onClick={() => add('table')}>Table of values</Button>
      <Button look="quiet" icon="plus" onClick={() => add('ranges')}>Ranges</Button>
      {group.category === 'engagement' && <Button look="quiet" icon="plus" onClick={() => add('event')}>Activity</Button>}
    </div>
  );
}
