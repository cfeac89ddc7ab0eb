import { describe, expect, it } from 'vitest';
import { verifyPush } from '../../electron/hubspot/verify-push.ts';
import { createRateLimits } from '../../electron/hubspot/simulator/rate-limits.ts';
import { readPortal } from '../../electron/hubspot/read-portal.ts';
import { planPush } from '../../shared/engine/hubspot-plan/plan-push.ts';
import { targetsOfConfiguration } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import { pushDifferences } from '../../shared/engine/hubspot-plan/push-differences.ts';
import type { PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { planRollback } from '../../shared/engine/hubspot-plan/undo-operation.ts';
import { aPortalState, aRehearsal, aScoredConfiguration, identity, statesOf, type Rehearsal } from './a-rehearsal.ts';
import { visiblePortal } from './visible-portal.ts';

const choices = { sequenceId: null, score: 'draft' } as const;

async function plan({ client }: Rehearsal, configuration = aScoredConfiguration()): Promise<PushOperation[]> {
  const reading = await readPortal(client, targetsOfConfiguration(configuration, choices));
  if (reading.kind === 'failed') throw new Error(reading.outcome.kind);
  return planPush(configuration, reading.snapshot, identity, choices);
}
const byId = (operations: readonly PushOperation[], id: string) => operations.find((operation) => operation.id === id);

describe('a score drafted over the beta', () => {
  it('is made with the rest of a push and read back equal', async () => {
    const rehearsal = await aRehearsal();
    const applied = await rehearsal.apply(await plan(rehearsal));
    expect(byId(applied.operations, 'score:draft')).toMatchObject({ status: 'done' });
    expect(rehearsal.state.scores).toMatchObject([{ name: 'Handoff score (Baton)', status: 'draft', body: { groupConfigs: [{ groupCategory: 'FIT', maxValue: 40 }] } }]);
    expect(await verifyPush(rehearsal.client, aScoredConfiguration(), identity, choices)).toEqual({ kind: 'compared', differences: [] });
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

  it('is not taken back once somebody published it, and its differences are named', async () => {
    const rehearsal = await aRehearsal();
    const applied = await rehearsal.apply((await plan(rehearsal)).filter(({ id }) => id === 'score:draft'));
    const [score] = rehearsal.state.scores;
    if (score === undefined) throw new Error('no score');
    score.status = 'published';
    const back = await rehearsal.apply(planRollback(applied.operations.filter(({ id }) => id === 'score:draft')));
    expect(back.operations).toMatchObject([{ status: 'failed', message: expect.stringContaining('stays as it is') }]);
    score.body['maxScorePerCategory'] = 7;
    expect(pushDifferences((await plan(rehearsal)).filter(({ group }) => group === 'score'))).toMatchObject([{ field: 'maxScorePerCategory', expected: 60, found: 7 }]);
  });

  it('may be built by hand, then calculated, then by hand again, as long as each push is taken back first', async () => {
    const rehearsal = await aRehearsal({ limits: createRateLimits(10_000) });
    const scoreKind = () => rehearsal.state.objects['contacts']?.properties.find(({ name, archivedAt }) => name === 'hx_score' && archivedAt === null)?.fieldType;
    for (const [score, expected] of [[undefined, 'number'], ['calculated', 'calculation_equation'], [undefined, 'number']] as const) {
      const own = { sequenceId: null, ...(score === undefined ? {} : { score }) };
      const reading = await readPortal(rehearsal.client, targetsOfConfiguration(aScoredConfiguration(), own));
      if (reading.kind === 'failed') throw new Error(reading.outcome.kind);
      const applied = await rehearsal.apply(planPush(aScoredConfiguration(), reading.snapshot, identity, own));
      expect(applied.operations.filter(({ status }) => status === 'failed')).toEqual([]);
      expect(scoreKind()).toBe(expected);
      expect(await verifyPush(rehearsal.client, aScoredConfiguration(), identity, own)).toMatchObject({ differences: [] });
      await rehearsal.apply(planRollback(applied.operations.filter(({ status }) => status === 'done')));
      expect(scoreKind()).toBeUndefined();
    }
  });

  it('is redrafted beside what is live, keeps the numbers of the portal, and goes back to the draft before', async () => {
    const rehearsal = await aRehearsal();
    const before = await rehearsal.apply((await plan(rehearsal)).filter(({ group, id }) => group === 'score' || id === 'switchOn:score'));
    await rehearsal.apply(before.operations, { switchOn: ['switchOn:score'] });
    const [score] = rehearsal.state.scores;
    const first = structuredClone(score?.body);
    const later = (await plan(rehearsal, aScoredConfiguration(3000))).filter(({ group, id }) => group === 'score' || id === 'switchOn:score');
    expect(later).toMatchObject([{ kind: 'updateScore', status: 'planned', change: expect.stringContaining('goes on scoring until') }, { kind: 'publishScore', status: 'unchanged' }]);
    const changed = await rehearsal.apply(later);
    expect(statesOf(changed.operations)).toEqual(['done']);
    expect(score).toMatchObject({ status: 'published', live: first, body: { groupConfigs: [{ id: '1', ruleConfigurations: [{ id: '1-1', configuration: { calculation: { matchRules: [{ value: 30 }, { value: 5.5 }] } } }] }] } });
    expect(byId(await plan(rehearsal, aScoredConfiguration(3000)), 'switchOn:score')).toMatchObject({ status: 'planned' });
    expect(await verifyPush(rehearsal.client, aScoredConfiguration(3000), identity, choices)).toMatchObject({ kind: 'compared' });
    await rehearsal.apply(planRollback(changed.operations.filter(({ kind }) => kind === 'updateScore')));
    expect(score?.body).toEqual(first);
  });

  it('whose formula a portal refuses leaves clicks in its place; what builds on it waits, and goes through once a person made it', async () => {
    const carry: typeof fetch = async (url, init) => (init?.method === 'POST' && typeof init.body === 'string' && init.body.includes('"name":"hx_fit"') ? Response.json({ status: 'error', message: 'Nested if is not supported' }, { status: 400 }) : fetch(url, init));
    const rehearsal = await aRehearsal({ carry });
    const own = { ...choices, score: 'calculated' } as const;
    const reading = await readPortal(rehearsal.client, targetsOfConfiguration(aScoredConfiguration(), own));
    if (reading.kind === 'failed') throw new Error(reading.outcome.kind);
    const first = await rehearsal.apply(planPush(aScoredConfiguration(), reading.snapshot, identity, own));
    expect(byId(first.operations, 'property:hx_fit')).toMatchObject({ status: 'failed', message: expect.stringContaining('Nested if is not supported'), steps: expect.arrayContaining([expect.stringContaining('Enter this formula: ')]) });
    expect(byId(first.operations, 'property:hx_score')).toMatchObject({ status: 'failed', message: expect.stringContaining('it needs "hx_fit"') });
    rehearsal.state.objects['contacts']?.properties.push({ ...rehearsal.state.objects['contacts'].properties[0]!, name: 'hx_fit', type: 'number', fieldType: 'calculation_equation', calculated: true, calculationFormula: '1', hubspotDefined: false });
    const ticked = first.operations.map((operation): PushOperation => (operation.id === 'property:hx_fit' ? { ...operation, status: 'ticked' } : operation));
    const second = await rehearsal.apply(ticked);
    expect(statesOf(second.operations)).toEqual(['done', 'ticked']);
  });

  it.each(['off', 'scope'] as const)('gives way to calculated properties where the beta is %s', async (why) => {
    const rehearsal = await aRehearsal({ state: { ...aPortalState(), closed: { scores: why } } });
    const operations = await plan(rehearsal);
    expect(operations.some(({ group }) => group === 'score')).toBe(false);
    expect(byId(operations, 'manual:finish-calculated')?.change).toContain('does not have the beta');
    const applied = await rehearsal.apply(operations);
    expect(statesOf(applied.operations)).toEqual(['done']);
    const made = rehearsal.state.objects['contacts']?.properties.filter(({ calculated, name }) => calculated && name.startsWith('hx_')).map(({ name, fieldType }) => `${name} ${fieldType}`);
    expect(made).toEqual(['hx_fit calculation_equation', 'hx_score calculation_equation', 'hx_tier calculation_equation']);
    expect(await verifyPush(rehearsal.client, aScoredConfiguration(), identity, choices)).toEqual({ kind: 'compared', differences: [] });
    await rehearsal.apply(planRollback(applied.operations.filter(({ status }) => status === 'done')));
    expect(rehearsal.state.objects['contacts']?.properties.some(({ name, archivedAt }) => name.startsWith('hx_') && archivedAt === null)).toBe(false);
  });

  it.each(['errorAfterWrite', 'serverError', 'silenceAfterWrite'] as const)('stands in the portal once after %s', async (kind) => {
    const rehearsal = await aRehearsal();
    const operations = (await plan(rehearsal)).filter(({ id }) => id === 'score:draft');
    rehearsal.portal.setFaults([{ kind, times: 1 }]);
    const first = await rehearsal.apply(operations);
    expect((await rehearsal.apply(first.operations)).operations).toMatchObject([{ status: 'done' }]);
    expect(rehearsal.state.scores).toHaveLength(1);
  });

  it('stands in the portal once when two laptops draft it at once', async () => {
    const rehearsal = await aRehearsal();
    const operations = (await plan(rehearsal)).filter(({ id }) => id === 'score:draft');
    const both = await Promise.all([rehearsal.apply(operations), rehearsal.apply(operations)]);
    expect(both.flatMap((each) => each.operations.map(({ status }) => status))).toEqual(['done', 'done']);
    expect(rehearsal.state.scores).toHaveLength(1);
  });

  it('is never asked for, nor made, unless somebody chose it', async () => {
    const rehearsal = await aRehearsal();
    const operations = await rehearsal.plan(aScoredConfiguration());
    expect(operations.some(({ group, id }) => group === 'score' || id === 'switchOn:score')).toBe(false);
    expect(rehearsal.requests.some((request) => request.includes('lead-scoring'))).toBe(false);
  });
});
