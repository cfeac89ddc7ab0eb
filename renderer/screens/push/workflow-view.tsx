import { useState, type JSX } from 'react';
import type { PushPlan } from '../../../shared/contract/areas/push.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { enrolledInWords } from './operation-words.ts';
import { shortTitle } from './push-state.ts';
import { WorkflowDrawing } from './workflow-drawing.tsx';

/** The workflows of the plan, one at a time, as they will stand in the portal. */
export function WorkflowView({ plan }: { readonly plan: PushPlan }): JSX.Element {
  const [chosen, setChosen] = useState<string | null>(null);
  const workflows = plan.operations.filter(({ group, fields }) => group === 'workflows' && fields.some(({ field, after }) => field === 'actions' && after !== null));
  const operation = workflows.find(({ id }) => id === chosen) ?? workflows[0];
  if (operation === undefined) return <EmptyState frame="rows" sentence="This plan makes no workflow." detail="Where a portal has none, or the key may not make any, they are steps by hand." />;
  const finish = plan.operations.find(({ id }) => id === `manual:finish-${operation.id.replace('workflow:', '')}`);
  return (
    <div className="push-log scrolls" tabIndex={0} role="region" aria-label="Graph">
      <div className="flow-head">
        <SelectField label="Workflow" value={operation.id} choices={workflows.map(({ id, title }) => ({ value: id, label: shortTitle(title) }))} onCommit={setChosen} />
        <p className="ink2">{operation.change}. Takes in contacts for whom: {enrolledInWords(operation)}.</p>
      </div>
      <WorkflowDrawing operation={operation} />
      {finish !== undefined && (
        <section aria-label="What it cannot say">
          <h2 className="small strong">What it cannot say, to be done by hand</h2>
          <ol className="push-steps">{finish.steps.slice(1).map((step, index) => <li key={index}>{step}</li>)}</ol>
        </section>
      )}
    </div>
  );
}
