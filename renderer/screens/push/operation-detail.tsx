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
export function OperationDetail({ operation, place, of, children }: { readonly operation: PushOperation; readonly place: number; readonly of: number; readonly children?: ReactNode }): JSX.Element {
  const steps = workflowSteps(operation);
  const reversibility = reversibilityOf(operation);
  return (
    <>
      <Section title={`Operation ${place} of ${of}`}>
        <p className="statement push-sentence">{operation.title}</p>
        <p className="ink2">{operation.change}</p>
        {operation.message !== '' && <p className={classNames('push-message', (operation.status === 'failed' || operation.status === 'unknown') && 'push-message-bad')} role="status">{operation.message}</p>}
      </Section>
      {operation.fields.length > 0 && <Section title="Field by field"><FieldTable fields={operation.fields} /></Section>}
      {steps.length > 0 && <Section title="Steps of the workflow"><ol className="push-steps">{steps.map((step, index) => <li key={index}>{step}</li>)}</ol></Section>}
      {operation.steps.length > 0 && (
        <Section title="Where to click"><ol className="push-steps">{operation.steps.map((step, index) => <li key={index}>{step}</li>)}</ol></Section>
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

function FieldTable({ fields }: { readonly fields: PushOperation['fields'] }): JSX.Element {
  return (
    <table className="table table-dense push-fields" aria-label="Field by field">
      <thead><tr><th scope="col">Field</th><th scope="col">Portal now</th><th scope="col">After</th></tr></thead>
      <tbody>{fields.map((field) => <FieldRows key={field.field} field={field} />)}</tbody>
    </table>
  );
}

function FieldRows({ field }: { readonly field: PushOperation['fields'][number] }): JSX.Element {
  const lines = optionLines(field.before, field.after);
  if (lines === null) {
    const [before, after] = [fieldText(field.field, field.before), fieldText(field.field, field.after)];
    return <FieldRow name={field.field} before={before} after={after} isChanged={JSON.stringify(field.before) !== JSON.stringify(field.after)} />;
  }
  return (
    <>
      {lines.map((line) => <FieldRow key={line.value} name={line.value} before={line.before ?? '–'} after={line.after === null ? '–' : line.before === null ? `+ ${line.after}` : line.after} isChanged={line.before !== line.after} />)}
    </>
  );
}

function FieldRow({ name, before, after, isChanged }: { readonly name: string; readonly before: string; readonly after: string; readonly isChanged: boolean }): JSX.Element {
  return (
    <tr className={classNames(isChanged && 'push-field-new')}>
      <td className="mono">{name}</td><td className="push-value">{before}</td><td className={classNames('push-value', isChanged && 'strong')}>{after}</td>
    </tr>
  );
}
