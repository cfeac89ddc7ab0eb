import type { JSX } from 'react';
import type { Routing } from '../../../shared/engine/model/configuration.ts';
import type { Stickiness } from '../../../shared/engine/model/routing-policy.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { ComboField } from '../../components/combo-field.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { useExpressionOptions } from '../define/use-expression-options.ts';
import { ZONES } from '../zone-fields.ts';
import { ReassignmentTerms } from './reassignment-terms.tsx';
import { onRouting, withoutKey } from './routing-edits.ts';

const OWN = '-';

/** What holds for the policy as a whole: second records, owners who keep their leads, waiting, whose day a cap counts. */
export function TermsEditor({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { configuration, edit } = useProposal();
  const routing = configuration?.routing;
  if (routing === undefined) return <></>;
  const change = (label: string, recipe: (now: Routing) => Routing): void => edit(label, onRouting(recipe));
  return (
    <>
      <Section title="Before the rules" actions={<Button look="quiet" icon="cross" aria-label="Close the terms" onClick={onClose} />}>
        <div className="route-fields">
          <SelectField
            label="Leads are given to somebody" value={routing.evaluationStage ?? 'mql'} choices={[{ value: 'mql', label: 'When they become an MQL' }, { value: 'created', label: 'When they are created' }]}
            onCommit={(stage) => change('When leads are given', (now) => (stage === 'mql' ? withoutKey(now, 'evaluationStage') : { ...now, evaluationStage: stage }))}
          />
          <SecondRecords routing={routing} change={change} />
        </div>
      </Section>
      <Section title="Who keeps a lead" note="asked in this order"><KeptLeads routing={routing} change={change} /></Section>
      <Section title="Waiting and caps">
        <div className="route-fields">
          <NumberField label="A lead waits at most, in hours" value={(routing.holdMaxMinutes ?? 1440) / 60} min={0.25} max={720} onCommit={(hours) => change('Longest wait', (now) => (hours === null || hours === 24 ? withoutKey(now, 'holdMaxMinutes') : { ...now, holdMaxMinutes: Math.round(hours * 60) }))} hint="Then the fallback takes it. It is offered again whenever somebody becomes free." />
          <ComboField label="Caps count days and weeks" value={routing.capZone ?? OWN} choices={[{ value: OWN, label: 'In each person’s own zone' }, ...ZONES]} onCommit={(zone) => change('Zone of the caps', (now) => (zone === OWN ? withoutKey(now, 'capZone') : { ...now, capZone: zone }))} />
        </div>
      </Section>
      <ReassignmentTerms reassignment={routing.reassignment} change={change} />
    </>
  );
}

interface Part {
  readonly routing: Routing;
  readonly change: (label: string, recipe: (now: Routing) => Routing) => void;
}

function SecondRecords({ routing, change }: Part): JSX.Element {
  const options = useExpressionOptions();
  const { duplicates } = routing;
  const first = options.fields.find(({ group }) => group === 'Personal')?.value ?? options.fields[0]?.value ?? '';
  return (
    <>
      <CheckBox
        label="A second record of a person goes to whoever was given the first" isChecked={duplicates !== undefined} isDisabled={duplicates === undefined && first === ''}
        onChange={(isOn) => change('Second records', (now) => (isOn ? { ...now, duplicates: { field: first, withinDays: 90 } } : withoutKey(now, 'duplicates')))}
      />
      {duplicates !== undefined && (
        <>
          <ComboField label="Told by an equal" value={duplicates.field} choices={options.fields.filter(({ value }) => !value.startsWith('@'))} onCommit={(field) => change('Second records', (now) => ({ ...now, duplicates: { ...duplicates, field } }))} />
          <NumberField label="Within days" value={duplicates.withinDays} min={1} max={3650} onCommit={(days) => change('Second records', (now) => ({ ...now, duplicates: { ...duplicates, withinDays: days ?? 90 } }))} />
        </>
      )}
    </>
  );
}

const NOTHING_KEPT: Stickiness = { openDeal: false, overCap: 'assignAnyway' };

function KeptLeads({ routing, change }: Part): JSX.Element {
  const options = useExpressionOptions();
  const sticky = routing.stickiness ?? NOTHING_KEPT;
  const set = (next: Stickiness): void => change('Who keeps a lead', (now) => (isUsed(next) ? { ...now, stickiness: next } : withoutKey(now, 'stickiness')));
  const fields = [{ value: OWN, label: 'Not asked' }, ...options.fields.filter(({ value }) => !value.startsWith('@'))];
  return (
    <div className="route-fields">
      <CheckBox label="The owner of its open deal" isChecked={sticky.openDeal} onChange={(openDeal) => set({ ...sticky, openDeal })} />
      <ComboField label="The owner of its account, named by" value={sticky.accountOwnerField ?? OWN} choices={fields} onCommit={(field) => set(field === OWN ? withoutKey(sticky, 'accountOwnerField') : { ...sticky, accountOwnerField: field })} />
      <ComboField label="Or whoever was given a lead of the same" value={sticky.accountField ?? OWN} choices={fields} onCommit={(field) => set(field === OWN ? withoutKey(sticky, 'accountField') : { ...sticky, accountField: field })} />
      <NumberField label="Its owner of the last so many days" value={sticky.previousOwnerDays ?? null} min={1} max={3650} allowEmpty placeholder="Not asked" onCommit={(days) => set(days === null ? withoutKey(sticky, 'previousOwnerDays') : { ...sticky, previousOwnerDays: days })} />
      {isUsed(sticky) && (
        <SelectField
          label="When that person is away or over a cap" value={sticky.overCap}
          choices={[{ value: 'assignAnyway', label: 'Gets it anyway, and it is counted' }, { value: 'hold', label: 'It waits for that person' }, { value: 'routeOn', label: 'The rules are asked' }]}
          onCommit={(overCap) => set({ ...sticky, overCap })}
        />
      )}
    </div>
  );
}

const isUsed = ({ openDeal, accountOwnerField, accountField, previousOwnerDays }: Stickiness): boolean =>
  openDeal || accountOwnerField !== undefined || accountField !== undefined || previousOwnerDays !== undefined;
