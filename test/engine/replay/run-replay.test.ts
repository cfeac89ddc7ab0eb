import { describe, expect, it } from 'vitest';
import { replaySummarySchema } from '../../../shared/contract/areas/replay.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import type { FactSpec, LeadSpec } from '../../fixtures/a-history.ts';
import { aRep, where } from '../../fixtures/a-proposal.ts';
import { DAY, HOUR, MINUTE, MONDAY, aProposal, call, demo, figure, mailing, opened, owned, replayOf, stage, value, visit } from './a-replay.ts';

const lead = (id: string, facts: FactSpec[], over: Partial<LeadSpec> = {}): LeadSpec => ({ id, createdAt: MONDAY - DAY, facts, ...over });
/** Two months of quiet after the last handoff, so that clocks can run out. */
const later = lead('later', [visit(MONDAY + 60 * DAY)]);

describe('the actual arm', () => {
  it('counts a handoff for each trigger, not for each repetition of the stage', () => {
    const history = aHistory({
      leads: [
        lead('twice', [stage(MONDAY, 'mql'), stage(MONDAY + 1, 'mql'), stage(MONDAY + DAY, 'recycled'), stage(MONDAY + 2 * DAY, 'mql')]),
        lead('never', [stage(MONDAY, 'lead')]),
        lead('test record', [stage(MONDAY, 'mql')], { excluded: true }),
      ],
    });
    const result = replayOf(history);
    expect(result.summary.handoffs.actual).toBe(2);
    expect(opened(result, history, 'actual.mqls')).toEqual(['twice']);
    expect([result.summary.leads, result.summary.excluded]).toEqual([2, 1]);
  });

  it('takes the last owner before the next trigger, and says who was handed to nobody', () => {
    const history = aHistory({
      leads: [
        lead('moved', [owned(MONDAY - HOUR, 'bob'), stage(MONDAY, 'mql'), owned(MONDAY + HOUR, 'ann')]),
        lead('again', [stage(MONDAY, 'mql'), owned(MONDAY + HOUR, 'bob'), stage(MONDAY + DAY, 'recycled'), stage(MONDAY + 2 * DAY, 'mql'), owned(MONDAY + 3 * DAY, 'ann')]),
        lead('early', [owned(MONDAY - HOUR, 'bob'), stage(MONDAY, 'mql')]),
        lead('nobody', [stage(MONDAY, 'mql')]),
      ],
    });
    const result = replayOf(history);
    expect([value(result, 'actual.load.ann'), value(result, 'actual.load.bob'), value(result, 'actual.unassigned')]).toEqual([2, 2, 1]);
    expect(opened(result, history, 'actual.unassigned')).toEqual(['nobody']);
    expect(value(result, 'actual.noRuleShare')).toBe(0.2);
  });

  it('knows a touch at the trigger’s own instant, none before it, and tells automation apart', () => {
    const history = aHistory({
      leads: [
        lead('same instant', [call(MONDAY), stage(MONDAY, 'mql')]),
        lead('before', [call(MONDAY - 1), stage(MONDAY, 'mql')]),
        lead('automated', [stage(MONDAY, 'mql'), mailing(MONDAY + HOUR)]),
        lead('next handoff', [stage(MONDAY, 'mql'), stage(MONDAY + DAY, 'lead'), stage(MONDAY + 2 * DAY, 'mql'), call(MONDAY + 2 * DAY)]),
      ],
    });
    const result = replayOf(history);
    expect(opened(result, history, 'actual.touched')).toEqual(['next handoff', 'same instant']);
    expect(opened(result, history, 'actual.noTouch.automatedOnly')).toEqual(['automated']);
    expect(opened(result, history, 'actual.noTouch.never')).toEqual(['before', 'next handoff']);
    expect(value(result, 'actual.noTouchShare')).toBe(0.6);
  });

  it('finds owners of other territories, owners who had left, and handoffs below the threshold', () => {
    const history = aHistory({
      owners: [{ extId: 'ann' }, { extId: 'bob', inactiveFrom: MONDAY }],
      leads: [
        lead('abroad', [stage(MONDAY - 1, 'mql'), owned(MONDAY, 'bob')], { fields: { country: 'NO' } }),
        lead('at home', [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'bob')], { fields: { country: 'IT' } }),
        lead('nowhere', [...[1, 2, 3, 4, 5].map((n) => visit(MONDAY - n)), stage(MONDAY, 'mql'), owned(MONDAY, 'ann')]),
      ],
    });
    const result = replayOf(history);
    expect(opened(result, history, 'actual.wrongTerritory')).toEqual(['abroad']);
    expect(opened(result, history, 'actual.inactiveOwner')).toEqual(['at home']);
    expect(opened(result, history, 'actual.belowThreshold')).toEqual(['abroad', 'at home']);
  });

  it('follows leads to SQL, opportunity and won, a later stage counting for the earlier ones', () => {
    const history = aHistory({
      roles: { source: 'source' },
      leads: [
        lead('won', [stage(MONDAY, 'mql'), stage(MONDAY + DAY, 'customer')], { fields: { source: 'Fair' } }),
        lead('deal', [stage(MONDAY, 'mql'), { kind: 'deal', at: MONDAY + DAY, event: 'created' }], { fields: { source: 'Fair' } }),
        lead('before', [stage(MONDAY - DAY, 'customer'), stage(MONDAY, 'mql')], { fields: { source: '' } }),
      ],
    });
    const result = replayOf(history);
    expect(['sql', 'opportunity', 'won'].map((id) => value(result, `actual.${id}`))).toEqual([1, 2, 1]);
    expect(result.summary.sources).toMatchObject([{ source: 'Fair', leads: 2, mqls: 2, won: 1 }, { source: 'Unknown', leads: 1, mqls: 1, won: 0 }]);
  });
});

