import { describe, expect, it } from 'vitest';
import { clockText, readClock, withDay } from '../../../../renderer/screens/route/calendar-week.ts';
import { FALLBACK, layFlow } from '../../../../renderer/screens/route/flow-layout.ts';
import { placed, routeFinding, routeGaps } from '../../../../renderer/screens/route/route-finding.ts';
import { unplacedValues } from '../../../../renderer/screens/route/territory-values.ts';
import { aConfiguration, ALWAYS, officeHours } from '../../../fixtures/a-proposal.ts';
import { aSummary } from '../a-summary.ts';

const rule = (id: string, poolId: string) => ({ id, name: `Rule ${id}`, when: ALWAYS, poolId, onExhausted: 'next' as const });
const pool = (id: string, ...repIds: string[]) => ({ id, name: `Pool ${id}`, strategy: 'weightedSmooth' as const, hours: 'ignore' as const, members: repIds.map((repId) => ({ repId, weight: 1 })) });
const { routing } = aConfiguration({ routing: { rules: [rule('a', 'p'), rule('b', 'gone')], pools: [pool('p', 'r1'), pool('q')] } });
const played = aSummary({ handoffs: { actual: 9, proposed: 12 }, rules: [{ ruleId: 'a', name: 'Rule a', poolId: 'p', leads: 10 }, { ruleId: 'b', name: 'Rule b', poolId: 'gone', leads: 0 }] });

describe('the sentence of the Route screen', () => {
  it('counts what the rules place and what reaches the fallback', () => {
    expect(placed(played)).toEqual({ placed: 10, all: 12, unrouted: 2 });
    expect(routeFinding(routing, played)).toBe('Two rules place 10 of 12 leads; 2 reach the fallback.');
  });

  it('says when every lead is placed, when there is none and when there is no history', () => {
    const one = { ...routing, rules: [rule('a', 'p')] };
    expect(routeFinding(one, aSummary({ handoffs: { actual: 0, proposed: 10 }, rules: [{ ruleId: 'a', name: 'a', poolId: 'p', leads: 10 }] }))).toBe('One rule places every one of 10 leads.');
    expect(routeFinding(one, aSummary({ handoffs: { actual: 0, proposed: 0 } }))).toBe('One rule stands ready; this proposal makes no lead an MQL.');
    expect(routeFinding(one, undefined)).toContain('no history has been imported');
    expect(routeFinding({ ...routing, rules: [] }, played)).toBe('No rule yet: every lead reaches the fallback.');
  });

  it('names the first of many rules that never fire, so that the rules themselves stay in sight', () => {
    const rules = Array.from({ length: 285 }, (_, i) => ({ ruleId: `r${i}`, name: `Rule ${i}`, poolId: 'p', leads: 0 }));
    expect(routeGaps(routing, { ...played, rules })[0]).toBe('285 rules never fire: Rule 0, Rule 1, Rule 2 and 282 more');
  });

  it('names rules that never fire or lead nowhere, and pools without people', () => {
    expect(routeGaps(routing, played)).toEqual(['1 rule never fires: Rule b', '1 pool without people: Pool q', '1 rule without a pool: Rule b']);
  });
});

describe('the flow', () => {
  it('ends each band in its pool, and in the fallback where the pool is gone', () => {
    const layout = layFlow(routing, new Map([['a', 10]]), 2, { row: 50, pool: 46, gap: 8 });
    expect(layout.sources.map(({ id, targetId, leads, y }) => [id, targetId, leads, y])).toEqual([['a', 'p', 10, 25], ['b', FALLBACK, 0, 75], [FALLBACK, FALLBACK, 2, 125]]);
    expect(layout.targets.map(({ id, y }) => [id, y])).toEqual([['p', 0], ['q', 54], [FALLBACK, 108]]);
    expect(layout.height).toBe(154);
  });
});

describe('working hours and territories', () => {
  it('reads and writes times of the clock face', () => {
    expect(clockText(570)).toBe('09:30');
    expect(clockText(1800)).toBe('06:00');
    expect(readClock('09:30')).toBe(570);
    expect(readClock('soon')).toBeNull();
  });

  it('closes a day or changes its first span and leaves the other days alone', () => {
    const week = officeHours();
    expect(withDay(week, 0, []).week[0]).toEqual([]);
    expect(withDay(week, 5, [[600, 720], [780, 840]]).week[5]).toEqual([[600, 720], [780, 840]]);
    expect(withDay(week, 0, []).week[1]).toEqual(week.week[1]);
  });

  it('lists the values that no territory claims, most leads first', () => {
    const values = [{ value: 'x', count: 1 }, { value: 'y', count: 5 }, { value: 'z', count: 3 }];
    expect(unplacedValues(values, [{ id: 't', name: 't', values: ['y'] }]).map(({ value }) => value)).toEqual(['z', 'x']);
  });
});
