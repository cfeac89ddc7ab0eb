import { describe, expect, it } from 'vitest';
import type { Routing } from '../../../shared/engine/model/configuration.ts';
import { aRep, where } from '../../fixtures/a-proposal.ts';
import { DAY, HOUR, MINUTE, MONDAY, leadsEvery, onePool, reps, route } from './a-route.ts';

const roster = [aRep('a'), aRep('b', { dayCap: 1 }), aRep('c', { activeTo: MONDAY })];
const sticky = (stickiness: Routing['stickiness'], over: Partial<Routing> = {}) => onePool({ roster, ...(stickiness === undefined ? {} : { stickiness }), ...over }, { members: [{ repId: 'a', weight: 1 }] });
const deal = (at: number, event: 'created' | 'won') => ({ kind: 'deal' as const, at, event });
const owner = (at: number, of: string) => ({ kind: 'owner' as const, at, owner: of });
const NOON = MONDAY + 12 * HOUR;

describe('leads that stay with somebody before any rule is asked', () => {
  it('go to the owner of their open deal, not of a closed one, and not by what comes later', () => {
    const configuration = sticky({ openDeal: true, overCap: 'assignAnyway' });
    const lead = (id: string, ...facts: ReturnType<typeof deal | typeof owner>[]) => ({ id, at: NOON, facts });
    expect(reps(route(configuration, [
      lead('1', owner(MONDAY, 'b'), deal(MONDAY, 'created')),
      lead('2', owner(MONDAY, 'b'), deal(MONDAY, 'created'), deal(MONDAY + 1, 'won')),
      lead('3', owner(NOON, 'b'), deal(NOON, 'created')),
    ]))).toBe('b a a');
  });
  it('go to the account’s owner, by the field or by who last got one of the account', () => {
    const configuration = sticky({ openDeal: false, accountOwnerField: 'owned by', accountField: 'company', overCap: 'assignAnyway' });
    const fields = (company: string, by: string) => ({ company, 'owned by': by });
    const leads = [{ id: '1', at: NOON, fields: fields('x', 'b') }, { id: '2', at: NOON + 1, fields: fields('x', '') }, { id: '3', at: NOON + 2, fields: fields('y', '') }];
    expect(route(configuration, leads).map(({ repId, end }) => `${repId} ${end}`)).toEqual(['b kept', 'b kept', 'a rule']);
  });
  it('go to the previous owner of the last days, who must still be active', () => {
    const configuration = sticky({ openDeal: false, previousOwnerDays: 7, overCap: 'assignAnyway' });
    const lead = (id: string, days: number, of: string) => ({ id, at: NOON, facts: [owner(NOON - days * DAY, of)] });
    expect(reps(route(configuration, [lead('1', 6, 'b'), lead('2', 8, 'b'), lead('3', 1, 'c')]))).toBe('b a a');
  });
  it.each([['assignAnyway', 'b b', [0, 0]], ['routeOn', 'b a', [0, 0]], ['hold', 'b b', [0, 12]]] as const)('when the owner is over a cap: %s', (overCap, expected, waited) => {
    const leads = leadsEvery(0, 2, NOON).map((lead) => ({ ...lead, facts: [owner(MONDAY, 'b')] }));
    const routed = route(sticky({ openDeal: false, previousOwnerDays: 7, overCap }), leads);
    expect(reps(routed)).toBe(expected);
    expect(routed.map((each) => each.waited)).toEqual(waited);
  });
  it('go to whoever has the person’s other record', () => {
    const configuration = onePool({ roster, duplicates: { field: 'email', withinDays: 2 } }, { strategy: 'ordered', members: [{ repId: 'a', weight: 1 }, { repId: 'b', weight: 1 }] });
    const lead = (id: string, at: number, email: string) => ({ id, at, fields: { email } });
    expect(reps(route(configuration, [lead('1', NOON, 'p'), lead('2', NOON + HOUR, 'p'), lead('3', NOON + HOUR, ''), lead('4', NOON + 3 * DAY, 'p')]))).toBe('a a b a');
  });
});

describe('a lead that is taken from somebody', () => {
  it('goes to anybody but him, by rule and by stickiness', () => {
    const configuration = onePool({}, { strategy: 'ordered', members: ['a', 'b'].map((repId) => ({ repId, weight: 1 })) });
    expect(reps(route(configuration, leadsEvery(MINUTE, 3), { exclude: ['a', 'b', ''] }))).toBe('b a b');
    const kept = sticky({ openDeal: false, previousOwnerDays: 7, overCap: 'assignAnyway' });
    expect(reps(route(kept, [{ id: '1', at: NOON, facts: [owner(MONDAY, 'b')] }], { exclude: ['b'] }))).toBe('a');
  });
});

