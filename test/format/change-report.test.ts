import { describe, expect, it } from 'vitest';
import { changeReport } from '../../shared/format/change-report.ts';
import { planPush } from '../../shared/engine/hubspot-plan/plan-push.ts';
import { planRollback } from '../../shared/engine/hubspot-plan/undo-operation.ts';
import type { PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { aConfiguration } from '../engine/hubspot-plan/a-configuration.ts';
import { aSnapshot } from '../engine/hubspot-plan/a-snapshot.ts';

const head = { portal: { id: '99', name: 'Northwind', isRehearsal: false }, fingerprint: 'abcd', words: 'amber birch', direction: 'push', at: '23 Nov 2026' } as const;
const plan = planPush(aConfiguration(), aSnapshot({ abilities: { workflows: true, validations: true } }), { fingerprint: 'abcd', words: 'amber birch' });
const titles = (operations: readonly PushOperation[], own: { direction?: 'push' | 'rollback' } = {}) => changeReport({ ...head, ...own }, operations).parts.filter(({ title }) => !title.startsWith('By hand:')).map(({ title, table }) => `${title}: ${table?.rows.length ?? 0}`);

describe('the change report', () => {
  it('says what was made, changed, already so, not through, and what remains by hand, each operation in one part', () => {
    const machine = plan.filter(({ kind, group }) => kind !== 'manual' && group !== 'switchOn').length;
    const byHand = plan.filter(({ kind }) => kind === 'manual').length;
    expect(titles(plan)).toEqual([`What did not go through: ${machine}`, `What remains by hand: ${byHand}`]);
    const done = plan.map((operation): PushOperation => (operation.kind === 'manual' || operation.group === 'switchOn' ? operation : { ...operation, status: operation.id === 'list:t-hot' ? 'failed' : 'done', message: 'Somebody was there first' }));
    expect(titles(done)).toEqual([`What was made: ${machine - 4}`, 'What was changed: 3', 'What did not go through: 1', `What remains by hand: ${byHand}`]);
    expect(changeReport(head, done).parts[2]?.table?.rows[0]).toEqual(['List', 'Handoff tier Hot (Baton)', 'Somebody was there first']);
  });

  it('ends with the clicks of everything that remains by hand, so that the paper alone is enough', () => {
    const byHand = changeReport(head, plan).parts.filter(({ title }) => title.startsWith('By hand:'));
    expect(byHand.map(({ title }) => title)).toContain('By hand: Build the SLA dashboard');
    expect(byHand[0]).toMatchObject({ title: 'By hand: Build the score', table: null, sentences: expect.arrayContaining([expect.stringMatching(/^1\. In HubSpot open Marketing, Lead scoring/)]) });
  });

  it('says of a way back what was taken away and what was set back', () => {
    const back = planRollback(plan.filter(({ kind, group }) => kind !== 'manual' && group !== 'switchOn')).map((operation): PushOperation => ({ ...operation, status: 'done' }));
    expect(titles(back, { direction: 'rollback' }).map((line) => line.split(':')[0])).toEqual(['What was set back', 'What was taken away']);
    expect(changeReport({ ...head, direction: 'rollback' }, back).title).toBe('Push taken back');
  });
});
