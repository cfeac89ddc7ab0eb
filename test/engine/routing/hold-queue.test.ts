import { describe, expect, it } from 'vitest';
import type { Routing } from '../../../shared/engine/model/configuration.ts';
import { ALWAYS, aRep } from '../../fixtures/a-proposal.ts';
import { DAY, HOUR, MINUTE, MONDAY, leadsEvery, onePool, reps, route } from './a-route.ts';

const holding = (over: Partial<Routing>, hours: 'ignore' | 'require' = 'ignore') =>
  onePool(
    { roster: [aRep('a'), aRep('desk')], rules: [{ id: 'all', name: 'All', when: ALWAYS, poolId: 'pool', onExhausted: 'hold' }], fallback: { name: 'Desk', repId: 'desk' }, holdMaxMinutes: 3 * 24 * 60, ...over },
    { hours, members: [{ repId: 'a', weight: 1 }] },
  );

describe('the hold queue', () => {
  it('drains when a shift starts', () => {
    const [night] = route(holding({}, 'require'), [{ id: '1', at: MONDAY + 3 * HOUR }]);
    expect(night).toMatchObject({ repId: 'a', ruleId: 'all', end: 'rule', waited: 6 });
  });
  it('drains when an absence ends', () => {
    const absences = [{ id: 'x', repId: 'a', from: MONDAY, to: MONDAY + 30 * HOUR }, { id: 'y', repId: 'a', from: MONDAY + 20 * HOUR, to: MONDAY + 36 * HOUR }];
    expect(route(holding({}), [{ id: '1', at: MONDAY + 3 * HOUR }], { absences })[0]).toMatchObject({ repId: 'a', waited: 33 });
  });
  it('drains when a lead closes, by the assumed days', () => {
    const configuration = holding({ roster: [aRep('a', { openCap: 1 }), aRep('desk')], assumptions: { holdingDays: 0.25 } });
    expect(route(configuration, leadsEvery(HOUR, 3)).map(({ waited }) => waited)).toEqual([0, 5, 10]);
  });
  it('drains when a cap’s window rolls over, at the rep’s own midnight', () => {
    const configuration = holding({ roster: [aRep('a', { dayCap: 1, zone: 'America/New_York' }), aRep('desk')] });
    // 10:00 in UTC is 5:00 in New York; his next day begins at 5:00 UTC.
    expect(route(configuration, leadsEvery(HOUR, 2)).map(({ waited }) => waited)).toEqual([0, 18]);
  });
  it('drains when somebody joins and when the pool opens', () => {
    const joins = onePool({ roster: [aRep('a')], rules: [{ id: 'all', name: 'All', when: ALWAYS, poolId: 'pool', onExhausted: 'hold' }] }, { members: [{ repId: 'a', weight: 1, joinedAt: MONDAY + 5 * HOUR }] });
    expect(route(joins, [{ id: '1', at: MONDAY }])[0]).toMatchObject({ repId: 'a', waited: 5 });
    const opens = onePool({ roster: [aRep('a')], rules: [{ id: 'all', name: 'All', when: ALWAYS, poolId: 'pool', onExhausted: 'hold' }] }, { members: [{ repId: 'a', weight: 1 }], openHours: { calendarId: 'office', zone: 'Europe/Berlin' } });
    expect(route(opens, [{ id: '1', at: MONDAY }])[0]).toMatchObject({ repId: 'a', waited: 8 });
  });
  it('gives the hottest first, then whoever waits longest', () => {
    const configuration = holding({ roster: [aRep('a', { dayCap: 1 }), aRep('desk')] });
    const leads = leadsEvery(MINUTE, 4, MONDAY);
    expect(route(configuration, leads, { tier: [0, 1, 0, 1] }).map(({ waited }) => Math.round(waited / 24))).toEqual([0, 2, 1, 3]);
  });
  it('gives a lead to the fallback after the longest wait, counted as unrouted', () => {
    const configuration = holding({ roster: [aRep('a', { dayCap: 0 }), aRep('desk')], holdMaxMinutes: 90 });
    expect(route(configuration, [{ id: '1', at: MONDAY }])[0]).toEqual({ repId: 'desk', ruleId: '', end: 'unrouted', waited: 1.5 });
  });
  it('keeps a lead that still waits at the end of the data, and says so', () => {
    const configuration = holding({ roster: [aRep('a', { dayCap: 0 }), aRep('desk')] });
    expect(route(configuration, [{ id: '1', at: MONDAY }], { until: MONDAY + DAY })[0]).toEqual({ repId: '', ruleId: '', end: 'held', waited: NaN });
  });
  it('ends for a pool without members and for people who never work', () => {
    const nobody = onePool({ rules: [{ id: 'all', name: 'All', when: ALWAYS, poolId: 'pool', onExhausted: 'hold' }] }, { members: [] });
    expect(reps(route(nobody, leadsEvery(MINUTE, 50)))).toMatch(/^(- )*-$/);
    const closed = { id: 'closed', name: 'Closed', week: [[], [], [], [], [], [], []] };
    expect(route(holding({ roster: [aRep('a', { calendarId: 'closed' }), aRep('desk')], calendars: [closed] }, 'require'), leadsEvery(MINUTE, 3)).every(({ end }) => end === 'unrouted')).toBe(true);
  });
});