describe('what a pool may ask of its members', () => {
  it('is the lead’s territory, segment and skills; an unknown one fits only who takes any', () => {
    const configuration = onePool(
      {
        territoryField: 'country',
        territories: [{ id: 'north', name: 'North', values: ['NO'] }],
        segments: [{ id: 'large', name: 'Large', when: where('size', 100, 'ge') }, { id: 'small', name: 'Small', when: where('size', 100, 'lt') }],
        skills: [{ id: 'german', name: 'German', when: where('language', 'de') }],
        roster: [aRep('a', { territories: ['north'], segments: ['large'] }), aRep('b', { skills: ['german'] }), aRep('c', { segments: ['small'] })],
      },
      { strategy: 'ordered', match: ['territory', 'segment', 'skill'], members: ['a', 'c', 'b'].map((repId) => ({ repId, weight: 1 })) },
    );
    const lead = (id: string, fields: Record<string, string | number>) => ({ id, at: NOON, fields: { country: '', size: '', language: '', ...fields } });
    expect(reps(route(configuration, [
      lead('1', { country: 'NO', size: 500 }), lead('2', { country: 'IT', size: 5 }), lead('3', {}), lead('4', { size: 5, language: 'de' }), lead('5', { country: 'NO' }),
    ]))).toBe('a c b b b');
  });
  it('knows a skill by the name that somebody typed for it before the policy had it', () => {
    const configuration = onePool(
      { skills: [{ id: 'skill-1', name: 'German', when: where('language', 'de') }], roster: [aRep('a'), aRep('b', { skills: [' german'] })] },
      { strategy: 'ordered', match: ['skill'], members: ['a', 'b'].map((repId) => ({ repId, weight: 1 })) },
    );
    expect(reps(route(configuration, [{ id: '1', at: NOON, fields: { language: 'de' } }, { id: '2', at: NOON + HOUR, fields: { language: 'de' } }]))).toBe('b b');
  });
  it('passes on to its overflow pool, and a circle of overflows ends', () => {
    const pool = (id: string, repId: string, overflowPoolId: string) => ({ id, name: id, strategy: 'weightedSmooth' as const, hours: 'ignore' as const, overflowPoolId, members: [{ repId, weight: 1 }] });
    const configuration = onePool({ roster: [aRep('a', { dayCap: 1 }), aRep('b', { dayCap: 1 })], pools: [pool('pool', 'a', 'other'), pool('other', 'b', 'pool')] });
    expect(reps(route(configuration, leadsEvery(MINUTE, 3)))).toBe('a b -');
  });
});

describe('caps', () => {
  it('count what a person kept as well, unless the pool counts the leads alone that a rule gave', () => {
    const one = (capSource: 'all' | 'routed') => onePool(
      { roster: [aRep('a', { dayCap: 1 }), aRep('b')], duplicates: { field: 'email', withinDays: 5 } },
      { strategy: 'ordered', capSource, members: ['a', 'b'].map((repId) => ({ repId, weight: 1 })) },
    );
    // On Tuesday a keeps the second record of the person that Monday's rule gave, b has the next turn, and a the one after it.
    const leads = [0, 26, 28, 30].map((hours, i) => ({ id: String(i), at: MONDAY + (2 + hours) * HOUR, fields: { email: ['x', 'x', 'y', 'z'][i] ?? '' } }));
    const rotated = (capSource: 'all' | 'routed') => reps(route(one(capSource), leads));
    expect([rotated('all'), rotated('routed')]).toEqual(['a a b b', 'a a b a']);
  });
  it('count the rep’s ISO week and his 30 days, never a thirtieth of them', () => {
    const week = onePool({ roster: [aRep('a', { weekCap: 2 })] });
    expect(reps(route(week, leadsEvery(DAY, 8)))).toBe('a a - - - - - a');
    const month = onePool({ roster: [aRep('a', { rolling30Cap: 14 })] });
    const got = reps(route(month, leadsEvery(DAY / 2, 31 * 2, Date.UTC(2026, 9, 5)))).split(' ');
    expect(got.filter((repId) => repId === 'a').length).toBe(16);
    expect(got.slice(0, 14).every((repId) => repId === 'a')).toBe(true);
    expect(got.slice(14, 60).every((repId) => repId === '-')).toBe(true);
  });
  it('count the policy’s days where it names a zone', () => {
    const leads = [{ id: '1', at: MONDAY + 22.5 * HOUR }, { id: '2', at: MONDAY + 23.5 * HOUR }];
    const own = { roster: [aRep('a', { dayCap: 1, zone: 'UTC' })] };
    expect(reps(route(onePool(own), leads))).toBe('a -');
    expect(reps(route(onePool({ ...own, capZone: 'Europe/Berlin' }), leads))).toBe('a a');
    expect(reps(route(onePool({ ...own, capZone: 'Pacific/Auckland' }), [{ id: '1', at: MONDAY + 10.5 * HOUR }, { id: '2', at: MONDAY + 11.5 * HOUR }]))).toBe('a a');
  });
});
