import type { JSX } from 'react';
import { CheckBox } from '../../components/check-box.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCall } from '../../state/use-call.ts';
import { useLedger } from '../decisions/use-ledger.ts';
import { ListField } from '../map/note-fields.tsx';
import { useHandoff } from './use-measured.ts';

/** What the room sets for judging a rule: what follows a stage change, when a lead has leaked, which score fires, which pages are meant, when the model was checked. */
export function GapSettings({ ruleId }: { readonly ruleId: string }): JSX.Element | null {
  const Settings = SETTINGS[ruleId];
  return Settings === undefined ? null : <Settings />;
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

/** The pages that are meant, where their names do not tell. */
function PageSettings(): JSX.Element {
  const { ledger, saveSettings } = useLedger();
  const types = useCall('history.getHealth', {}).data?.eventTypes ?? [];
  const assets = [...new Set(types.flatMap(({ assets: known }) => known.map(({ value }) => value)))].filter((value) => value !== '');
  const { home = '', product = [] } = ledger?.settings.pages ?? {};
  const save = (pages: { readonly home: string; readonly product: readonly string[] }): void => void saveSettings({ pages: { home: pages.home, product: [...pages.product] } });
  return (
    <fieldset className="gap-settings">
      <legend>The pages, as the history calls them</legend>
      <TextField label="Home page" value={home} list={assets} placeholder="told by its name" onCommit={(next) => save({ home: next.trim(), product })} />
      <ListField label="Product pages, one a line" items={product} onCommit={(next) => save({ home, product: next })} />
    </fieldset>
  );
}

function CheckedSettings(): JSX.Element {
  const { ledger, saveSettings } = useLedger();
  return <TextField label="Last held against what was won" type="date" value={ledger?.settings.modelCheckedOn ?? ''} onCommit={(modelCheckedOn) => void saveSettings({ modelCheckedOn })} />;
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

const SETTINGS: Readonly<Record<string, () => JSX.Element>> = { G09: LeakSettings, G15: PageSettings, G17: ActionSettings, G32: CheckedSettings, G42: ScoreSettings };
