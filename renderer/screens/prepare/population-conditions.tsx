import type { JSX, ReactNode } from 'react';
import { CheckBox } from '../../components/check-box.tsx';
import { classNames } from '../../components/class-names.ts';
import { countText } from '../../components/figure-text.ts';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { ExpressionEditor } from '../define/expression-editor.tsx';
import { countOf, listOf, type Population, type PopulationRule, type Reason } from './population-model.ts';

/** One condition after the other, each with the leads that it fits and those that it alone takes out. */
export function PopulationConditions({ rule, population, isOld, onChange }: {
  readonly rule: PopulationRule;
  readonly population: Population;
  readonly isOld: boolean;
  readonly onChange: (rule: PopulationRule) => void;
}): JSX.Element {
  const set = (next: Partial<PopulationRule>): void => onChange({ ...rule, ...next });
  const row = (reason: Reason, content: ReactNode): JSX.Element => <Condition reason={reason} population={population} isOld={isOld}>{content}</Condition>;
  return (
    <Section title="Left out" note="a lead with several reasons is counted under the first">
      <div className="population-rows">
        <div className="population-row population-head small ink3"><span /><span>Fit</span><span>Left out by it</span></div>
        {row('test', <TextField label="Test records, by their e-mail address" value={rule.testPatterns.join(', ')} onCommit={(text) => set({ testPatterns: listOf(text) })} placeholder="test*@*, *+demo@*" hint="Divided by commas; * stands for anything." />)}
        {row('internal', <TextField label="The client’s own people, by domain" value={rule.internalDomains.join(', ')} onCommit={(text) => set({ internalDomains: listOf(text) })} placeholder="client.example" hint="Subdomains are meant too." />)}
        {row('duplicate', <CheckBox label="Repeated records: same e-mail address and name as an earlier lead" isChecked={rule.leavesOutDuplicates} onChange={(leavesOutDuplicates) => set({ leavesOutDuplicates })} />)}
        {row('bulkImport', <CheckBox label="Bulk imports: MQL before anything was ever logged of them" isChecked={rule.leavesOutBulkImports} onChange={(leavesOutBulkImports) => set({ leavesOutBulkImports })} />)}
        {row('existingCustomer', <CheckBox label="Existing customers: customer already when they were created" isChecked={rule.leavesOutExistingCustomers} onChange={(leavesOutExistingCustomers) => set({ leavesOutExistingCustomers })} />)}
        {row('criterion', (
          <div className="population-own">
            <span className="field-label">Leads of which this is true at the end of the history</span>
            <ExpressionEditor label="Leads to leave out" value={rule.leaveOut ?? { kind: 'constant', value: false }} onChange={(leaveOut) => set({ leaveOut: leaveOut.kind === 'constant' && !leaveOut.value ? null : leaveOut })} />
          </div>
        ))}
      </div>
    </Section>
  );
}

function Condition({ reason, population, isOld, children }: { readonly reason: Reason; readonly population: Population; readonly isOld: boolean; readonly children: ReactNode }): JSX.Element {
  const count = countOf(population, reason);
  return (
    <div className={classNames('population-row', isOld && 'population-old')}>
      <div>{children}</div>
      <span className="population-count">{count === null ? <span className="ink3">not asked</span> : countText(count.matching)}</span>
      <span className="population-count medium">{count === null ? '' : countText(count.leftOut)}</span>
    </div>
  );
}
