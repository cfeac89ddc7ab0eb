import { describe, expect, it } from 'vitest';
import type { Configuration, Routing } from '../../../shared/engine/model/configuration.ts';
import { ALWAYS, aConfiguration, aRep, where } from '../../fixtures/a-proposal.ts';
import { HOUR, MONDAY, leadsEvery, onePool, reps, route } from './a-route.ts';

describe('routing leads', () => {
  it('gives a tie to whoever received a lead longest ago, whatever pool it came from', () => {
    const routing = onePool().routing;
    const pools = [
      { id: 'north', name: 'North', strategy: 'weightedSmooth' as const, hours: 'ignore' as const, members: [{ repId: 'a', weight: 1 }] },
      { id: 'both', name: 'Both', strategy: 'weightedSmooth' as const, hours: 'ignore' as const, members: [{ repId: 'a', weight: 1 }, { repId: 'b', weight: 1 }] },
    ];
    const rules = [
      { id: 'north', name: 'North', when: where('country', 'N'), poolId: 'north', onExhausted: 'fallback' as const },
      { id: 'rest', name: 'Rest', when: ALWAYS, poolId: 'both', onExhausted: 'fallback' as const },
    ];
    const leads = [{ id: '1', at: MONDAY, fields: { country: 'N' } }, { id: '2', at: MONDAY + 1, fields: { country: 'S' } }];
    expect(reps(route(aConfiguration({ routing: { ...routing, pools, rules } }), leads))).toBe('a b');
  });

  it('takes the first rule that is true and treats unknown as false', () => {
    const routing: Partial<Routing> = {
      pools: ['a', 'b'].map((id) => ({ id, name: id, strategy: 'weightedSmooth', hours: 'ignore', members: [{ repId: id, weight: 1 }] })),
      rules: [
        { id: 'germany', name: 'Germany', when: where('country', 'DE'), poolId: 'a', onExhausted: 'fallback' },
        { id: 'abroad', name: 'Abroad', when: where('country', 'DE', 'ne'), poolId: 'b', onExhausted: 'fallback' },
      ],
    };
    const leads = [{ id: '1', at: MONDAY, fields: { country: 'DE' } }, { id: '2', at: MONDAY, fields: { country: 'FR' } }, { id: '3', at: MONDAY }];
    expect(route(onePool(routing), leads)).toMatchObject([{ ruleId: 'germany', repId: 'a' }, { ruleId: 'abroad', repId: 'b' }, { ruleId: '', repId: '' }]);
  });

  it('resets a day cap at the rep’s own midnight, over a clock change too', () => {
    const berlin = onePool({ roster: [aRep('a', { zone: 'Europe/Berlin', dayCap: 1 })] });
    const sunday = Date.UTC(2026, 9, 24, 21, 30); // 23:30 on the Saturday before the clocks go back
    const leads = [0, 1, 24, 25, 25.5].map((hours, i) => ({ id: String(i), at: sunday + hours * HOUR }));
    // 23:30 Sat · 00:30 Sun · 22:30 Sun (the 25 hour day) · 23:30 Sun · 00:00 Mon
    expect(reps(route(berlin, leads))).toBe('a a - - a');
  });

  it('passes over those who are away, have left, have not started or are outside their hours', () => {
    const roster = [
      aRep('a', { activeTo: MONDAY }),
      aRep('b', { activeFrom: MONDAY + 24 * HOUR }),
      aRep('c', { zone: 'America/New_York' }),
    ];
    const away = [{ id: '1', repId: 'c', from: MONDAY + 15 * HOUR, to: MONDAY + 16 * HOUR }];
    // 10:00 and 15:00 and 16:00 in UTC are 5:00, 10:00 and 11:00 in New York.
    const leads = [10, 15, 16].map((hour) => ({ id: String(hour), at: MONDAY + hour * HOUR }));
    expect(reps(route(onePool({ roster }, { hours: 'require' }), leads, { absences: away }))).toBe('- - c');
  });

  it('goes on to the next true rule, or to the fallback, when a pool is exhausted', () => {
    const configuration = (onExhausted: 'next' | 'fallback'): Configuration =>
      onePool({
        roster: [aRep('a', { dayCap: 1 }), aRep('b'), aRep('desk')],
        pools: ['a', 'b'].map((id) => ({ id, name: id, strategy: 'weightedSmooth', hours: 'ignore', members: [{ repId: id, weight: 1 }] })),
        rules: ['a', 'b'].map((id) => ({ id, name: id, when: ALWAYS, poolId: id, onExhausted })),
        fallback: { name: 'Desk', repId: 'desk' },
      });
    expect(reps(route(configuration('next'), leadsEvery(1, 3)))).toBe('a b b');
    expect(reps(route(configuration('fallback'), leadsEvery(1, 3)))).toBe('a desk desk');
  });

  it('sends a lead to the fallback when its rule names a pool or people that are gone', () => {
    const gone = onePool({ rules: [{ id: 'r', name: 'R', when: ALWAYS, poolId: 'gone', onExhausted: 'next' }] });
    expect(reps(route(gone, leadsEvery(1, 1)))).toBe('-');
    expect(reps(route(onePool({ roster: [aRep('b')] }), leadsEvery(1, 2)))).toBe('b b');
  });
});
