import { describe, expect, it } from 'vitest';
import type { Ballot } from '../../../shared/engine/blind/ballot.ts';
import { openSeats, spokenReasons, type ConsentingSeat } from '../../../shared/engine/blind/open-ballots.ts';

const seat = (id: string, team: 'marketing' | 'sales', isOpen: boolean, isTeam = false): ConsentingSeat => ({ id, team, isOpen, isTeam });
const ballot = (seatId: string, note: string, ...reasons: string[]): Ballot => ({ seatId, caseNumber: 1, verdict: 'nurture', confidence: 3, reasons, note });

describe('which ballots may be shown one by one', () => {
  it('is those whose person agreed', () => {
    const open = openSeats([seat('a', 'sales', true), seat('b', 'sales', false), seat('c', 'sales', false), seat('d', 'marketing', true)]);
    expect([[...open.ids], open.closedTeams, open.silentTeams]).toEqual([['a', 'd'], [], []]);
  });

  it('is nobody\'s of a team where a single person did not: the count of the team would tell the last one', () => {
    const open = openSeats([seat('a', 'sales', true), seat('b', 'sales', true), seat('c', 'sales', false), seat('d', 'marketing', true), seat('e', 'marketing', true)]);
    expect([[...open.ids], open.closedTeams]).toEqual([['d', 'e'], ['sales']]);
  });

  it('is none of a team that answered as one: its ballots are nobody\'s own', () => {
    expect(openSeats([seat('a', 'sales', true, true)]).ids.size).toBe(0);
  });
});

describe('what a team gave as reasons', () => {
  it('counts what was ticked, and quotes those only who agreed, each sentence once', () => {
    const seats = [seat('a', 'sales', true), seat('b', 'sales', true), seat('c', 'sales', false), seat('d', 'sales', false)];
    const ballots = [ballot('a', 'Same words', 'Good fit'), ballot('b', ' Same words', 'Good fit', 'Too early'), ballot('c', 'closed words', 'Too early', 'Poor fit'), ballot('d', '')];
    expect(spokenReasons(seats, openSeats(seats), ballots, 'sales', 1)).toEqual({ reasons: [{ reason: 'Good fit', count: 2 }, { reason: 'Too early', count: 2 }, { reason: 'Poor fit', count: 1 }], notes: ['Same words'] });
  });

  it('quotes a team that answered as one', () => {
    const seats = [seat('a', 'sales', false, true)];
    expect(spokenReasons(seats, openSeats(seats), [ballot('a', 'We agree')], 'sales', 1).notes).toEqual(['We agree']);
  });

  it('tells nothing of the only person of a team who did not agree', () => {
    const seats = [seat('a', 'sales', false), seat('b', 'marketing', true)];
    const open = openSeats(seats);
    expect(open.silentTeams).toEqual(['sales']);
    expect(spokenReasons(seats, open, [ballot('a', 'mine', 'Good fit')], 'sales', 1)).toEqual({ reasons: [], notes: [] });
  });
});
