import type { OutputOf } from '../../../shared/contract/contract.ts';
import { coefficientText, plural } from '../../components/figure-text.ts';
import type { Outcome } from '../../components/outcome-glyph.tsx';

export type Round = OutputOf<'blind.startRound'>;
export type Seat = Round['seats'][number];
export type BlindCase = OutputOf<'blind.listCases'>[number];
export type Revealed = OutputOf<'blind.getResult'>;
export type RevealedCase = Revealed['cases'][number];
export type Verdict = 'workNow' | 'nurture' | 'disqualify';
export type AgreementFigure = Revealed['teamKappa'];

/** The three answers in the order of their keys, and what each does. */
export const VERDICTS: readonly { readonly verdict: Verdict; readonly key: string; readonly name: string; readonly would: string }[] = [
  { verdict: 'workNow', key: '1', name: 'Work now', would: 'would work it now' },
  { verdict: 'nurture', key: '2', name: 'Nurture', would: 'would nurture it' },
  { verdict: 'disqualify', key: '3', name: 'Disqualify', would: 'would drop it' },
];
const VERDICT_NAMES = new Map(VERDICTS.map(({ verdict, name }) => [verdict, name]));
export const verdictName = (verdict: Verdict | null): string => (verdict === null ? 'Not known' : (VERDICT_NAMES.get(verdict) ?? ''));

/** Why somebody says so; ticked, counted by team after the reveal. */
export const REASONS = ['Good fit', 'Asked for it', 'Shows interest', 'Too early', 'Poor fit', 'Wrong person', 'Too small', 'Too little known'] as const;

/** How sure, from 1 to 5. */
export const CONFIDENCE = ['a guess', 'rather unsure', 'as sure as not', 'rather sure', 'certain'] as const;

export const TEAM_NAMES: Readonly<Record<Seat['team'], string>> = { marketing: 'Marketing', sales: 'Sales', revops: 'RevOps', facilitator: 'Facilitators', observer: 'Observers' };

/** How a case ended, as its glyph and its word. */
export const ENDS: Readonly<Record<NonNullable<RevealedCase['outcome']>['end'], { readonly glyph: Outcome; readonly word: string }>> = {
  won: { glyph: 'kept', word: 'Won' },
  rejected: { glyph: 'rejected', word: 'Rejected' },
  disqualified: { glyph: 'rejected', word: 'Disqualified' },
  recycled: { glyph: 'rejected', word: 'Recycled' },
  lost: { glyph: 'late', word: 'Deal lost' },
  noTouch: { glyph: 'never', word: 'No logged touch' },
  open: { glyph: 'unknown', word: 'Still open' },
};

export const STRATA: Readonly<Record<Round['drawn']['strata'][number]['stratum'], string>> = {
  won: 'Won', rejected: 'Rejected', noTouch: 'No logged touch', nearThreshold: 'Within 10 points of the threshold',
};

/** A coefficient with a true minus: .41, −.05; `undefined` in words where there is none. */
export const kappaText = (value: number | null): string => (value === null ? 'undefined' : Number.isInteger(value) ? `${value}`.replace('-', '−') : coefficientText(value).replace('-', '−'));

/** What a case is remembered by: its latest deeds. */
export function deedsText(deeds: BlindCase['deeds'], most = 2): string {
  const named = deeds.slice(0, most).map(({ type, asset, times }) => `${asset === '' ? type : asset}${times > 1 ? ` ×${times}` : ''}`);
  return named.length === 0 ? 'Nothing recorded' : named.join(', ');
}

/** Days before the moment, as people say it. */
export const daysBefore = (days: number): string => (days === 0 ? 'the same day' : `${plural(days, 'day')} before`);

/** Who is where in an open round. */
export function progressOf(seat: Seat, cases: number): string {
  if (seat.isLocked) return 'Locked';
  return seat.answered === 0 ? 'Not begun' : `${seat.answered} of ${cases} answered`;
}

/** The next one to get the laptop: somebody who began, else the first who has not locked; null when all have. */
export function nextSeat(seats: readonly Seat[]): Seat | null {
  const waiting = seats.filter((seat) => !seat.isLocked);
  return waiting.find((seat) => seat.answered > 0) ?? waiting[0] ?? null;
}

/** Whether this rater is the only one of the team, so that the team's verdicts are this person's. */
export const isAlone = (seat: Seat, seats: readonly Seat[]): boolean => !seat.isTeam && seats.filter(({ team }) => team === seat.team).length === 1;
