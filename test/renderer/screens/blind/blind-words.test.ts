import { describe, expect, it } from 'vitest';
import { kappaSentence } from '../../../../renderer/screens/blind/agreement-panel.tsx';
import { caseSentence, openFinding, revealedFinding } from '../../../../renderer/screens/blind/blind-finding.ts';
import { deedsText, isAlone, kappaText, nextSeat, progressOf, type AgreementFigure, type Revealed, type Round, type Seat, type Verdict } from '../../../../renderer/screens/blind/blind-words.ts';

const aSeat = (over: Partial<Seat> = {}): Seat => ({ id: 'a', label: 'Ann', team: 'sales', isTeam: false, participantId: 'ann', isListed: true, answered: 0, isLocked: false, isOpen: false, ...over });
const aRound = (...seats: Seat[]): Round => ({ id: 'r', number: 2, status: 'open', startedAt: 0, revealedAt: null, revision: 1, seed: 1, drawn: { cases: 10, leads: 99, strata: [], notes: [] }, seats, teamKappa: null });
const aFigure = (over: Partial<AgreementFigure> = {}): AgreementFigure => ({ value: 0.5, low: 0.45, high: 0.9, n: 40, draws: 2000, undefinedDraws: 0, reason: null, ...over });
const aResult = (over: Partial<Revealed> = {}): Revealed => ({
  raters: 7, sameVerdicts: 8, noMajority: 0, raw: aFigure(), teamKappa: aFigure(), raterKappa: aFigure(), raterMethod: 'fleiss', closed: [], cases: [],
  comparisons: [{ who: 'marketing', cases: 15, wouldSend: 9, won: 1, matches: 11 }, { who: 'sales', cases: 15, wouldSend: 1, won: 3, matches: 8 }, { who: 'draft', cases: 15, wouldSend: 7, won: 2, matches: 15 }], ...over,
});
const teams = (marketing: Verdict | null, sales?: Verdict | null) => ({
  teams: [{ team: 'marketing' as const, majority: marketing }, ...(sales === undefined ? [] : [{ team: 'sales' as const, majority: sales }])].map((one) => ({ ...one, votes: [0, 0, 0], confidence: 3, reasons: [], notes: [] })),
});

describe('the words of an open round', () => {
  it('say who has locked and nothing else', () => {
    expect(openFinding(aRound(aSeat(), aSeat()))).toBe('Round 2 is open, and nobody has locked yet.');
    expect(openFinding(aRound(aSeat({ isLocked: true }), aSeat()))).toBe('1 of 2 have locked their ballots in round 2.');
    expect(openFinding(aRound(aSeat({ isLocked: true })))).toBe('Everybody has locked round 2. It can be revealed.');
  });

  it('hand the laptop to whoever began, else to the first who has not locked', () => {
    const seats = [aSeat({ id: '1', isLocked: true, answered: 10 }), aSeat({ id: '2' }), aSeat({ id: '3', answered: 4 })];
    expect(nextSeat(seats)?.id).toBe('3');
    expect(nextSeat(seats.slice(0, 2))?.id).toBe('2');
    expect(nextSeat(seats.slice(0, 1))).toBeNull();
    expect(seats.map((seat) => progressOf(seat, 10))).toEqual(['Locked', 'Not begun', '4 of 10 answered']);
  });

  it('warn somebody whose verdicts will be the team\'s', () => {
    const [one, other] = [aSeat(), aSeat({ id: 'b' })];
    expect([isAlone(one, [one]), isAlone(one, [one, other]), isAlone(aSeat({ isTeam: true }), [one])]).toEqual([true, false, false]);
  });
});

describe('the finding of a revealed round', () => {
  const result = aResult({ cases: Array.from({ length: 15 }, (_, i) => ({ caseNumber: i + 1, leadId: '', entropy: 0, isSame: true, individuals: [], draft: null, tier: null, score: null, outcome: null, ...teams('nurture', 'nurture') })) });
  it('holds the teams against each other, the draft and what happened', () => {
    expect(revealedFinding(result, 'teams')).toBe('The two teams gave the same verdict on 8 of 15 leads.');
    expect(revealedFinding(result, 'rule')).toBe('The drafted rule judges 11 of 15 leads as marketing does; 8 of 15 leads as sales does.');
    expect(revealedFinding(result, 'outcome')).toBe('Of 9 leads that marketing would work now, 1 was won; of 1 lead that sales would work now, 3 were won.');
  });

  it('says so when the teams cannot be compared', () => {
    const none = aFigure({ value: null, low: null, high: null, reason: 'Nobody of sales took part.' });
    expect(revealedFinding(aResult({ raters: 1, raw: none, teamKappa: none }), 'teams')).toMatch(/^1 rater judged 0 leads; the two teams cannot be compared/);
    expect(revealedFinding(aResult({ comparisons: [] }), 'rule')).toMatch(/Neither team took part/);
  });

  it.each([
    [teams('workNow', 'disqualify'), 'Marketing would work it now, sales would drop it.'],
    [teams('nurture', 'nurture'), 'Both teams would nurture it.'],
    [teams('workNow', null), 'Marketing would work it now, sales had no majority.'],
    [teams(null, null), 'Neither team had a majority.'],
    [teams('nurture'), 'Marketing would nurture it.'],
    [{ teams: [] }, ''],
  ])('says what the teams make of a case', (one, sentence) => {
    expect(caseSentence(one)).toBe(sentence);
  });
});

describe('κ in words', () => {
  it.each([[null, 'undefined'], [1, '1'], [0, '0'], [-0.05, '−.05'], [0.4146, '.41']])('prints %s as %s', (value, text) => {
    expect(kappaText(value)).toBe(text);
  });

  it.each([
    [aFigure(), /lies above \.40/],
    [aFigure({ low: -0.1, high: 0.3 }), /lies below \.40: the teams mean different leads/],
    [aFigure({ low: 0.1, high: 0.8, n: 12 }), /reaches over \.40.*12 leads are too few/],
    [aFigure({ low: 1, high: 1 }), /says nothing about chance/],
    [aFigure({ value: null, low: null, high: null }), /κ is undefined/],
    [aFigure({ undefinedDraws: 17 }), /In 17 of 2,000 draws κ was undefined; they are left out/],
  ])('says what its interval allows', (figure, sentence) => {
    expect(kappaSentence(figure)).toMatch(sentence);
  });
});

describe('what a case is remembered by', () => {
  it('is its two latest deeds, or that there are none', () => {
    const deed = (asset: string, times: number) => ({ type: 'Page viewed', asset, times, lastDaysBefore: 0 });
    expect(deedsText([deed('Pricing', 2), deed('', 1), deed('Home', 1)])).toBe('Pricing ×2, Page viewed');
    expect(deedsText([])).toBe('Nothing recorded');
  });
});