describe('the actual arm, judged by the proposed SLA', () => {
  it('judges the touches and owners that were by the tier at the trigger', () => {
    const history = aHistory({
      leads: [
        lead('kept', [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'ann'), call(MONDAY + HOUR)]),
        lead('late', [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'ann'), call(MONDAY + HOUR + 1)]),
        lead('cold', [stage(MONDAY, 'mql'), owned(MONDAY, 'ann'), demo(MONDAY + MINUTE), call(MONDAY + 8 * HOUR)]),
        lead('never', [stage(MONDAY, 'mql'), owned(MONDAY, 'ann')]),
        lead('open', [stage(MONDAY + 60 * DAY, 'mql'), owned(MONDAY + 60 * DAY, 'ann'), call(MONDAY + 60 * DAY)]),
        later,
      ],
    });
    const result = replayOf(history);
    expect(['kept', 'late', 'never', 'open'].map((state) => opened(result, history, `judged.${state}`))).toEqual([['cold', 'kept'], ['late'], ['never'], ['open']]);
    expect(opened(result, history, 'judged.late.hot')).toEqual(['late']);
    expect([figure(result, 'judged.insideSla').value, figure(result, 'judged.insideSla').n]).toEqual([0.5, 4]);
    expect(result.summary.censored.judged).toBe(1);
    expect(result.summary.slaByTier[0]).toMatchObject({ tierId: 'hot', budgetMinutes: 60, n: 2, outcome: { kept: 1, late: 1, never: 0, open: 0 }, keptShare: 0.5 });
    expect(result.summary.slaByTier[0]).not.toHaveProperty('target');
  });

  it('says whether the promised share of a tier was reached, and of no other', () => {
    const history = aHistory({
      leads: [
        lead('kept', [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'ann'), call(MONDAY + HOUR)]),
        lead('late', [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'ann'), call(MONDAY + HOUR + 1)]),
        later,
      ],
    });
    const { sla } = aProposal();
    const promising = (share: number) => replayOf(history, aProposal({ sla: { targets: sla.targets.map((target) => (target.tierId === 'hot' ? { ...target, share } : target)) } }));
    expect([0.5, 0.51].map((share) => promising(share).summary.slaByTier[0]?.target)).toEqual([{ share: 0.5, isReached: true }, { share: 0.51, isReached: false }]);
    expect(promising(0.5).summary.slaByTier[1]).not.toHaveProperty('target');
  });

  it('counts business time on the owner’s own clock', () => {
    const roster = [aRep('ann', { zone: 'America/New_York' }), aRep('bob')];
    const facts = (owner: string): FactSpec[] => [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, owner), call(MONDAY + 5.5 * HOUR)];
    const history = aHistory({ leads: [lead('ann', facts('ann')), lead('bob', facts('bob')), lead('stranger', facts('stranger')), later] });
    // 9:00 in New York is 14:00 in UTC: half an hour for Ann, five and a half for Bob and for an owner without roster.
    const result = replayOf(history, aProposal({ routing: { roster } }));
    expect(opened(result, history, 'judged.kept')).toEqual(['ann']);
    expect(opened(result, history, 'judged.late')).toEqual(['bob', 'stranger']);
    expect(result.summary.warnings.join(' ')).toContain('not in the roster');
    expect(value(result, 'actual.load.owner:stranger')).toBe(1);
  });

  it('compares with what is promised today, if anything is', () => {
    const history = aHistory({ leads: [lead('a', [stage(MONDAY, 'mql'), owned(MONDAY, 'ann'), call(MONDAY + 2 * HOUR)]), later] });
    expect(figure(replayOf(history), 'actual.insideSla')).toMatchObject({ value: null, reason: expect.stringContaining('Nothing is promised') });
    expect(value(replayOf(history, aProposal(), { currentResponseMinutes: 119 }), 'actual.insideSla')).toBe(0);
    expect(value(replayOf(history, aProposal(), { currentResponseMinutes: 120 }), 'actual.insideSla')).toBe(1);
  });
});

