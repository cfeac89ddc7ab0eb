import type { InputOf } from '../../../shared/contract/contract.ts';
import type { Participant, Team } from '../../../shared/engine/model/workshop.ts';
import type { Round } from './blind-words.ts';

export type Rater = InputOf<'blind.startRound'>['raters'][number];

/** How a team takes part: each person alone, all as one, or not at all. */
export type TeamMode = 'people' | 'one' | 'out';

/** Who is to answer: the mode of each team, and the people who sit out. */
export interface RaterChoice {
  readonly modes: Readonly<Record<'marketing' | 'sales' | 'revops', TeamMode>>;
  readonly out: ReadonlySet<string>;
}

export const RATING_TEAMS = ['marketing', 'sales', 'revops'] as const;
const peopleOf = (people: readonly Participant[], team: Team): Participant[] => people.filter((person) => person.team === team);

/** As the last round was; at first everybody of marketing and sales, a team without people as one. */
export function firstChoice(people: readonly Participant[], before: Round | null): RaterChoice {
  const modeOf = (team: (typeof RATING_TEAMS)[number]): TeamMode => {
    const seats = before?.seats.filter((seat) => seat.team === team);
    if (seats !== undefined) return seats.length === 0 ? 'out' : seats.some(({ isTeam }) => isTeam) ? 'one' : 'people';
    if (team === 'revops') return 'out';
    return peopleOf(people, team).length === 0 ? 'one' : 'people';
  };
  const seated = new Set(before?.seats.map(({ participantId }) => participantId));
  const out = before === null ? [] : people.filter(({ id, team }) => before.seats.some((seat) => seat.team === team && !seat.isTeam) && !seated.has(id)).map(({ id }) => id);
  return { modes: { marketing: modeOf('marketing'), sales: modeOf('sales'), revops: modeOf('revops') }, out: new Set(out) };
}

/** The raters that a choice means, in the order of the list of people. */
export function ratersOf(people: readonly Participant[], { modes, out }: RaterChoice): Rater[] {
  return RATING_TEAMS.flatMap((team): Rater[] => {
    if (modes[team] === 'out') return [];
    if (modes[team] === 'one') return [{ kind: 'team', team }];
    return peopleOf(people, team).filter(({ id }) => !out.has(id)).map(({ id }) => ({ kind: 'person', participantId: id }));
  });
}

/** Why the round cannot begin yet, or what its figure will lack; null when there is nothing to say. */
export function choiceNote(people: readonly Participant[], choice: RaterChoice): { readonly isRefused: boolean; readonly sentence: string } | null {
  const raters = ratersOf(people, choice);
  if (raters.length < 2) return { isRefused: true, sentence: `Agreement needs two raters, and ${raters.length === 0 ? 'nobody is' : 'one is'} chosen. Choose one more person, or let a team answer as one.` };
  const teamOf = (rater: Rater): Team | undefined => (rater.kind === 'team' ? rater.team : people.find(({ id }) => id === rater.participantId)?.team);
  const missing = (['marketing', 'sales'] as const).filter((team) => !raters.some((rater) => teamOf(rater) === team));
  if (missing.length > 0) return { isRefused: false, sentence: `Nobody of ${missing.join(' or ')} answers, so the two teams will not be compared.` };
  const even = (['marketing', 'sales'] as const).filter((team) => choice.modes[team] === 'people' && raters.filter((rater) => teamOf(rater) === team).length % 2 === 0);
  return even.length === 0 ? null : { isRefused: false, sentence: `${even.map((team) => (team === 'marketing' ? 'Marketing' : even[0] === team ? 'Sales' : 'sales')).join(' and ')} ${even.length === 1 ? 'has' : 'have'} an even number of people: a tie counts as no majority.` };
}
