import type { JSX } from 'react';
import type { Rep } from '../../../shared/engine/model/configuration.ts';
import { skillIds } from '../../../shared/engine/routing/holds-skill.ts';
import { ComboField, MultiField } from '../../components/combo-field.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { ZONES } from '../zone-fields.ts';
import { withOptional, withoutKey } from './routing-edits.ts';

type CapKey = 'weight' | 'dayCap' | 'weekCap' | 'rolling30Cap' | 'openCap';
const CAPS: readonly { readonly key: CapKey; readonly label: string; readonly none: string }[] = [
  { key: 'weight', label: 'Weight in every pool', none: '1' },
  { key: 'dayCap', label: 'Leads a day at most', none: 'No cap' },
  { key: 'weekCap', label: 'Leads a week at most', none: 'No cap' },
  { key: 'rolling30Cap', label: 'Leads in 30 days at most', none: 'No cap' },
  { key: 'openCap', label: 'Open leads at most', none: 'No cap' },
];

/** One change of a person, told apart from its label so that it can be made to many at once. */
export type RepChange = (label: string, recipe: (now: Rep) => Rep) => void;

/** What can be set for one person or for many alike; where they differ the field is empty. */
export function RepFields({ people, change }: { readonly people: readonly Rep[]; readonly change: RepChange }): JSX.Element {
  const routing = useProposal().configuration?.routing;
  const [first] = people;
  if (routing === undefined || first === undefined) return <></>;
  const common = <K extends keyof Rep>(key: K): Rep[K] | undefined => (people.every((one) => JSON.stringify(one[key]) === JSON.stringify(first[key])) ? first[key] : undefined);
  const defined = routing.skills ?? [];
  const own = [...new Set(routing.roster.flatMap(({ skills }) => skillIds(skills, defined)))];
  const skillChoices = [...defined.map(({ id, name }) => ({ value: id, label: name })), ...own.filter((one) => !defined.some(({ id }) => id === one)).map((one) => ({ value: one, label: one }))];
  return (
    <>
      <ComboField label="Time zone" value={common('zone') ?? ''} placeholder="They differ" choices={ZONES} onCommit={(zone) => change('Time zone', (now) => ({ ...now, zone }))} />
      <SelectField label="Working hours" value={common('calendarId') ?? ''} placeholder="They differ" choices={routing.calendars.map((one) => ({ value: one.id, label: one.name }))} onCommit={(calendarId) => change('Working hours', (now) => ({ ...now, calendarId }))} />
      <MultiField label="Territories" values={common('territories') ?? []} choices={routing.territories.map((one) => ({ value: one.id, label: one.name }))} onCommit={(territories) => change('Territories', (now) => ({ ...now, territories }))} placeholder={common('territories') === undefined ? 'They differ' : 'Any'} />
      {(routing.segments ?? []).length > 0 && <MultiField label="Segments" values={common('segments') ?? []} choices={(routing.segments ?? []).map((one) => ({ value: one.id, label: one.name }))} onCommit={(segments) => change('Segments', (now) => (segments.length === 0 ? withoutKey(now, 'segments') : { ...now, segments }))} placeholder="Any" />}
      {skillChoices.length > 0 && <MultiField label="Skills" values={skillIds(common('skills') ?? [], defined)} choices={skillChoices} onCommit={(skills) => change('Skills', (now) => ({ ...now, skills }))} placeholder={common('skills') === undefined ? 'They differ' : 'None'} />}
      <TextField label="A further skill" value="" onCommit={(text) => { const skill = text.trim(); if (skill !== '') change('Skills', (now) => ({ ...now, skills: skillIds([...now.skills, skill], defined) })); }} />
      <div className="rep-caps">
        {CAPS.map(({ key, label, none }) => <NumberField key={key} label={label} value={common(key) ?? null} min={key === 'weight' ? 0.1 : 0} max={100_000} allowEmpty placeholder={people.every((one) => one[key] === undefined) ? none : common(key) === undefined ? 'They differ' : none} onCommit={(value) => change(label, (now) => withOptional(now, key, value))} />)}
      </div>
    </>
  );
}