describe('the proposed arm', () => {
  it('hands over at the crossing, routes, and says when the answer would be due', () => {
    const history = aHistory({ leads: [lead('a', [demo(MONDAY + 7.5 * HOUR)]), lead('b', [1, 2, 3, 4, 5].map((n) => visit(MONDAY + n))), lead('c', [visit(MONDAY)])] });
    const result = replayOf(history);
    const { decisions } = result;
    expect([...decisions.lead].map((index) => history.leadIds[index])).toEqual(['b', 'a']);
    expect([...decisions.rep]).toEqual([0, 1]);
    expect([...decisions.dueAt]).toEqual([MONDAY + DAY + 5, MONDAY + DAY + 0.5 * HOUR]);
    expect([value(result, 'proposed.tier.hot'), value(result, 'proposed.tier.cold')]).toEqual([1, 1]);
  });

  it('counts apart what crossed only after sales had acted', () => {
    const history = aHistory({ leads: [lead('before', [demo(MONDAY), stage(MONDAY, 'mql')]), lead('after', [stage(MONDAY, 'mql'), demo(MONDAY + 1)])] });
    const result = replayOf(history);
    expect(value(result, 'proposed.mqls')).toBe(2);
    expect(opened(result, history, 'proposed.afterSalesActed')).toEqual(['after']);
  });

  it('never claims how fast the proposed owners would have been', () => {
    const cell = replayOf(aHistory({ leads: [lead('a', [demo(MONDAY)])] })).summary.strip.find(({ id }) => id === 'insideSla');
    expect(cell?.proposed).toMatchObject({ value: null, honesty: 'notKnowable', reason: expect.stringContaining('not knowable') });
  });

  it('counts the fallback as unrouted, and the rules by what they placed', () => {
    const routing = { rules: [{ id: 'north', name: 'North', when: where('@territory', 'north'), poolId: 'all', onExhausted: 'fallback' as const }], fallback: { name: 'Desk', repId: 'bob' } };
    const history = aHistory({ leads: ['NO', 'IT', 'SE'].map((country, i) => lead(country, [demo(MONDAY + i)], { fields: { country } })) });
    const result = replayOf(history, aProposal({ routing }));
    expect(opened(result, history, 'proposed.unrouted')).toEqual(['IT']);
    expect(result.summary.rules).toMatchObject([{ ruleId: 'north', leads: 2 }]);
    expect([value(result, 'proposed.load.ann'), value(result, 'proposed.load.bob')]).toEqual([1, 2]);
  });
});

