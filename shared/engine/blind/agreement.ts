/** How far the raters of a blind round agree, and which cases they disagree about most (domain.md §4.1). */
import type { Team } from '../model/workshop.ts';
import { VERDICTS, type Ballot, type Seat, type Verdict } from './ballot.ts';
import { bootstrap } from './bootstrap.ts';
import { cohenKappa, fleissKappa } from './kappa.ts';

/** A figure of agreement: `value` null is undefined or not to be had, and `reason` then says why and what to do. */
export interface AgreementFigure {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Cases that it counts. */
  readonly n: number;
  readonly draws: number;
  /** Draws of the bootstrap in which it was undefined; they are left out of the interval. */
  readonly undefinedDraws: number;
  readonly reason: string | null;
}

/** How many ballots of a team each verdict got, in the order of `VERDICTS`. */
export interface TeamTally {
  readonly team: Team;
  readonly votes: readonly number[];
  /** The verdict with the most ballots; null is no majority: two or more verdicts share the top. */
  readonly majority: Verdict | null;
  /** Mean confidence, 1 to 5. */
  readonly confidence: number;
}

/** One case as the raters saw it. */
export interface CaseAgreement {
  readonly caseNumber: number;
  readonly teams: readonly TeamTally[];
  /** Over all ballots, in bits: 0 when all agree, at most log2 3. */
  readonly entropy: number;
  /** Whether marketing and sales gave the same verdict; null when one has no majority or took no part. */
  readonly isSame: boolean | null;
}

/** Everything about agreement in one round. */
export interface Agreement {
  readonly raters: number;
  /** Cases on which the majorities of marketing and sales are the same. */
  readonly sameVerdicts: number;
  /** Cases on which marketing or sales had no majority. */
  readonly noMajority: number;
  /** Share of the cases with two majorities on which these are the same. */
  readonly raw: AgreementFigure;
  /** Cohen's κ between the majorities of marketing and of sales: what gap rule G12 looks at. */
  readonly teamKappa: AgreementFigure;
  /** Cohen's κ for two raters, Fleiss' for more. */
  readonly raterKappa: AgreementFigure;
  readonly raterMethod: 'cohen' | 'fleiss';
  /** Most disputed first: by entropy, then cases on which the teams differ, then by number. */
  readonly cases: readonly CaseAgreement[];
}

/** The teams that appear, marketing and sales first. */
const TEAM_ORDER: readonly Team[] = ['marketing', 'sales', 'revops', 'facilitator', 'observer'];

/** Compares complete ballots: every seat has answered every case from 1 to `cases`. */
export function measureAgreement(seats: readonly Seat[], ballots: readonly Ballot[], cases: number, seed: number): Agreement {
  const codes = codesOf(seats, ballots, cases);
  const found = Array.from({ length: cases }, (_, index) => caseAgreement(seats, ballots, index + 1));
  const majorities = found.flatMap(({ teams }) => {
    const [marketing, sales] = [codeOf(teams, 'marketing'), codeOf(teams, 'sales')];
    return marketing < 0 || sales < 0 ? [] : [[marketing, sales] as const];
  });
  const missing = missingTeam(seats);
  const judge = { cases: majorities, seed };
  return {
    raters: seats.length,
    sameVerdicts: found.filter(({ isSame }) => isSame === true).length,
    noMajority: missing === null ? found.filter(({ isSame }) => isSame === null).length : 0,
    raw: figureOf({ ...judge, missing: missing ?? (majorities.length === 0 ? NO_MAJORITIES : null), figure: rawAgreement }),
    teamKappa: figureOf({ ...judge, missing: missing ?? (majorities.length === 0 ? NO_MAJORITIES : null), figure: (pairs) => cohenKappa(pairs, VERDICTS.length) }),
    raterMethod: seats.length > 2 ? 'fleiss' : 'cohen',
    raterKappa: figureOf({ cases: codes, seed, missing: fewRaters(seats.length), figure: seats.length > 2 ? (drawn) => fleissKappa(drawn.map(tallyOf)) : (drawn) => cohenKappa(drawn.map((row) => [row[0] ?? 0, row[1] ?? 0]), VERDICTS.length) }),
    cases: found.toSorted((a, b) => b.entropy - a.entropy || Number(b.isSame === false) - Number(a.isSame === false) || a.caseNumber - b.caseNumber),
  };
}

