import type { Team } from '../model/workshop.ts';
import type { Ballot, Seat } from './ballot.ts';

/** A seat whose person said whether the room may see the own ballots. */
export interface ConsentingSeat extends Seat {
  readonly isOpen: boolean;
}

/** Which ballots may be shown one by one, and what must stay closed so that nobody's show by the way. */
export interface OpenSeats {
  readonly ids: ReadonlySet<string>;
  /** Teams in which one person alone did not agree: with the others' ballots beside the team's count, theirs would show. */
  readonly closedTeams: readonly Team[];
  /** Teams of one person who did not agree: the verdict is the team's, but how sure and why stay closed. */
  readonly silentTeams: readonly Team[];
}

/**
 * Individual ballots are never shown without consent (domain.md §4.1), and not by subtraction either: the count of a
 * team is always shown, so when all but one of it agree, nobody's are.
 */
export function openSeats(seats: readonly ConsentingSeat[]): OpenSeats {
  const people = seats.filter(({ isTeam }) => !isTeam);
  const teams = [...new Set(people.map(({ team }) => team))];
  const closedTeams = teams.filter((team) => {
    const own = people.filter((seat) => seat.team === team);
    return own.length > 1 && own.filter(({ isOpen }) => !isOpen).length === 1;
  });
  const silentTeams = teams.filter((team) => seats.filter((seat) => seat.team === team).every(({ isOpen, isTeam }, _, own) => own.length === 1 && !isOpen && !isTeam));
  return { silentTeams, ids: new Set(people.filter(({ team, isOpen }) => isOpen && !closedTeams.includes(team)).map(({ id }) => id)), closedTeams };
}

/** What a team gave as reasons on a case: ticked ones counted, own words only of open seats and of teams that answered as one; nothing of a silent team. */
export function spokenReasons(seats: readonly Seat[], open: OpenSeats, ballots: readonly Ballot[], team: Team, caseNumber: number): { readonly reasons: readonly { readonly reason: string; readonly count: number }[]; readonly notes: readonly string[] } {
  if (open.silentTeams.includes(team)) return { reasons: [], notes: [] };
  const own = ballots.filter((ballot) => ballot.caseNumber === caseNumber && seats.some(({ id, team: of }) => id === ballot.seatId && of === team));
  const counts = new Map<string, number>();
  for (const reason of own.flatMap(({ reasons }) => reasons)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const mayQuote = (seatId: string): boolean => open.ids.has(seatId) || seats.some(({ id, isTeam }) => id === seatId && isTeam);
  return {
    reasons: [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    notes: [...new Set(own.filter(({ seatId, note }) => note.trim() !== '' && mayQuote(seatId)).map(({ note }) => note.trim()))].sort(),
  };
}
