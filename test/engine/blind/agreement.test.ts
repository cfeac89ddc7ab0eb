import { describe, expect, it } from 'vitest';
import { entropyOf, measureAgreement } from '../../../shared/engine/blind/agreement.ts';
import { VERDICTS, type Ballot, type Seat } from '../../../shared/engine/blind/ballot.ts';
import type { Team } from '../../../shared/engine/model/workshop.ts';
import { seededRandom, shuffled } from '../../../shared/engine/metrics/seeded-random.ts';

type Answer = readonly [team: Team, letters: string];

/** Ballots of each seat, one letter a case: w work now, n nurture, d disqualify. */
function aRound(...answers: readonly Answer[]): { seats: Seat[]; ballots: Ballot[]; cases: number } {
  const seats = answers.map(([team], index) => ({ id: `seat-${index}`, team, isTeam: false }));
  const ballots = answers.flatMap(([, letters], index) =>
    [...letters].map((letter, place) => ({ seatId: `seat-${index}`, caseNumber: place + 1, verdict: VERDICTS['wnd'.indexOf(letter)] ?? 'nurture', confidence: 3, reasons: [], note: '' })),
  );
  return { seats, ballots, cases: answers[0]?.[1].length ?? 0 };
}
const measure = (...answers: readonly Answer[]) => {
  const { seats, ballots, cases } = aRound(...answers);
  return measureAgreement(seats, ballots, cases, 7);
};

describe('the agreement of a blind round', () => {
  it('compares the majorities of the teams, and says which cases had none', () => {
    const found = measure(['marketing', 'wwnd'], ['marketing', 'wnnd'], ['sales', 'wwwd'], ['sales', 'wwwn'], ['sales', 'nwwd']);
    expect(found).toMatchObject({ sameVerdicts: 2, noMajority: 1, raters: 5, raterMethod: 'fleiss' });
    expect(found.raw).toMatchObject({ value: 2 / 3, n: 3, reason: null });
    expect(found.teamKappa).toMatchObject({ value: 0.5, n: 3 }); // verdicts w/w, n/w, d/d: (3·2 − 3)/(9 − 3)
    expect(found.cases.find(({ caseNumber }) => caseNumber === 2)).toMatchObject({ isSame: null, teams: [{ team: 'marketing', majority: null }, { team: 'sales', majority: 'workNow' }] });
  });

  it('is Cohen\'s for two raters, also as two teams, with an interval that holds the figure', () => {
    const found = measure(['marketing', 'wwnndwnwdd'], ['sales', 'wnnndwwwdn']);
    expect(found.raterMethod).toBe('cohen');
    expect(found.raterKappa).toEqual(found.teamKappa);
    const { value, low, high, draws } = found.teamKappa;
    expect(draws).toBe(2000);
    expect(low ?? 2).toBeLessThan(value ?? -2);
    expect(high ?? -2).toBeGreaterThan(value ?? 2);
  });

  it('is the same for the same seed and another for another', () => {
    const { seats, ballots, cases } = aRound(['marketing', 'wwnndwnwdd'], ['sales', 'wnnndwwwdn']);
    expect(measureAgreement(seats, ballots, cases, 1)).toEqual(measureAgreement(seats, ballots, cases, 1));
    expect(measureAgreement(seats, ballots, cases, 1).teamKappa).not.toEqual(measureAgreement(seats, ballots, cases, 2).teamKappa);
  });

  it('counts the draws in which κ is undefined, and leaves them out of the interval', () => {
    const found = measure(['marketing', 'wwn'], ['sales', 'wwn']).teamKappa;
    expect(found).toMatchObject({ value: 1, low: 1, high: 1 });
    expect(found.undefinedDraws / found.draws).toBeGreaterThan(0.28); // (2/3)³ + (1/3)³ = 1/3 of all draws
    expect(found.undefinedDraws / found.draws).toBeLessThan(0.39);
  });

  it('says that κ is undefined when all ballots are equal, though everybody agrees', () => {
    const found = measure(['marketing', 'www'], ['sales', 'www'], ['sales', 'www']);
    expect(found.raw.value).toBe(1);
    for (const { value, low, high, reason } of [found.teamKappa, found.raterKappa]) {
      expect([value, low, high]).toEqual([null, null, null]);
      expect(reason).toMatch(/undefined.*second round/);
    }
  });

  it.each<[Answer[], RegExp, RegExp]>([
    [[], /Nobody answered.*second round/, /Nobody of marketing and nobody of sales/],
    [[['sales', 'wn']], /One rater answered/, /Nobody of marketing took part/],
  ])('says what to do with too few raters', (answers, rater, team) => {
    const found = measure(...answers);
    expect(found.raterKappa).toMatchObject({ value: null, reason: expect.stringMatching(rater) as string });
    expect(found.teamKappa).toMatchObject({ value: null, reason: expect.stringMatching(team) as string });
    expect(JSON.stringify(found)).not.toContain('NaN');
  });

  it('says so when no case has two majorities', () => {
    expect(measure(['marketing', 'wn'], ['marketing', 'nw'], ['sales', 'wn']).teamKappa.reason).toMatch(/no case.*answer as one/i);
  });

  it('puts the most disputed cases first, those on which the teams differ before others', () => {
    const found = measure(['marketing', 'wwwww'], ['sales', 'wndwn'], ['revops', 'wnwdn']);
    expect(found.cases.map(({ caseNumber }) => caseNumber)).toEqual([2, 3, 5, 4, 1]);
    expect(found.cases.at(-1)?.entropy).toBe(0);
  });
});

describe('the entropy of a tally', () => {
  it.each([[[3, 0, 0], 0], [[1, 1, 0], 1], [[2, 2, 2], Math.log2(3)], [[0, 0, 0], 0]])('of %j is %d bits', (tally, bits) => {
    expect(entropyOf(tally)).toBeCloseTo(bits, 12);
  });
});

describe('the seeded source of chance', () => {
  it('gives the published first numbers of its generator, the same every time', () => {
    const [a, b] = [seededRandom(42), seededRandom(42)];
    const first = Array.from({ length: 100 }, () => a.next());
    expect(Array.from({ length: 100 }, () => b.next())).toEqual(first);
    expect(first.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(first[0]).toBeCloseTo(0.6011037519201636, 15);
  });

  it('shuffles without losing anything, every place as likely', () => {
    const random = seededRandom(1);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i += 1) {
      const order = shuffled([0, 1, 2, 3], random);
      expect(order.toSorted()).toEqual([0, 1, 2, 3]);
      counts[order.indexOf(0)] = (counts[order.indexOf(0)] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
