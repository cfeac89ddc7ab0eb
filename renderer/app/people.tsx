import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Participant } from '../../shared/engine/model/workshop.ts';
import { plural } from '../components/figure-text.ts';
import { phasePath } from '../state/phases.ts';

/** Two letters for a person: the first of the first and of the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter((word) => word !== '');
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? [...(words[words.length - 1] ?? '')][0] ?? '' : [...(words[0] ?? '')][1] ?? '';
  return (first + last).toLocaleUpperCase();
}

/** Who is in the room, as initials underlined in the colour of their team; a count where the window is narrow. */
export function People({ participants, workshopId }: { readonly participants: readonly Participant[]; readonly workshopId: string }): JSX.Element {
  const shown = participants.slice(0, 10);
  return (
    <Link href={phasePath(workshopId, 'prepare')} className="people">
      {shown.map((person) => <span key={person.id} aria-hidden="true" className={`person person-${person.team}`} title={`${person.name}, ${person.role === '' ? person.team : person.role}`}>{initialsOf(person.name)}</span>)}
      <span className="people-count">{plural(participants.length, 'person', 'people')} <span className="visually-hidden">in the room</span></span>
    </Link>
  );
}
