import type { JSX, ReactNode } from 'react';
import type { PushOperation } from '../../../shared/contract/areas/push.ts';
import { reversibilityOf } from '../../../shared/engine/hubspot-plan/undo-operation.ts';
import { classNames } from '../../components/class-names.ts';
import { Section } from '../../components/side-panel.tsx';
import { optionLines } from './json-text.ts';
import { fieldText, workflowSteps } from './operation-words.ts';
import { statusWord } from './push-state.ts';

const RISK = { low: 'Low', medium: 'Medium', high: 'High' } as const;

/** One operation field by field: the portal now and after, the way back, the risk; for steps by hand, where to click. */
export function OperationDetail({ operation, place, of, ways, children }: {
  readonly operation: PushOperation; readonly place: number; readonly of: number;
  /** What can be chosen about it, before everything that follows from the choice. */
  readonly ways?: ReactNode;
  readonly children?: ReactNode;
}): JSX.Element {
  const steps = workflowSteps(operation);
  const reversibility = reversibilityOf(operation);
  return (
    <>
      <Section title={`Operation ${place} of ${of}`}>
        <p className="statement push-sentence">{operation.title}</p>
        <p className="ink2">{operation.change}</p>
        {operation.message !== '' && <p className={classNames('push-message', (operation.status === 'failed' || operation.status === 'unknown') && 'push-message-bad')} role="status">{operation.message}</p>}
      </Section>
      {ways}
      {operation.fields.length > 0 && <Section title="Field by field"><FieldTable fields={operation.fields} /></Section>}
      {steps.length > 0 && <Section title="Steps of the workflow"><ol className="push-steps">{steps.map((step, index) => <li key={index}>{step}</li>)}</ol></Section>}
      {operation.steps.length > 0 && !isInPortal(operation) && (
        <Section title={operation.kind === 'manual' ? 'Where to click' : 'By hand, if the portal refuses it, known only when it is sent'}><ol className="push-steps">{operation.steps.map((step, index) => <li key={index}>{step}</li>)}</ol></Section>
      )}
      <Section>
        <dl className="push-facts">
          <div><dt>Target</dt><dd className="mono">{operation.target}</dd></div>
          <div><dt>Risk</dt><dd>{RISK[operation.risk]}</dd></div>
          <div><dt>Way back</dt><dd>{operation.wayBack}</dd></div>
          {reversibility.kind !== 'whole' && operation.kind !== 'manual' && <div><dt>Stays</dt><dd className={reversibility.kind === 'none' ? 'never-text' : undefined}>{reversibility.stays}</dd></div>}
          <div><dt>Status</dt><dd>{statusWord(operation)}</dd></div>
        </dl>
      </Section>
      {children}
    </>
  );
}

/** What a portal holds needs nobody's hands any more. */
const isInPortal = ({ kind, status }: PushOperation): boolean => kind !== 'manual' && (status === 'done' || status === 'unchanged');

/** Both sides where both say something; of what is new or goes, only the one side there is. */
type Sides = 'both' | 'before' | 'after';

function FieldTable({ fields }: { readonly fields: PushOperation['fields'] }): JSX.Element {
  const sides: Sides = fields.every(({ before }) => before === null) ? 'after' : fields.every(({ after }) => after === null) ? 'before' : 'both';
  return (
    <table className="table table-dense push-fields" aria-label="Field by field">
      <thead><tr><th scope="col">Field</th>{sides !== 'after' && <th scope="col">Portal now</th>}{sides !== 'before' && <th scope="col">{sides === 'after' ? 'New' : 'After'}</th>}</tr></thead>
      <tbody>{fields.map((field) => <FieldRows key={field.field} field={field} sides={sides} />)}</tbody>
    </table>
  );
}

function FieldRows({ field, sides }: { readonly field: PushOperation['fields'][number]; readonly sides: Sides }): JSX.Element {
  const lines = optionLines(field.before, field.after);
  if (lines === null) {
    const [before, after] = [fieldText(field.field, field.before), fieldText(field.field, field.after)];
    return <FieldRow name={field.field} before={before} after={after} sides={sides} isChanged={JSON.stringify(field.before) !== JSON.stringify(field.after)} />;
  }
  return (
    <>
      {lines.map((line) => <FieldRow key={line.value} name={line.value} before={line.before ?? '–'} after={line.after === null ? '–' : line.before === null ? `+ ${line.after}` : line.after} sides={sides} isChanged={line.before !== line.after} />)}
    </>
  );
}

function FieldRow({ name, before, after, sides, isChanged }: { readonly name: string; readonly before: string; readonly after: string; readonly sides: Sides; readonly isChanged: boolean }): JSX.Element {
  const isMarked = isChanged && sides === 'both';
  return (
    <tr className={classNames(isMarked && 'push-field-new')}>
      <td className="mono">{name}</td>{sides !== 'after' && <td className="push-value">{before}</td>}{sides !== 'before' && <td className={classNames('push-value', isMarked && 'strong')}>{after}</td>}
    </tr>
  );
}
