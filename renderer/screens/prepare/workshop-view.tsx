import type { JSX } from 'react';
import type { InputOf } from '../../../shared/contract/contract.ts';
import type { Participant, Team } from '../../../shared/engine/model/workshop.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/check-box.tsx';
import { ComboField } from '../../components/combo-field.tsx';
import { NumberField } from '../../components/number-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Section, SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useUi } from '../../state/ui-store.ts';
import { useCall, useSend } from '../../state/use-call.ts';
import { CURRENCIES, fromDayField, toDayField, ZONES } from '../zone-fields.ts';
import { useParticipants } from './use-participants.ts';

const TEAMS: readonly { readonly value: Team; readonly label: string }[] = [
  { value: 'marketing', label: 'Marketing' }, { value: 'sales', label: 'Sales' }, { value: 'revops', label: 'RevOps' },
  { value: 'facilitator', label: 'Facilitator' }, { value: 'observer', label: 'Observer' },
];

/** Whose day it is, and who is in the room. */
export function WorkshopView(): JSX.Element {
  return (
    <div className="screen-columns">
      <People />
      <ClientPanel />
    </div>
  );
}

function ClientPanel(): JSX.Element {
  const send = useSend();
  const set = useUi((state) => state.set);
  const workshop = useCall('workshop.getWorkshop', {}).data?.workshop;
  const change = async (next: InputOf<'workshop.updateWorkshop'>): Promise<void> => {
    const reply = await send('workshop.updateWorkshop', next);
    if (!reply.ok) set({ notice: reply.error.message });
  };
  return (
    <SidePanel label="Client" width={340}>
      <Section title="The client">
        {workshop !== undefined && (
          <div className="form-stack">
            <TextField label="Client" value={workshop.clientName} onCommit={(clientName) => void change({ clientName })} />
            <TextField label="Title" value={workshop.title} onCommit={(title) => void change({ title })} />
            <TextField label="Day" type="date" value={toDayField(workshop.startsAt, workshop.zone)} onCommit={(day) => void change({ startsAt: fromDayField(day, workshop.zone) ?? workshop.startsAt })} />
            <ComboField label="Zone" value={workshop.zone} choices={ZONES} onCommit={(zone) => void change({ zone })} hint="Weeks, days and times of this client." />
            <ComboField label="Currency" value={workshop.currency} choices={CURRENCIES} onCommit={(currency) => void change({ currency })} />
          </div>
        )}
      </Section>
      <Section title="Promised today">
        {workshop !== undefined && (
          <NumberField
            label="First touch within, business minutes" value={workshop.currentResponseMinutes} min={1} step={15} allowEmpty unit="min"
            hint="What sales promises before this day. Leave it empty when nothing is promised."
            onCommit={(currentResponseMinutes) => void change({ currentResponseMinutes })}
          />
        )}
      </Section>
    </SidePanel>
  );
}

function People(): JSX.Element {
  const { people, change: changeAll } = useParticipants();
  const change = (id: string, next: Partial<Participant>): void => changeAll((all) => all.map((person) => (person.id === id ? { ...person, ...next } : person)));
  const add = (): void => changeAll((all) => [...all, { id: crypto.randomUUID(), name: 'New person', team: 'sales', role: '', canSign: false }]);
  const lacking = (['marketing', 'sales'] as const).filter((team) => !people.some((person) => person.team === team && person.canSign));
  return (
    <div className="main-column scrolls" tabIndex={0} role="group" aria-label="People">
      <Section title="Who is in the room" note={lacking.length === 0 ? 'one signer for each side is named' : `nobody can sign for ${lacking.join(' and ')} yet`} actions={<Button icon="plus" onClick={add}>Person</Button>}>
        <table className="table people-table" aria-label="People">
          <thead><tr><th scope="col">Name</th><th scope="col">Team</th><th scope="col">Role</th><th scope="col">Can sign</th><th scope="col"><span className="visually-hidden">Remove</span></th></tr></thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id} className={`person-row person-${person.team}`}>
                <td><TextField label={`Name of ${person.name}`} hideLabel value={person.name} onCommit={(name) => name.trim() !== '' && change(person.id, { name })} /></td>
                <td><SelectField label={`Team of ${person.name}`} hideLabel value={person.team} choices={TEAMS} onCommit={(team) => change(person.id, { team })} /></td>
                <td><TextField label={`Role of ${person.name}`} hideLabel value={person.role} placeholder="such as head of demand" onCommit={(role) => change(person.id, { role })} /></td>
                <td><CheckBox label={`${person.name} can sign`} hideLabel isChecked={person.canSign} onChange={(canSign) => change(person.id, { canSign })} /></td>
                <td><Button look="quiet" icon="trash" aria-label={`Remove ${person.name}`} onClick={() => changeAll((all) => all.filter((one) => one.id !== person.id))} /></td>
              </tr>
            ))}
          </tbody>
        </table>
        {people.length === 0 && <p className="statement empty-line">Nobody is in the room yet. Add at least one signer for marketing and one for sales.</p>}
      </Section>
    </div>
  );
}
