import type { JSX } from 'react';
import { CheckBox } from '../../components/check-box.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useCall } from '../../state/use-call.ts';
import { useLedger } from '../decisions/use-ledger.ts';
import { useHandoff } from './use-measured.ts';

/** What the room sets for judging a rule: what follows a stage change, when a lead has leaked, which score fires. */
export function GapSettings({ ruleId }: { readonly ruleId: string }): JSX.Element {
  if (ruleId === 'G17') return <ActionSettings />;
  return ruleId === 'G09' ? <LeakSettings /> : <ScoreSettings />;
}

/** Business days after which a lead has leaked, unless somebody says otherwise. */
const USUAL_LEAK_DAYS = 7;

function LeakSettings(): JSX.Element {
  const { ledger, saveSettings } = useLedger();
  return <NumberField label="Business days without a touch" value={ledger?.settings.leakDays ?? USUAL_LEAK_DAYS} min={1} max={400} onCommit={(leakDays) => leakDays !== null && void saveSettings({ leakDays })} />;
}

function ScoreSettings(): JSX.Element {
  const { ledger, saveSettings } = useLedger();
  const fields = useCall('history.getAvailability', {}).data?.fields ?? [];
  return (
    <SelectField
      label="The score that fires today stands in" value={ledger?.settings.scoreField ?? ''}
      choices={[{ value: '', label: 'no field: take the proposal’s score' }, ...fields.map(({ name }) => ({ value: name, label: name }))]}
      onCommit={(scoreField) => void saveSettings({ scoreField })}
    />
  );
}

function ActionSettings(): JSX.Element {
  const { saveSettings } = useLedger();
  const actions = useHandoff().data?.actions;
  const types = useCall('history.getHealth', {}).data?.eventTypes ?? [];
  if (actions === undefined) return <></>;
  const { events, countsOwner, windowMinutes } = actions;
  const change = (next: Partial<typeof actions>): void => void saveSettings({ actions: { events, countsOwner, windowMinutes, ...next } });
  const toggle = (type: string, isOn: boolean): void => change({ events: isOn ? [...events, { type }] : events.filter((event) => event.type !== type) });
  return (
    <fieldset className="gap-settings">
      <legend>What follows a stage change{actions.isGuessed ? ', as guessed by name' : ''}</legend>
      <NumberField label="Within minutes" value={windowMinutes} min={0} max={100_000} onCommit={(minutes) => minutes !== null && change({ windowMinutes: minutes })} />
      <CheckBox label="An owner is set or changed" isChecked={countsOwner} onChange={(isOn) => change({ countsOwner: isOn })} />
      {types.map(({ type }) => <CheckBox key={type} label={type} isChecked={events.some((event) => event.type === type)} onChange={(isOn) => toggle(type, isOn)} />)}
    </fieldset>
  );
}
