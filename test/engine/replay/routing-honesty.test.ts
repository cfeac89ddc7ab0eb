import { describe, expect, it } from 'vitest';
import { ALWAYS, aRep } from '../../fixtures/a-proposal.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { DAY, HOUR, MONDAY, aProposal, call, demo, figure, opened, owned, replayOf, stage, value, visit } from './a-replay.ts';

const history = aHistory({ leads: Array.from({ length: 4 }, (_, i) => ({ id: String(i), createdAt: MONDAY, fields: { country: 'NO' }, facts: [owned(MONDAY - 1, 'bob'), demo(MONDAY + i)] })) });

describe('figures that rest on how long a lead stays open', () => {
  const roster = [aRep('ann', { openCap: 1 }), aRep('bob')];
  it('are simulated, with the assumption printed; what does not rest on it stays deterministic', () => {
    const result = replayOf(history, aProposal({ routing: { roster, assumptions: { holdingDays: 3 } } }));
    expect([figure(result, 'proposed.load.ann'), figure(result, 'proposed.noRuleShare')].map(({ honesty }) => honesty)).toEqual(['simulated', 'simulated']);
    expect(figure(result, 'proposed.mqls').honesty).toBe('deterministic');
    expect(value(result, 'proposed.load.ann')).toBe(1);
    expect(result.summary.warnings.some((text) => text.includes('assumed to stay open for 3 days'))).toBe(true);
  });
  it('do not count the cap before the assumption is made, and say so', () => {
    const result = replayOf(history, aProposal({ routing: { roster } }));
    expect(figure(result, 'proposed.load.ann')).toMatchObject({ honesty: 'deterministic', value: 2 });
    expect(result.summary.warnings.some((text) => text.includes('1 open cap does not count'))).toBe(true);
  });
});

describe('leads that are taken back', () => {
  const handed = (id: string, touchedAt: number) => ({ id, createdAt: MONDAY, fields: { country: 'NO' }, facts: [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'ann'), call(touchedAt)] });
  const all = aHistory({ leads: [handed('in time', MONDAY + HOUR), handed('let lie', MONDAY + 30 * HOUR), { id: 'after', createdAt: MONDAY, fields: { country: 'NO' }, facts: [visit(MONDAY + 9 * DAY)] }] });
  const taking = aProposal({ routing: { reassignment: { atShare: 2, most: 1, manager: 'Head of sales' } } });
  it('are observed on the owners who had them, and bounded on those who would have had them', () => {
    const result = replayOf(all, taking);
    expect(figure(result, 'actual.letLie')).toMatchObject({ honesty: 'observed', value: 0.5, n: 2 });
    expect(opened(result, all, 'actual.letLie')).toEqual(['let lie']);
    expect(figure(result, 'proposed.takenBack')).toMatchObject({ honesty: 'bounded', low: 0, high: 2, value: 2 });
    expect(figure(result, 'proposed.toManager')).toMatchObject({ low: 0, high: 2 });
  });
  it('have no figure, and change none, where the policy takes nothing back', () => {
    expect(replayOf(all).summary.figures.map(({ id }) => id)).not.toContain('proposed.takenBack');
    const rest = replayOf(all, taking).summary.figures.filter(({ id }) => !['actual.letLie', 'proposed.takenBack', 'proposed.toManager'].includes(id));
    expect(rest.map(({ id, value: of }) => [id, of])).toEqual(replayOf(all).summary.figures.map(({ id, value: of }) => [id, of]));
  });
});

describe('leads that wait and leads that stay', () => {
  it('have figures of their own where a policy has such a part', () => {
    const rules = [{ id: 'any', name: 'Any lead', when: ALWAYS, poolId: 'all', onExhausted: 'hold' as const }];
    const result = replayOf(history, aProposal({ routing: { rules, roster: [aRep('ann', { dayCap: 1 }), aRep('bob', { dayCap: 0 })] } }));
    expect([value(result, 'proposed.held'), value(result, 'proposed.unrouted')]).toEqual([3, 0]);
    const kept = replayOf(history, aProposal({ routing: { stickiness: { openDeal: false, previousOwnerDays: 5, overCap: 'assignAnyway' } } }));
    expect([value(kept, 'proposed.kept'), value(kept, 'proposed.unrouted')]).toEqual([4, 0]);
    expect(replayOf(history).summary.figures.some(({ id }) => id === 'proposed.held' || id === 'proposed.kept')).toBe(false);
  });
});
