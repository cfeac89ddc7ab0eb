import { plural } from '../../components/figure-text.ts';
import { TEAM_NAMES, VERDICTS, type Revealed, type RevealedCase, type Round } from './blind-words.ts';

/** What the result is held against. */
export type Against = 'teams' | 'rule' | 'outcome';

/** What an open round finds so far: who has locked, and nothing of what was answered. */
export function openFinding({ number, seats }: Round): string {
  const locked = seats.filter(({ isLocked }) => isLocked).length;
  if (locked === seats.length) return `Everybody has locked round ${number}. It can be revealed.`;
  return locked === 0 ? `Round ${number} is open, and nobody has locked yet.` : `${locked} of ${seats.length} have locked their ballots in round ${number}.`;
}

/** The sentence of a revealed round. */
export function revealedFinding(result: Revealed, against: Against): string {
  const cases = result.cases.length;
  if (against === 'teams') {
    if (result.teamKappa.value === null && result.raw.value === null) return `${plural(result.raters, 'rater')} judged ${plural(cases, 'lead')}; the two teams cannot be compared.`;
    return `The two teams gave the same verdict on ${result.sameVerdicts} of ${cases} leads.`;
  }
  const sides = result.comparisons.filter(({ who }) => who === 'marketing' || who === 'sales');
  if (sides.length === 0) return 'Neither team took part, so there is nothing to compare.';
  if (against === 'rule') return `The drafted rule judges ${joined(sides.map(({ who, matches }) => `${matches} of ${cases} leads as ${nameOf(who)} does`))}.`;
  return `${joined(sides.map(({ who, wouldSend, won }) => `Of ${plural(wouldSend, 'lead')} that ${nameOf(who)} would work now, ${won} ${won === 1 ? 'was' : 'were'} won`))}.`;
}

const nameOf = (who: Revealed['comparisons'][number]['who']): string => (who === 'draft' ? 'the draft' : who === 'revops' ? 'RevOps' : who);
const joined = (parts: readonly string[]): string => parts.map((part, index) => (index === 0 ? part : part.replace(/^Of/, 'of'))).join('; ');

/** The muted line: what, when and how many. */
export function revealedNote(round: Round, result: Revealed, time: string): string {
  const people = round.seats.every(({ isTeam }) => isTeam) ? plural(result.raters, 'team') : plural(result.raters, 'rater');
  const split = result.noMajority === 0 ? '' : ` On ${result.noMajority} a team had no majority.`;
  return `Blind round ${round.number}, as of the MQL moment, names masked. ${people}, revealed ${time}; ballots are shown one by one only where their person agreed.${split}`;
}

/** What the teams make of one case, as a sentence for the room. */
export function caseSentence({ teams }: Pick<RevealedCase, 'teams'>): string {
  const said = teams.filter(({ team }) => team === 'marketing' || team === 'sales').map(({ team, majority }) => ({
    name: TEAM_NAMES[team], would: majority === null ? 'had no majority' : (VERDICTS.find(({ verdict }) => verdict === majority)?.would ?? ''),
  }));
  const [first, second] = said;
  if (first === undefined) return '';
  if (second === undefined) return `${first.name} ${first.would}.`;
  if (first.would === second.would) return first.would === 'had no majority' ? 'Neither team had a majority.' : `Both teams ${first.would}.`;
  return `${first.name} ${first.would}, ${second.name.toLowerCase()} ${second.would}.`;
}
