import { describe, expect, it } from 'vitest';
import type { Absence, Pool, Rep } from '../../../shared/engine/model/configuration.ts';
import { aRep, officeHours } from '../../fixtures/a-proposal.ts';
import { DAY, HOUR, MINUTE, MONDAY, leadsEvery, onePool, reps, route } from './a-route.ts';

const even = ['a', 'b', 'c'].map((repId) => ({ repId, weight: 1 }));
const strategy = (pool: Partial<Pool>, roster?: readonly Rep[]) => onePool(roster === undefined ? {} : { roster }, { members: even, ...pool });
const away = (repId: string, from: number, to: number): Absence => ({ id: repId, repId, from, to });
const NINE = MONDAY + 9 * HOUR;

describe('smooth weights', () => {
  it('spread 5, 1, 1 as a a b a c a a', () => {
    expect(reps(route(onePool(), leadsEvery(MINUTE, 7)))).toBe('a a b a c a a');
  });
  it('multiply a member’s weight by the rep’s own', () => {
    const roster = [aRep('a', { weight: 5 }), aRep('b'), aRep('c')];
    expect(reps(route(strategy({ strategy: 'weightedSmooth' }, roster), leadsEvery(MINUTE, 7)))).toBe('a a b a c a a');
  });
});

describe('turns in order', () => {
  const bIsAway = { absences: [away('b', NINE, NINE + 2.5 * MINUTE)] };
  it('go round; whoever is away loses the turn', () => {
    expect(reps(route(strategy({ strategy: 'ordered' }), leadsEvery(MINUTE, 7, NINE), bIsAway))).toBe('a c a b c a b');
  });
  it('or keeps one, and is picked first when he is back, without moving the circle', () => {
    expect(reps(route(strategy({ strategy: 'ordered', skipPolicy: 'hold' }), leadsEvery(MINUTE, 7, NINE), bIsAway))).toBe('a c a b b c a');
  });
});

describe('shortfall', () => {
  it('gives to whoever lacks most of his share', () => {
    const members = [{ repId: 'a', weight: 2 }, { repId: 'b', weight: 1 }];
    expect(reps(route(onePool({}, { strategy: 'shortfall', members }), leadsEvery(MINUTE, 6)))).toBe('a b a a b a');
  });
  it('does not flood a member who returns: at most one more than the others in the next leads', () => {
    const back = NINE + 40 * MINUTE;
    const routed = route(strategy({ strategy: 'shortfall' }), leadsEvery(MINUTE, 80, NINE), { absences: [away('c', NINE, back)] });
    const after = routed.slice(40, 52).map(({ repId }) => repId);
    expect(routed.slice(0, 40).some(({ repId }) => repId === 'c')).toBe(false);
    expect(after.filter((repId) => repId === 'c').length).toBeLessThanOrEqual(5);
    expect(after.filter((repId) => repId === 'c').length).toBeGreaterThanOrEqual(3);
  });
});

describe('least loaded', () => {
  it('counts leads that are open by the assumed days, as a share of the open cap', () => {
    const roster = [aRep('a', { openCap: 4 }), aRep('b', { openCap: 2 })];
    const configuration = onePool({ roster, assumptions: { holdingDays: 1 } }, { strategy: 'leastLoaded', members: [{ repId: 'a', weight: 1 }, { repId: 'b', weight: 1 }] });
    expect(reps(route(configuration, leadsEvery(MINUTE, 8, NINE)))).toBe('a b a b a a - -');
    expect(reps(route(configuration, [...leadsEvery(MINUTE, 6, NINE), { id: 'next day', at: NINE + DAY }]))).toBe('a b a b a a a');
  });
});

describe('fastest free', () => {
  it('gives to whoever works first', () => {
    const roster = [aRep('a'), aRep('b', { zone: 'Europe/Berlin' }), aRep('c', { zone: 'America/New_York' })];
    // In the night before Monday the day begins in Berlin first; on Friday evening only New York is still at work.
    expect(reps(route(strategy({ strategy: 'fastestFree' }, roster), [{ id: 'night', at: MONDAY + HOUR }, { id: 'evening', at: MONDAY + 4 * DAY + 19 * HOUR }]))).toBe('b c');
  });
  it('looks past an absence', () => {
    const roster = [aRep('a'), aRep('b', { calendarId: 'late' })];
    const configuration = onePool({ roster, calendars: [officeHours(), officeHours(10, 18, 'late')] }, { strategy: 'fastestFree', members: even.slice(0, 2) });
    expect(reps(route(configuration, [{ id: '1', at: MONDAY }], { absences: [away('a', MONDAY + 8 * HOUR, MONDAY + 12 * HOUR)] }))).toBe('b');
  });
});

describe('what HubSpot’s rotation does', () => {
  it('ignores absence, hours and caps', () => {
    const roster = [aRep('a', { dayCap: 0 }), aRep('b'), aRep('c')];
    expect(reps(route(strategy({ strategy: 'hubspotRotate', hours: 'require' }, roster), leadsEvery(MINUTE, 6, MONDAY + 3 * HOUR), { absences: [away('b', MONDAY, MONDAY + DAY)] }))).toBe('a b c a b c');
  });
  it('starts to count again when the list changes, so that nobody makes up for anything', () => {
    const members = [...even.slice(0, 2), { repId: 'c', weight: 1, joinedAt: NINE + 3.5 * MINUTE }];
    expect(reps(route(onePool({}, { strategy: 'hubspotRotate', members }), leadsEvery(MINUTE, 7, NINE)))).toBe('a b a b c a b');
  });
});
