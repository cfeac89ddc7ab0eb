import { describe, expect, it } from 'vitest';
import type { Sla } from '../../../shared/engine/model/configuration.ts';
import { testClause } from '../../../shared/engine/replay/clause-test.ts';
import { playHistory, setStage } from '../../../shared/engine/replay/play-history.ts';
import { runReplay } from '../../../shared/engine/replay/run-replay.ts';
import { clausesOf } from '../../../shared/engine/sla/clauses.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import type { FactSpec, LeadSpec } from '../../fixtures/a-history.ts';
import { DAY, HOUR, MINUTE, MONDAY, aProposal, call, inputOf, owned, stage } from './a-replay.ts';

const WEEK = 7 * DAY;
const lead = (id: string, at: number, owner: string, facts: FactSpec[], source = 'Web'): LeadSpec => ({ id, createdAt: at - DAY, fields: { source }, facts: [owned(at, owner), stage(at, 'mql'), ...facts] });
const history = aHistory({
  roles: { source: 'source' },
  owners: [{ extId: 'ann', name: 'Ann' }, { extId: 'bob', name: 'Bob' }],
  leads: [
    ...[0, 1, 2, 3].map((i) => lead(`kept ${i}`, MONDAY + i * MINUTE, 'ann', [call(MONDAY + i * MINUTE + 10 * MINUTE)])),
    lead('late', MONDAY, 'ann', [call(MONDAY + 3 * HOUR)]),
    lead('never', MONDAY, 'bob', [], 'Paid'),
    lead('next week', MONDAY + WEEK, 'bob', [call(MONDAY + WEEK + 20 * MINUTE)]),
    lead('the end', MONDAY + 3 * WEEK, 'bob', [call(MONDAY + 3 * WEEK)]),
  ],
});

function tested(id: string, sla: Partial<Sla> = {}) {
  const base = aProposal();
  const targets = base.tiers.classes.map(({ id: tierId }) => ({ tierId, budgetMinutes: 60, clock: 'elapsed' as const }));
  const input = inputOf(history, aProposal({ sla: { touches: [{ type: 'CALL' }], targets, ...sla } }));
  const clause = clausesOf(input.configuration).find((one) => one.id === id);
  if (clause === undefined) throw new Error(`There is no clause ${id}.`);
  return testClause(playHistory(input, setStage(input)), runReplay(input), clause);
}
const tier = aProposal().tiers.classes.at(-1)?.id ?? '';

describe('a clause tested beyond its share', () => {
  it('names who missed a first touch, most misses first, with how many each had', () => {
    const { by, misses } = tested(`response.${tier}`);
    expect(by).toBe('person');
    expect(misses).toEqual([{ id: 'ann', name: 'Ann', missed: 1, n: 5 }, { id: 'bob', name: 'Bob', missed: 1, n: 2 }]);
  });

  it('says within which time the promised share was touched, and that it never was when too many have no touch', () => {
    const within = (share: number) => tested(`response.${tier}`, { targets: [{ tierId: tier, budgetMinutes: 60, clock: 'elapsed', share }] });
    expect(within(0.5)).toMatchObject({ reachMinutes: 10, reachShare: 0.5 });
    expect(within(0.8)).toMatchObject({ reachMinutes: 180 });
    expect(within(0.9)).toMatchObject({ reachMinutes: null, reachShare: 0.9 });
  });

  it('counts a busy week over whole weeks, and the caps of those in pools', () => {
    expect(tested(`response.${tier}`)).toMatchObject({ busyWeek: 5, people: 2 });
  });

  it('tells a promise of marketing by source, each lead once', () => {
    expect(tested('marketing.few', { marketing: [{ kind: 'requiredFields', id: 'few', fields: ['phone'], share: 1, owner: '' }] }).misses).toEqual([]);
    const { by, misses } = tested('marketing.score', { marketing: [{ kind: 'minimumScore', id: 'score', points: 99_900, share: 1, owner: '' }] });
    expect(by).toBe('source');
    expect(misses).toEqual([{ id: 'Web', name: 'Web', missed: 7, n: null }, { id: 'Paid', name: 'Paid', missed: 1, n: null }]);
  });
});
