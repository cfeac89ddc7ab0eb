import { describe, expect, it } from 'vitest';
import { decidedAtTriggers } from '../../../shared/engine/routing/evaluation-stage.ts';
import { emptyDecisions } from '../../../shared/engine/routing/routing-decisions.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { aPolicy } from '../policy/a-policy.ts';
import { HOUR, MONDAY, aProposal, demo, owned, replayOf, stage } from '../replay/a-replay.ts';

/** Made in this order, MQLs in the other; the third never becomes one. */
const leads = [
  { id: '1', createdAt: MONDAY, fields: { country: 'NO' }, facts: [demo(MONDAY + 4 * HOUR)] },
  { id: '2', createdAt: MONDAY + HOUR, fields: { country: 'NO' }, facts: [demo(MONDAY + 2 * HOUR), stage(MONDAY + 2 * HOUR, 'mql' as const), owned(MONDAY + 2 * HOUR, 'ann')] },
  { id: '3', createdAt: MONDAY + 2 * HOUR, fields: { country: 'NO' }, facts: [] },
];
const inOrder = { pools: [{ id: 'all', name: 'All', strategy: 'ordered' as const, hours: 'ignore' as const, members: ['ann', 'bob'].map((repId) => ({ repId, weight: 1 })) }] };
const owners = (evaluationStage: 'mql' | 'created'): [string, string][] => {
  const history = aHistory({ leads, types: { country: 'text' } });
  const configuration = aProposal({ routing: { ...inOrder, evaluationStage } });
  const { decisions } = replayOf(history, configuration);
  return Array.from(decisions.lead, (lead, i): [string, string] => [history.leadIds[lead] ?? '', configuration.routing.roster[decisions.rep[i] ?? -1]?.id ?? '']).sort();
};

describe('a policy that is asked when a lead is created', () => {
  it('gives turns in the order of creation, and whoever was given the lead has it at its trigger', () => {
    expect(owners('mql')).toEqual([['1', 'bob'], ['2', 'ann']]);
    expect(owners('created')).toEqual([['1', 'ann'], ['2', 'bob']]);
  });
  it('is played on every lead, and says of none when a first touch is due', () => {
    const policy = aPolicy(leads, { routing: { ...inOrder, evaluationStage: 'created', reassignment: { atShare: 1, most: 1, manager: 'Rita' } } });
    expect(policy.report()).toMatchObject({ total: 3, assigned: 3, reassignment: null, reps: [{ repId: 'ann', proposed: 2 }, { repId: 'bob', proposed: 1 }] });
    expect(policy.why(2)).toMatchObject({ at: MONDAY + 2 * HOUR, owner: 'Name of ann', dueAt: null, marks: [] });
  });
  it('keeps a lead waiting beyond its trigger until somebody is given it', () => {
    const asked = { count: 2, lead: Uint32Array.of(7, 8), at: Float64Array.of(10, 20) };
    const decisions = { ...emptyDecisions(2), rep: Int16Array.of(3, -1), rule: Int16Array.of(0, -3), assignedAt: Float64Array.of(50, NaN) };
    const told = decidedAtTriggers({ count: 3, lead: Uint32Array.of(8, 7, 7), at: Float64Array.of(30, 40, 60) }, asked, decisions);
    expect([[...told.rep], [...told.assignedAt]]).toEqual([[-1, 3, 3], [NaN, 50, 60]]);
  });
});
