import { describe, expect, it } from 'vitest';
import { explainLead } from '../../../shared/engine/replay/explain-lead.ts';
import { runReplay } from '../../../shared/engine/replay/run-replay.ts';
import { ALWAYS, aRep, where } from '../../fixtures/a-proposal.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { HOUR, MONDAY, aProposal, call, demo, inputOf, owned, stage } from './a-replay.ts';

const proposal = aProposal({
  routing: {
    roster: [aRep('ann', { dayCap: 1 }), aRep('bob'), aRep('eve', { activeFrom: MONDAY + 99 * HOUR })],
    pools: [
      { id: 'key', name: 'Key accounts', strategy: 'weightedSmooth', hours: 'ignore', members: [{ repId: 'ann', weight: 1 }] },
      { id: 'all', name: 'Everybody', strategy: 'weightedSmooth', hours: 'require', members: [{ repId: 'ann', weight: 2 }, { repId: 'bob', weight: 1 }, { repId: 'eve', weight: 1 }] },
    ],
    rules: [
      { id: 'south', name: 'South', when: where('country', 'IT'), poolId: 'all', onExhausted: 'next' },
      { id: 'size', name: 'Large', when: { kind: 'all', of: [where('size', 100, 'ge'), where('country', 'NO')] }, poolId: 'all', onExhausted: 'next' },
      { id: 'key', name: 'Key', when: where('country', 'NO'), poolId: 'key', onExhausted: 'next' },
      { id: 'rest', name: 'Rest', when: ALWAYS, poolId: 'all', onExhausted: 'fallback' },
      { id: 'last', name: 'Last', when: ALWAYS, poolId: 'all', onExhausted: 'fallback' },
    ],
  },
});
const leadAt = (id: string, at: number, ...more: Parameters<typeof aHistory>[0]['leads'][number]['facts'] & object) => ({ id, createdAt: MONDAY, fields: { country: 'NO' }, facts: [demo(at), ...more] });
const history = aHistory({
  types: { size: 'number', country: 'text' },
  leads: [
    leadAt('first', MONDAY),
    leadAt('second', MONDAY + 1, stage(MONDAY + 1, 'mql'), owned(MONDAY + 2, 'bob'), call(MONDAY + HOUR + 1)),
    leadAt('third', MONDAY + 9 * HOUR),
    { id: 'cold', createdAt: MONDAY, facts: [] },
  ],
});
const input = inputOf(history, proposal);

describe('why this owner', () => {
  it('says of every rule why it did or did not decide', () => {
    expect(explainLead(input, 1).rules).toEqual([
      { ruleId: 'south', name: 'South', verdict: 'false', because: 'Country is NO, not IT.' },
      { ruleId: 'size', name: 'Large', verdict: 'unknown', because: 'Size is unknown. Unknown counts as false.' },
      { ruleId: 'key', name: 'Key', verdict: 'exhausted', because: 'Country is NO. But nobody in Key accounts could take the lead, so the next rule was tried.' },
      { ruleId: 'rest', name: 'Rest', verdict: 'matched', because: 'It holds for every lead.' },
      { ruleId: 'last', name: 'Last', verdict: 'notReached', because: 'An earlier rule had decided.' },
    ]);
  });

  it('says of every member why he was passed over, and shows the numbers of the pick', () => {
    const { members, owner, pool } = explainLead(input, 1);
    expect(members.map(({ repId, verdict, because }) => [repId, verdict, because])).toEqual([
      ['ann', 'passedOver', 'Day cap reached: 1 of 1 on 2026-11-02.'],
      ['ann', 'passedOver', 'Day cap reached: 1 of 1 on 2026-11-02.'],
      ['bob', 'picked', 'The only one who could take it: credit 1, weight 1.'],
      ['eve', 'passedOver', 'Had not started yet.'],
    ]);
    expect([owner, pool]).toEqual(['Name of bob', 'Everybody']);
  });

  it('names the fallback when nobody could take it, and when the answer is due on the client’s clock', () => {
    const { members, owner, isUnrouted, dueAt } = explainLead(input, 2);
    expect(members.find(({ repId }) => repId === 'bob')?.because).toBe('Outside working hours: 2026-11-02 18:00 local time.');
    expect([owner, isUnrouted, dueAt]).toEqual(['Sales desk', true, MONDAY + 25 * HOUR]);
  });

  it('is exactly what the replay decided, for every lead', () => {
    const { decisions } = runReplay(input);
    decisions.lead.forEach((lead, i) => {
      const told = explainLead(input, lead);
      expect(told.at).toBe(decisions.at[i]);
      expect(told.owner).toBe(proposal.routing.roster[decisions.rep[i] ?? -1]?.name ?? 'Sales desk');
      expect(told.rules.findIndex(({ verdict }) => verdict === 'matched')).toBe(decisions.rule[i]);
    });
  });

  it('tells when each rung of the ladder speaks on its clock', () => {
    const escalation = [{ atShare: 0.5, action: 'Remind', who: 'the rep' }, { atShare: 1, action: 'Call', who: 'the manager' }];
    const { marks, dueAt } = explainLead(inputOf(history, { ...proposal, sla: { ...proposal.sla, escalation } }), 2);
    expect(marks).toEqual([{ share: 0.5, action: 'Remind', at: MONDAY + 24.5 * HOUR }, { share: 1, action: 'Call', at: dueAt }]);
  });

  it('tells beside it what really happened', () => {
    expect(explainLead(input, 1).actual).toEqual({ at: MONDAY + 1, owner: 'bob', firstTouchAt: MONDAY + HOUR + 1, sentence: 'Handed over on 2026-11-02 09:00; first logged touch after 60 business minutes.' });
    expect(explainLead(input, 3)).toMatchObject({ at: null, rules: [], actual: { at: null, sentence: 'This lead was never handed over.' } });
  });
});