describe('what cannot be known', () => {
  const history = aHistory({ leads: [lead('a', [stage(MONDAY, 'mql'), stage(MONDAY + DAY, 'sql')]), later] });

  it('prints no touch figure without touches, least of all 100 %', () => {
    const result = replayOf(history);
    for (const id of ['actual.touched', 'actual.noTouch', 'actual.noTouchShare', 'actual.noTouch.never', 'judged.insideSla', 'judged.late', 'actual.speedToLead.median']) {
      expect(figure(result, id)).toMatchObject({ value: null, honesty: 'notKnowable', reason: expect.stringContaining('touch') });
    }
    expect(result.summary.speedToLead).toBeNull();
  });

  it('prints no owner figure without owners', () => {
    const result = replayOf(history);
    for (const id of ['actual.unassigned', 'actual.wrongTerritory', 'actual.noRuleShare', 'actual.loadGini']) expect(figure(result, id).value).toBeNull();
    expect(result.summary.load.map(({ actual }) => actual)).toEqual([null, null]);
  });

  it('prints no actual handoffs without stages', () => {
    expect(figure(replayOf(aHistory({ leads: [later] })), 'actual.mqls')).toMatchObject({ value: null, honesty: 'notKnowable' });
  });

  it('prints no completeness of fields that are not there', () => {
    const ask = (requiredFields: string[]) => figure(replayOf(history, aProposal({ playbook: { requiredFields } })), 'actual.contextComplete');
    expect(ask([])).toMatchObject({ value: null, reason: expect.stringContaining('lists no required') });
    expect(ask(['gone'])).toMatchObject({ value: null, reason: expect.stringContaining('gone') });
  });

  it('works on an empty history', () => {
    const { summary, sets } = replayOf(aHistory({ leads: [] }));
    expect(replaySummarySchema.parse({ ...summary, proposalId: '', configHash: '', historyHash: '', resultHash: '' })).toBeTruthy();
    expect([summary.from, summary.weeks.length, sets.get('proposed.mqls')?.length]).toEqual([null, 0, 0]);
    expect(summary.warnings[0]).toContain('no leads');
  });

  it('works on a table without times', () => {
    const { summary } = replayOf(aHistory({ leads: [{ id: 'a', fields: { country: 'NO' } }], level: 'A' }));
    expect([summary.from, summary.leads, summary.handoffs.proposed]).toEqual([null, 1, 0]);
  });
});

describe('context, capacity and spread', () => {
  it('counts required fields as they were known at the handoff', () => {
    const history = aHistory({
      leads: [
        lead('known', [{ kind: 'property', at: MONDAY, field: 'phone', value: '1' }, stage(MONDAY, 'mql')], { fields: { phone: '1' } }),
        lead('too late', [stage(MONDAY, 'mql'), { kind: 'property', at: MONDAY + 1, field: 'phone', value: '1' }], { fields: { phone: '1' } }),
      ],
    });
    const result = replayOf(history, aProposal({ playbook: { requiredFields: ['phone'] } }));
    expect(value(result, 'actual.contextComplete')).toBe(0.5);
    expect(opened(result, history, 'actual.contextMissing')).toEqual(['too late']);
  });

  it('prints a weekly capacity only when everybody has a cap', () => {
    const history = aHistory({ leads: [later] });
    const capacity = (caps: (number | undefined)[]): number | null =>
      replayOf(history, aProposal({ routing: { roster: ['ann', 'bob'].map((id, i) => aRep(id, caps[i] === undefined ? {} : { dayCap: caps[i] })) } })).summary.weeklyCapacity;
    expect([capacity([4, 6]), capacity([4, undefined])]).toEqual([50, null]);
  });

  it('spreads load per available hour, so that a rep on half time counts half', () => {
    const history = aHistory({ leads: [...[0, 1, 2].map((i) => lead(`l${i}`, [demo(MONDAY + i * DAY), stage(MONDAY + i * DAY, 'mql'), owned(MONDAY + i * DAY, i < 2 ? 'ann' : 'bob')])), lead('end', [visit(MONDAY + 14 * DAY - 9 * HOUR)])] });
    const away = [{ id: '1', repId: 'bob', from: MONDAY - DAY, to: MONDAY + 7 * DAY - 9 * HOUR }, { id: '2', repId: 'bob', from: MONDAY, to: MONDAY + DAY }];
    expect(value(replayOf(history), 'actual.loadGini')).toBeCloseTo(1 / 6, 12);
    expect(value(replayOf(history, aProposal(), { absences: away }), 'actual.loadGini')).toBeCloseTo(0, 12);
  });
});
