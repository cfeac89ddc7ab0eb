import { describe, expect, it } from 'vitest';
import { verifyPush } from '../../electron/hubspot/verify-push.ts';
import { readPortal } from '../../electron/hubspot/read-portal.ts';
import { planPush } from '../../shared/engine/hubspot-plan/plan-push.ts';
import { targetsOfConfiguration } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import { pushDifferences } from '../../shared/engine/hubspot-plan/push-differences.ts';
import type { PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { planRollback } from '../../shared/engine/hubspot-plan/undo-operation.ts';
import { aConfiguration } from '../engine/hubspot-plan/a-configuration.ts';
import { aPortalState, aRehearsal, identity, type Rehearsal } from './a-rehearsal.ts';
import { visiblePortal } from './visible-portal.ts';

const choices = { sequenceId: null, score: 'draft' } as const;

/** The score of these tests asks a property that the portal has. */
function aScored() {
  const own = aConfiguration();
  const [fit, ...rest] = own.score.groups;
  if (fit === undefined) throw new Error('no group');
  const rules = [{ kind: 'table', id: 'r1', name: 'Job', field: 'jobtitle', rows: [{ values: ['CEO', 'CFO'], points: 2500 }, { values: ['Buyer'], points: 550 }] }] as const;
  return aConfiguration({ score: { ...own.score, groups: [{ ...fit, rules }, ...rest] } });
}

async function plan({ client }: Rehearsal): Promise<PushOperation[]> {
  const reading = await readPortal(client, targetsOfConfiguration(aScored(), choices));
  if (reading.kind === 'failed') throw new Error(reading.outcome.kind);
  return planPush(aScored(), reading.snapshot, identity, choices);
}
const byId = (operations: readonly PushOperation[], id: string) => operations.find((operation) => operation.id === id);

describe('a score drafted over the beta', () => {
  it('is made with the rest of a push and read back equal', async () => {
    const rehearsal = await aRehearsal();
    const applied = await rehearsal.apply(await plan(rehearsal));
    expect(byId(applied.operations, 'score:draft')).toMatchObject({ status: 'done' });
    expect(rehearsal.state.scores).toMatchObject([{ name: 'Handoff score (Baton)', status: 'draft', body: { groupConfigs: [{ groupCategory: 'FIT', maxValue: 40 }] } }]);
    expect(await verifyPush(rehearsal.client, aScored(), identity, choices)).toEqual({ kind: 'compared', differences: [] });
  });

  it.each(['dated', 'v3'] as const)('is published apart, and taken back whole, over %s paths', async (version) => {
    const rehearsal = await aRehearsal({ version });
    const before = visiblePortal(rehearsal.state);
    const ofScore = async () => (await plan(rehearsal)).filter(({ id }) => id === 'score:draft' || id === 'switchOn:score');
    const applied = await rehearsal.apply(await ofScore());
    expect(applied.operations.map(({ status }) => status)).toEqual(['done', 'planned']);
    expect(rehearsal.state.scores.map(({ status }) => status)).toEqual(['draft']);
    expect((await ofScore()).map(({ status }) => status)).toEqual(['unchanged', 'planned']);

    const on = await rehearsal.apply(applied.operations, { switchOn: ['switchOn:score'] });
    expect(rehearsal.state.scores.map(({ status }) => status)).toEqual(['published']);
    const again = await ofScore();
    expect(again.map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
    expect(pushDifferences(again)).toEqual([]);

    const back = await rehearsal.apply(planRollback(on.operations));
    expect(back.operations.map(({ id, status }) => `${id} ${status}`)).toEqual(['undo:switchOn:score done', 'undo:score:draft done']);
    expect(visiblePortal(rehearsal.state)).toBe(before);
  });

  it('leaves a score of that name that differs, and one that somebody published or changed since', async () => {
    const rehearsal = await aRehearsal();
    const applied = await rehearsal.apply((await plan(rehearsal)).filter(({ id }) => id === 'score:draft'));
    const [score] = rehearsal.state.scores;
    if (score === undefined) throw new Error('no score');
    score.status = 'published';
    const back = await rehearsal.apply(planRollback(applied.operations.filter(({ id }) => id === 'score:draft')));
    expect(back.operations).toMatchObject([{ status: 'failed', message: expect.stringContaining('stays as it is') }]);
    score.body['maxScorePerCategory'] = 7;
    expect(byId(await plan(rehearsal), 'score:draft')).toMatchObject({ status: 'failed', message: expect.stringContaining('left as it is') });
    expect(pushDifferences((await plan(rehearsal)).filter(({ group }) => group === 'score'))).toMatchObject([{ field: 'maxScorePerCategory', expected: 60, found: 7 }]);
  });

  it.each(['off', 'scope'] as const)('becomes steps by hand where the beta is %s', async (why) => {
    const rehearsal = await aRehearsal({ state: { ...aPortalState(), closed: { scores: why } } });
    const operations = await plan(rehearsal);
    expect(operations.some(({ group }) => group === 'score')).toBe(false);
    expect(byId(operations, 'manual:scoring')?.change).toContain('does not have the beta');
  });

  it.each(['errorAfterWrite', 'serverError', 'silenceAfterWrite'] as const)('stands in the portal once after %s', async (kind) => {
    const rehearsal = await aRehearsal();
    const operations = (await plan(rehearsal)).filter(({ id }) => id === 'score:draft');
    rehearsal.portal.setFaults([{ kind, times: 1 }]);
    const first = await rehearsal.apply(operations);
    expect((await rehearsal.apply(first.operations)).operations).toMatchObject([{ status: 'done' }]);
    expect(rehearsal.state.scores).toHaveLength(1);
  });

  it('is never asked for, nor made, unless somebody chose it', async () => {
    const rehearsal = await aRehearsal();
    const operations = await rehearsal.plan(aScored());
    expect(operations.some(({ group, id }) => group === 'score' || id === 'switchOn:score')).toBe(false);
    expect(rehearsal.requests.some((request) => request.includes('lead-scoring'))).toBe(false);
  });
});
