import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Routing } from '../../../shared/engine/model/configuration.ts';
import { routeWithTakeBacks } from '../../../shared/engine/routing/route-leads.ts';
import type { RoutingInput } from '../../../shared/engine/routing/router.ts';
import { UNTIL, anyCase } from './any-routing.ts';
import type { AnyCase } from './any-routing.ts';
import { HOUR, MONDAY, TO, leadsEvery, onePool } from './a-route.ts';
import { inputOf, plainInputOf, toldOf } from './any-input.ts';
import { routePlainlyWithTakeBacks } from './plain-routing.ts';

const IS_FULL = process.env['BATON_FULL'] === '1';
/** Whether and when somebody lets a lead lie: any fixed rule will do. */
const hoursUntilTaken = (turn: number, nth: number, rep: number): number => [Infinity, 1, 5, 26, 0][(turn * 7 + nth * 3 + rep * 5) % 5] ?? Infinity;

function takeBack(leads: ReturnType<typeof leadsEvery>, over: Partial<Routing>, takenAt: RoutingInput['takenAt'], members = ['a', 'b', 'c']) {
  const configuration = onePool({ reassignment: { atShare: 2, most: 2, manager: 'Head of sales' }, ...over }, { members: members.map((repId) => ({ repId, weight: 1 })) });
  const given = { configuration, leads: leads.map((lead) => ({ ...lead, tier: -1, exclude: '' })), absences: [] };
  const input = inputOf(given, { until: TO });
  const found = routeWithTakeBacks(takenAt === undefined ? input : { ...input, takenAt });
  const name = (rep: number): string => configuration.routing.roster[rep]?.id ?? '-';
  return { had: found.takenBack.map(({ rep, takenAt: at }) => `${name(rep)} ${(at - MONDAY) / HOUR}`), told: toldOf(given, found.decisions), toManager: [...found.toManager] };
}

describe('a lead that is let lie', () => {
  it('goes to somebody else at its instant, never back to the one who had it', () => {
    const { had, told } = takeBack(leadsEvery(HOUR, 1), {}, (_, nth, __, at) => (nth === 0 ? at + 4 * HOUR : Infinity));
    expect(had).toEqual(['a 14']);
    expect(told).toEqual([{ end: 'rule', ruleId: 'all', repId: 'b', at: MONDAY + 14 * HOUR }]);
  });
  it('waits for the manager after so many times, owned by nobody', () => {
    const { had, told, toManager } = takeBack(leadsEvery(HOUR, 1), {}, (_, __, ___, at) => at + HOUR);
    expect(had).toEqual(['a 11', 'b 12', 'c 13']);
    expect(told).toEqual([{ end: 'unrouted', ruleId: '', repId: '', at: MONDAY + 13 * HOUR }]);
    expect(toManager).toEqual([1]);
  });
  it('stays where it is under a policy that does not take back', () => {
    const configuration = onePool();
    const given = { configuration, leads: [{ id: '1', at: MONDAY, tier: -1, exclude: '' }], absences: [] };
    expect(routeWithTakeBacks({ ...inputOf(given, { until: TO }), takenAt: (_, __, ___, at) => at }).takenBack).toEqual([]);
  });
  it('frees a place for who waits: an open cap holds no longer', () => {
    const over: Partial<Routing> = { assumptions: { holdingDays: 10 }, rules: onePool().routing.rules.map((rule) => ({ ...rule, onExhausted: 'hold' as const })) };
    const roster = onePool().routing.roster.map((rep) => ({ ...rep, openCap: 1 }));
    const { told } = takeBack(leadsEvery(HOUR, 3), { ...over, roster }, (turn, nth, _, at) => (turn === 0 && nth === 0 ? at + 5 * HOUR : Infinity), ['a', 'b']);
    // a and b are full; at 15:00 the first lead leaves a for nobody else, since b is full, and the third takes the free place.
    expect(told.map(({ repId }) => repId)).toEqual(['', 'b', 'a']);
    expect(told[2]?.at).toBe(MONDAY + 15 * HOUR);
  });
  it('leaves nobody with it where the fallback person is the one who had it', () => {
    const { told } = takeBack(leadsEvery(HOUR, 1), { fallback: { name: 'Desk', repId: 'a' } }, (_, nth, __, at) => (nth === 0 ? at + HOUR : Infinity), ['a']);
    expect(told).toEqual([{ end: 'unrouted', ruleId: '', repId: '', at: MONDAY + 11 * HOUR }]);
  });

  it('equals the plain definition under any policy', () => {
    const most = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(anyCase, most, (drawn, times) => {
        const routing: Routing = { ...drawn.configuration.routing, reassignment: { atShare: 1, most: times, manager: '' } };
        const given: AnyCase = { ...drawn, configuration: { ...drawn.configuration, routing } };
        const place = (repId: string): number => routing.roster.findIndex(({ id }) => id === repId);
        const fast = routeWithTakeBacks({ ...inputOf(given), takenAt: (turn, nth, rep, at) => at + hoursUntilTaken(turn, nth, rep) * HOUR });
        const slow = routePlainlyWithTakeBacks({ ...plainInputOf(given), takenAt: (turn, nth, repId, at) => at + hoursUntilTaken(turn, nth, place(repId)) * HOUR });
        expect(toldOf(given, fast.decisions)).toEqual(slow.told);
        expect(fast.takenBack.map(({ turn, rep, takenAt }) => ({ turn, repId: routing.roster[rep]?.id, takenAt }))).toEqual(slow.taken);
        for (const { takenAt } of fast.takenBack) expect(takenAt).toBeLessThanOrEqual(UNTIL);
      }),
      { numRuns: IS_FULL ? 1000 : 80 },
    );
  });
});