const NO_MAJORITIES = 'On no case did both teams have a majority, so their verdicts cannot be compared. Let each team answer as one in the next round, or seat an odd number of people.';
const UNDEFINED = 'Every verdict was the same, so chance alone would agree as often: κ is undefined. Draw more varied cases in a second round.';

const rawAgreement = (pairs: readonly (readonly [number, number])[]): number | null =>
  pairs.length === 0 ? null : pairs.filter(([a, b]) => a === b).length / pairs.length;

const tallyOf = (codes: readonly number[]): number[] => VERDICTS.map((_, verdict) => codes.filter((code) => code === verdict).length);

function figureOf<T>({ cases, seed, missing, figure }: { readonly cases: readonly T[]; readonly seed: number; readonly missing: string | null; readonly figure: (drawn: readonly T[]) => number | null }): AgreementFigure {
  const empty = { value: null, low: null, high: null, n: cases.length, draws: 0, undefinedDraws: 0 };
  if (missing !== null) return { ...empty, reason: missing };
  const value = figure(cases);
  if (value === null) return { ...empty, reason: UNDEFINED };
  return { value, n: cases.length, ...bootstrap(cases, figure, seed), reason: null };
}

function missingTeam(seats: readonly Seat[]): string | null {
  const absent = (['marketing', 'sales'] as const).filter((team) => !seats.some((seat) => seat.team === team));
  if (absent.length === 0) return null;
  return `Nobody of ${absent.join(' and nobody of ')} took part, so the teams cannot be compared. Seat somebody of both in the next round.`;
}

function fewRaters(raters: number): string | null {
  if (raters >= 2) return null;
  return `${raters === 0 ? 'Nobody' : 'One rater'} answered, and agreement needs two. Start a second round with one more person or team.`;
}

/** One row a case: the code of each seat's verdict, in the order of seats. Throws for a ballot that is not there. */
function codesOf(seats: readonly Seat[], ballots: readonly Ballot[], cases: number): number[][] {
  return Array.from({ length: cases }, (_, index) =>
    seats.map(({ id }) => {
      const ballot = ballots.find((one) => one.seatId === id && one.caseNumber === index + 1);
      if (ballot === undefined) throw new Error(`seat ${id} has no ballot on case ${index + 1}`);
      return VERDICTS.indexOf(ballot.verdict);
    }),
  );
}

function caseAgreement(seats: readonly Seat[], ballots: readonly Ballot[], caseNumber: number): CaseAgreement {
  const own = ballots.filter((ballot) => ballot.caseNumber === caseNumber);
  const teams = TEAM_ORDER.flatMap((team) => {
    const ids = seats.filter((seat) => seat.team === team).map(({ id }) => id);
    return ids.length === 0 ? [] : [teamTally(team, own.filter(({ seatId }) => ids.includes(seatId)))];
  });
  const [marketing, sales] = [codeOf(teams, 'marketing'), codeOf(teams, 'sales')];
  return { caseNumber, teams, entropy: entropyOf(tallyOf(own.map(({ verdict }) => VERDICTS.indexOf(verdict)))), isSame: marketing < 0 || sales < 0 ? null : marketing === sales };
}

function teamTally(team: Team, ballots: readonly Ballot[]): TeamTally {
  const votes = tallyOf(ballots.map(({ verdict }) => VERDICTS.indexOf(verdict)));
  const top = Math.max(...votes);
  const majority = votes.filter((count) => count === top).length === 1 ? (VERDICTS[votes.indexOf(top)] ?? null) : null;
  return { team, votes, majority, confidence: ballots.length === 0 ? 0 : ballots.reduce((sum, { confidence }) => sum + confidence, 0) / ballots.length };
}

const codeOf = (teams: readonly TeamTally[], team: Team): number => {
  const majority = teams.find((one) => one.team === team)?.majority ?? null;
  return majority === null ? -1 : VERDICTS.indexOf(majority);
};

/** Shannon's entropy of the shares of a tally, in bits; 0 for a tally of nothing. */
export function entropyOf(tally: readonly number[]): number {
  const all = tally.reduce((sum, count) => sum + count, 0);
  return tally.reduce((bits, count) => (count === 0 ? bits : bits - (count / all) * Math.log2(count / all)), 0);
}
