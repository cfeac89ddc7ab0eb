import { describe, expect, it } from 'vitest';
import { playPolicy, setPolicyStage } from '../../../shared/engine/policy/play-policy.ts';
import { reviewPolicy } from '../../../shared/engine/policy/review-policy.ts';
import { routingChanges } from '../../../shared/engine/policy/routing-changes.ts';
import { ALWAYS, aRep, where } from '../../fixtures/a-proposal.ts';
import type { Routing } from '../../../shared/engine/model/configuration.ts';
import { aHistory, type LeadSpec } from '../../fixtures/a-history.ts';
import { DAY, MONDAY, aProposal, inputOf } from '../replay/a-replay.ts';
import { leadsOf } from './a-policy.ts';

const agreed = aProposal().routing;

function review(leads: LeadSpec[], routing: Partial<Routing>, today: number) {
  const input = inputOf(aHistory({ leads, types: { country: 'text', size: 'number' }, owners: [{ extId: 'ann' }, { extId: 'bob' }] }), aProposal({ routing }));
  return reviewPolicy(playPolicy(setPolicyStage(input, 'proposed')), today, new Set(input.zones.keys())).review;
}

describe('a review of the routing', () => {
  const rules = [
    { id: 'any', name: 'Any lead', when: ALWAYS, poolId: 'all', onExhausted: 'fallback' as const },
    { id: 'iceland', name: 'Iceland', when: where('country', 'IS'), poolId: 'all', onExhausted: 'fallback' as const },
  ];
  const routing = { rules, roster: [aRep('ann', { dayCap: 1, territories: ['north'] }), aRep('bob', { activeTo: MONDAY, territories: ['south'] })], reviewOwner: 'Rita', reviewOn: '2026-11-05' };
  it('names rules never hit, cap hits, leavers and uncovered territories', () => {
    const found = review(leadsOf(16), routing, MONDAY + 3 * DAY);
    expect(found).toMatchObject({
      reviewOwner: 'Rita', reviewOn: '2026-11-05', isOverdue: true, missing: [],
      neverHit: [{ ruleId: 'iceland', name: 'Iceland' }], fallback: { leads: 14, set: 'unrouted' }, capHits: [{ repId: 'ann', cap: 'day', hits: 14 }],
    });
    expect(found.people.map(({ kind }) => kind)).toEqual(['departedMember', 'territoryWithoutMember']);
    expect(review(leadsOf(2), routing, MONDAY).isOverdue).toBe(false);
  });
  it('says who has to look again, and when, where nobody has said', () => {
    expect(review(leadsOf(2), { reviewOwner: '' }, MONDAY).missing).toHaveLength(2);
  });
});

describe('changes between two policies', () => {
  const [pool] = agreed.pools;
  if (pool === undefined) throw new Error('no pool');
  it('are none between a policy and itself', () => {
    expect(routingChanges(agreed, structuredClone(agreed))).toEqual([]);
  });
  it('names whoever is in no roster any more by the owner id alone', () => {
    const after = { ...agreed, roster: agreed.roster.filter(({ id }) => id !== 'bob'), pools: [{ ...pool, members: [{ repId: 'ann', weight: 1 }] }] };
    expect(routingChanges(agreed, after)).toEqual(['Owner bob left the pool "Everybody".', 'The person "owner bob" was removed.']);
  });
  it('are told for rules, order, pools, people and the rest', () => {
    const before = { ...agreed, rules: ['a', 'b'].map((id) => ({ id, name: id, when: ALWAYS, poolId: 'all', onExhausted: 'fallback' as const })) };
    const after = {
      ...before,
      rules: [{ ...before.rules[1]!, when: where('country', 'NO'), onExhausted: 'hold' as const }, before.rules[0]!],
      pools: [{ ...pool, strategy: 'shortfall' as const, hours: 'require' as const, members: [{ repId: 'ann', weight: 2 }, { repId: 'eve', weight: 1 }] }],
      roster: [aRep('ann', { territories: ['north'], dayCap: 5 }), aRep('bob', { territories: ['north'], activeTo: 5 }), aRep('eve')],
      reviewOwner: 'Rita',
    };
    expect(routingChanges(before, after)).toEqual([
      'The rule "b" asks for something else.',
      'What follows when nobody behind "b" can take a lead is a wait now.',
      'The rules are asked in another order.',
      'The pool "Everybody" gives leads by shortfall now, before by turns by weight.',
      'Name of eve joined the pool "Everybody".',
      'Name of bob left the pool "Everybody".',
      'Order, weights or dates in the pool "Everybody" changed.',
      'The hours or conditions of the pool "Everybody" changed.',
      'The person "Name of eve" was added.',
      'Name of ann: day cap none → 5.',
      'Name of bob leaves.',
      'Zone, hours, territories, skills or segments of Name of bob changed.',
      'The review owner changed.',
    ]);
  });
});
