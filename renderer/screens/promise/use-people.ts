import type { Team } from '../../../shared/engine/model/workshop.ts';
import { useCall } from '../../state/use-call.ts';

/** The people of the room by name, those of a team first. */
export function usePeople(team: Team): string[] {
  const people = useCall('workshop.getWorkshop', {}).data?.participants ?? [];
  return [...people.filter((person) => person.team === team), ...people.filter((person) => person.team !== team)].map((person) => person.name);
}
