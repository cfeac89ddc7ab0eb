import { describe, expect, it } from 'vitest';
import { explainLead } from '../../../shared/engine/replay/explain-lead.ts';
import type { Pool, Routing } from '../../../shared/engine/model/configuration.ts';
import { STRATEGIES } from '../../../shared/engine/model/routing-policy.ts';
import { ALWAYS, aRep, where } from '../../fixtures/a-proposal.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { HOUR, MONDAY, aProposal, demo, inputOf, owned } from '../replay/a-replay.ts';

const leads = (n: number, at = MONDAY) => Array.from({ length: n }, (_, i) => ({ id: `lead ${i}`, createdAt: at, fields: { country: 'NO', size: 10 }, facts: [demo(at + i)] }));
const explained = (routing: Partial<Routing>, pool: Partial<Pool>, lead: number, specs: Parameters<typeof aHistory>[0]['leads'] = leads(3), absences: { id: string; repId: string; from: number; to: number }[] = []) => {
  const proposal = aProposal({
    routing: {
      pools: [{ id: 'all', name: 'Everybody', strategy: 'weightedSmooth', hours: 'ignore', members: ['ann', 'bob'].map((repId) => ({ repId, weight: 1 })), ...pool }],
      ...routing,
    },
  });
  return explainLead(inputOf(aHistory({ leads: specs, types: { country: 'text', size: 'number' } }), proposal, { absences }), lead);
};
const reasons = (told: ReturnType<typeof explained>): string[] => told.members.map(({ because }) => because);

describe('the numbers behind a pick', () => {
  it.each([
    ['ordered', 'Next in turn: place 1 from the last pick.'],
    ['shortfall', 'Next in turn: 0.5 leads short of the share that weight 1 gives.'],
    ['leastLoaded', 'Next in turn: 0 leads open.'],
    ['fastestFree', 'Next in turn: at work.'],
    ['hubspotRotate', 'Next in turn: 0 since the list of owners last changed.'],
    ['weightedSmooth', 'Next in turn: credit 1, weight 1.'],
  ] as const)('are told for %s', (strategy, because) => {
    expect(explained({}, { strategy }, 0).members[0]).toEqual({ repId: 'ann', name: 'Name of ann', pool: 'Everybody', verdict: 'picked', because });
  });
  it('are told for every strategy of everybody who could have taken it', () => {
    for (const strategy of STRATEGIES) expect(explained({}, { strategy }, 2).members.map(({ verdict }) => verdict).sort()).toEqual(['eligible', 'picked']);
  });
});

describe('the first failing reason', () => {
  it('is the lead’s territory, its segment or a skill', () => {
    const skills = [{ id: 'de', name: 'German', when: where('country', 'NO') }];
    expect(reasons(explained({}, { match: ['territory'] }, 0))[1]).toBe('Other territory: the lead’s is North, takes South.');
    expect(reasons(explained({ skills }, { match: ['skill'] }, 0))).toEqual(['Skill missing: German.', 'Skill missing: German.']);
    const segments = [{ id: 'large', name: 'Large', when: where('size', 100, 'ge') }];
    expect(reasons(explained({ segments, roster: [aRep('ann', { segments: ['large'] }), aRep('bob')] }, { match: ['segment'] }, 0))[0]).toBe('The lead’s segment is unknown; takes Large.');
  });
  it('is a cap, with how full it is', () => {
    const roster = [aRep('ann', { dayCap: 1 }), aRep('bob', { weekCap: 1 })];
    expect(reasons(explained({ roster }, {}, 2))).toEqual(['Day cap reached: 1 of 1 on 2026-11-02.', 'Week cap reached: 1 of 1 in the week of 2026-11-02.']);
    const others = [aRep('ann', { rolling30Cap: 1 }), aRep('bob', { openCap: 1 })];
    expect(reasons(explained({ roster: others, assumptions: { holdingDays: 2 } }, {}, 2))).toEqual(['30 day cap reached: 1 of 1 in the 30 days to 2026-11-02.', 'Open cap reached: 1 of 1 leads open, by the assumed holding time.']);
  });
});

describe('a lead that waited', () => {
  const rules = [{ id: 'any', name: 'Any lead', when: ALWAYS, poolId: 'all', onExhausted: 'hold' as const }];
  it('is told at its trigger and at its pick', () => {
    const absences = ['ann', 'bob'].map((repId) => ({ id: repId, repId, from: MONDAY - HOUR, to: MONDAY + 2 * HOUR }));
    const later = [...leads(1), { id: 'later', createdAt: MONDAY, facts: [demo(MONDAY + 5 * HOUR)] }];
    const told = explained({ rules }, {}, 0, later, absences);
    expect(told).toMatchObject({ end: 'rule', isHeld: true, at: MONDAY, assignedAt: MONDAY + 2 * HOUR, owner: 'Name of ann' });
    expect(told.looks.map(({ at }) => at)).toEqual([MONDAY, MONDAY + 2 * HOUR]);
    expect(told.looks[0]?.members.map(({ because }) => because)).toEqual(['Was away.', 'Was away.']);
    expect(told.rules[0]).toMatchObject({ verdict: 'held', because: 'It holds for every lead. The lead waited until somebody in its pool was free.' });
  });
  it('is told as waiting when the data end before anybody is free', () => {
    const told = explained({ rules, roster: [aRep('ann', { dayCap: 0 }), aRep('bob', { dayCap: 0 })] }, {}, 0);
    expect(told).toMatchObject({ end: 'held', isHeld: true, assignedAt: null, owner: '' });
    expect(told.rules[0]).toMatchObject({ verdict: 'held', because: 'It holds for every lead. But nobody in Everybody could take the lead, so the lead waited.' });
  });
});

describe('a lead that stays with its owner', () => {
  it('names him and why, and that no rule was asked', () => {
    const spec = [{ id: '1', createdAt: MONDAY, facts: [owned(MONDAY - HOUR, 'bob'), demo(MONDAY)] }];
    const told = explained({ stickiness: { openDeal: false, previousOwnerDays: 3, overCap: 'assignAnyway' }, roster: [aRep('ann'), aRep('bob', { dayCap: 0 })] }, {}, 0, spec);
    expect(told.kept).toEqual([{ repId: 'bob', name: 'Name of bob', by: 'previousOwner', because: 'Owned this lead before. Day cap reached, got it anyway.' }]);
    expect(told.rules[0]).toMatchObject({ verdict: 'notReached', because: 'The lead stayed with its owner, so no rule was asked.' });
    expect([told.end, told.owner]).toEqual(['kept', 'Name of bob']);
  });
});
