import type { JSX } from 'react';
import type { RoutingRule } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { ExpressionEditor } from '../define/expression-editor.tsx';
import { moveRule, onRouting, removeRule, setRule } from './routing-edits.ts';

/** One rule: its name, its condition, its pool, and what follows when nobody there can take the lead. */
export function RuleEditor({ rule, onClose }: { readonly rule: RoutingRule; readonly onClose: () => void }): JSX.Element {
  const { configuration, edit } = useProposal();
  const routing = configuration?.routing;
  const place = routing?.rules.findIndex((one) => one.id === rule.id) ?? -1;
  const change = (label: string, next: Partial<RoutingRule>): void => edit(`${label} of ${rule.name}`, onRouting((now) => {
    const current = now.rules.find((one) => one.id === rule.id);
    return current === undefined ? now : setRule({ ...current, ...next })(now);
  }));
  return (
    <>
      <Section
        title={`Rule ${place + 1}`} actions={(
          <>
            <Button look="quiet" icon="arrowUp" aria-label="Move up" title="Move up (Alt and arrow)" disabled={place <= 0} onClick={() => edit(`Move rule ${rule.name}`, onRouting(moveRule(rule.id, -1)))} />
            <Button look="quiet" icon="arrowDown" aria-label="Move down" title="Move down (Alt and arrow)" disabled={place < 0 || place >= (routing?.rules.length ?? 0) - 1} onClick={() => edit(`Move rule ${rule.name}`, onRouting(moveRule(rule.id, 1)))} />
            <Button look="quiet" icon="cross" aria-label="Close the rule" onClick={onClose} />
          </>
        )}
      >
        <div className="route-fields">
          <TextField label="Name" value={rule.name} onCommit={(name) => change('Name', { name })} />
          <SelectField
            label="Pool" value={rule.poolId} choices={(routing?.pools ?? []).map((pool) => ({ value: pool.id, label: pool.name }))} placeholder="No pool"
            onCommit={(poolId) => change('Pool', { poolId })}
          />
          <SelectField
            label="When nobody in the pool can take the lead" value={rule.onExhausted}
            choices={[{ value: 'next', label: 'Try the next rule' }, { value: 'hold', label: 'Let it wait until somebody is free' }, { value: 'fallback', label: 'Give it to the fallback' }]}
            onCommit={(onExhausted) => change('What follows', { onExhausted })}
          />
        </div>
      </Section>
      <Section title="Holds when" note="unknown counts as false">
        <ExpressionEditor label={`Condition of ${rule.name}`} value={rule.when} onChange={(when) => change('Condition', { when })} />
      </Section>
      <Section>
        <Button icon="trash" onClick={() => { edit(`Remove rule ${rule.name}`, onRouting(removeRule(rule.id))); onClose(); }}>Remove the rule</Button>
      </Section>
    </>
  );
}
