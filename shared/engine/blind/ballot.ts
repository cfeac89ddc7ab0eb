import type { Team } from '../model/workshop.ts';

/** What a lead deserves, in the order of the keys 1, 2, 3 (domain.md §4.1). */
export const VERDICTS = ['workNow', 'nurture', 'disqualify'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One rater: a person, or a team that answers as one. */
export interface Seat {
  readonly id: string;
  readonly team: Team;
  /** True where the whole team answers together: its ballots are nobody's own. */
  readonly isTeam: boolean;
}

/** One answer about one case; `confidence` is 1 (a guess) to 5 (certain), `reasons` and `note` are words of the rater. */
export interface Ballot {
  readonly seatId: string;
  /** The case's number in its round, from 1. */
  readonly caseNumber: number;
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly note: string;
}
