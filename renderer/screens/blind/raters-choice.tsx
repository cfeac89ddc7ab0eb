import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Participant } from '../../../shared/engine/model/workshop.ts';
import { CheckBox } from '../../components/check-box.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { phasePath } from '../../state/phases.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { TEAM_NAMES } from './blind-words.ts';
import { RATING_TEAMS, type RaterChoice, type TeamMode } from './raters-model.ts';

const MODES: readonly { readonly value: TeamMode; readonly label: string }[] = [
  { value: 'people', label: 'One by one' }, { value: 'one', label: 'As one' }, { value: 'out', label: 'Not' },
];

/** Each team: one by one with its people, as one, or not at all. */
export function RatersChoice({ people, choice, onChange }: { readonly people: readonly Participant[]; readonly choice: RaterChoice; readonly onChange: (next: RaterChoice) => void }): JSX.Element {
  const workshopId = useWorkshopId();
  return (
    <div className="raters">
      {RATING_TEAMS.map((team) => {
        const own = people.filter((person) => person.team === team);
        const mode = choice.modes[team];
        return (
          <div key={team} className={`raters-team raters-${team}`}>
            <div className="raters-head">
              <span className="heading">{TEAM_NAMES[team]}</span>
              <SegmentedControl
                label={`How ${TEAM_NAMES[team]} answers`} value={mode} onChange={(value) => onChange({ ...choice, modes: { ...choice.modes, [team]: value } })}
                segments={MODES.map((one) => (one.value === 'people' && own.length === 0 ? { ...one, isDisabled: true } : one))}
              />
            </div>
            {mode === 'one' && <p className="small ink2">The team talks first and gives one verdict on each lead.</p>}
            {mode === 'people' && (
              <ul className="raters-people">
                {own.map((person) => (
                  <li key={person.id}>
                    <CheckBox label={<>{person.name}<span className="ink3">{person.role === '' ? '' : `, ${person.role}`}</span></>} isChecked={!choice.out.has(person.id)} onChange={(isIn) => onChange({ ...choice, out: withMember(choice.out, person.id, !isIn) })} />
                  </li>
                ))}
              </ul>
            )}
            {own.length === 0 && <p className="small ink3">Nobody of {TEAM_NAMES[team]} is in the list of people.</p>}
          </div>
        );
      })}
      <p className="small ink3">Who is in the room is kept under <Link href={phasePath(workshopId, 'prepare')}>Prepare, Client and people</Link>.</p>
    </div>
  );
}

function withMember(set: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (isIn) next.add(id);
  else next.delete(id);
  return next;
}
