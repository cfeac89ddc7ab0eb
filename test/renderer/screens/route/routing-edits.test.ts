import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addPool, addRep, addRule, addTerritory, freeId, moveRule, moveRuleTo, onRouting, removePool, removeRep, removeTerritory, setFallback, setWeight, withNeeds, withOptional,
} from '../../../../renderer/screens/route/routing-edits.ts';
import { dropPlace } from '../../../../renderer/screens/route/use-rule-drag.ts';
import type { Routing } from '../../../../shared/engine/model/configuration.ts';
import { aConfiguration, aRep, ALWAYS } from '../../../fixtures/a-proposal.ts';

const routing = (over: Partial<Routing> = {}): Routing => ({ ...aConfiguration().routing, ...over });
const rule = (id: string, poolId = 'p') => ({ id, name: id, when: ALWAYS, poolId, onExhausted: 'next' as const });
const pool = (id: string, ...repIds: string[]) => ({ id, name: id, strategy: 'weightedSmooth' as const, hours: 'ignore' as const, members: repIds.map((repId) => ({ repId, weight: 1 })) });

describe('editing the routing policy', () => {
  it('makes a pool with the first rule, so that the rule leads somewhere', () => {
    const made = addRule(routing());
    expect(made.rules).toHaveLength(1);
    expect(made.rules[0]?.poolId).toBe(made.pools[0]?.id);
  });

  it('puts a new rule last and into the first pool', () => {
    const made = addRule(routing({ rules: [rule('a')], pools: [pool('p'), pool('q')] }));
    expect(made.rules.map((one) => one.poolId)).toEqual(['p', 'p']);
    expect(made.pools).toHaveLength(2);
  });

  it('moves a rule one place and leaves the ends alone', () => {
    const three = routing({ rules: [rule('a'), rule('b'), rule('c')] });
    expect(moveRule('c', -1)(three).rules.map(({ id }) => id)).toEqual(['a', 'c', 'b']);
    expect(moveRule('a', -1)(three)).toBe(three);
    expect(moveRule('c', 1)(three)).toBe(three);
    expect(moveRule('x', 1)(three)).toBe(three);
  });

  it('puts a rule at any other place', () => {
    const three = routing({ rules: [rule('a'), rule('b'), rule('c')] });
    expect([0, 1, 2].map((to) => moveRuleTo('a', to)(three).rules.map(({ id }) => id).join(''))).toEqual(['abc', 'bac', 'bca']);
    expect([moveRuleTo('a', 3)(three), moveRuleTo('a', -1)(three), moveRuleTo('x', 1)(three)]).toEqual([three, three, three]);
  });

  it('drops a row before the one whose upper half the pointer is over, counted without itself', () => {
    const rows = [0, 50, 100].map((top) => ({ top, bottom: top + 50 }));
    expect([10, 40, 80, 130, 400].map((y) => dropPlace(rows, 0, y))).toEqual([{ to: 0, edge: 0 }, { to: 0, edge: 50 }, { to: 1, edge: 100 }, { to: 2, edge: 150 }, { to: 2, edge: 150 }]);
    expect(dropPlace(rows, 2, 10)).toEqual({ to: 0, edge: 0 });
  });

  it('gives a skill by its id to whoever had typed its name', () => {
    const made = withNeeds('skills', [{ id: 'skill-1', name: 'German', when: ALWAYS }])(routing({ roster: [aRep('r1', { skills: ['german', 'Golf'] }), aRep('r2')] }));
    expect(made.roster.map(({ skills }) => skills)).toEqual([['skill-1', 'Golf'], []]);
    expect(withNeeds('skills', [])(made).roster[0]?.skills).toEqual(['Golf']);
  });

  it('never loses or doubles a rule, however it is moved', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom(-1 as const, 1 as const)), { maxLength: 20 }), (moves) => {
      const start = routing({ rules: ['a', 'b', 'c', 'd'].map((id) => rule(id)) });
      const end = moves.reduce((now, [id, by]) => moveRule(id, by)(now), start);
      expect(end.rules.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd']);
    }), { numRuns: 40 });
  });

  it('keeps a pool that a rule names', () => {
    const used = routing({ rules: [rule('a', 'p')], pools: [pool('p'), pool('q')] });
    expect(removePool('p')(used)).toBe(used);
    expect(removePool('q')(used).pools.map(({ id }) => id)).toEqual(['p']);
  });

  it('adds, reweights and takes out a member in place', () => {
    const one = routing({ pools: [pool('p', 'r1', 'r2')] });
    expect(setWeight('p', 'r1', 5)(one).pools[0]?.members).toEqual([{ repId: 'r1', weight: 5 }, { repId: 'r2', weight: 1 }]);
    expect(setWeight('p', 'r3', 2)(one).pools[0]?.members.at(-1)).toEqual({ repId: 'r3', weight: 2 });
    expect(setWeight('p', 'r1', 0)(one).pools[0]?.members).toEqual([{ repId: 'r2', weight: 1 }]);
    expect(setWeight('p', 'nobody', 0)(one)).toBe(one);
  });

  it('takes a person who leaves out of every pool and of the fallback', () => {
    const gone = removeRep('r1')(routing({ roster: [aRep('r1'), aRep('r2')], pools: [pool('p', 'r1', 'r2')], fallback: { name: 'Desk', repId: 'r1' } }));
    expect(gone.roster.map(({ id }) => id)).toEqual(['r2']);
    expect(gone.pools[0]?.members.map(({ repId }) => repId)).toEqual(['r2']);
    expect(gone.fallback).toEqual({ name: 'Desk' });
  });

  it('takes a territory from everybody who works it', () => {
    const made = addTerritory(routing());
    const id = made.territories[0]?.id ?? '';
    const left = removeTerritory(id)({ ...made, roster: [aRep('r1', { territories: [id, 'other'] })] });
    expect(left.territories).toEqual([]);
    expect(left.roster[0]?.territories).toEqual(['other']);
  });

  it('leaves an optional figure out instead of storing nothing in it', () => {
    const rep = aRep('r1', { dayCap: 4 });
    expect(Object.hasOwn(withOptional(rep, 'dayCap', null), 'dayCap')).toBe(false);
    expect(withOptional(rep, 'dayCap', 6).dayCap).toBe(6);
  });

  it('names the fallback with or without a person', () => {
    expect(setFallback('Desk', null)(routing()).fallback).toEqual({ name: 'Desk' });
    expect(setFallback('Desk', 'r1')(routing()).fallback).toEqual({ name: 'Desk', repId: 'r1' });
  });

  it('gives ids that are free', () => {
    expect(freeId('pool', [{ id: 'pool-2' }])).toBe('pool-3');
    expect(new Set([addPool, addPool, addPool].reduce((now, add) => add(now), routing()).pools.map(({ id }) => id)).size).toBe(3);
  });

  it('returns the same configuration when nothing changes, so that no edit is saved', () => {
    const configuration = aConfiguration({ routing: { rules: [rule('a')] } });
    expect(onRouting(moveRule('a', -1))(configuration)).toBe(configuration);
    expect(onRouting(addRep('UTC'))(configuration).routing.roster).toHaveLength(1);
  });
});
