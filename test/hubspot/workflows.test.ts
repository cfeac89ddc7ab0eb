import { describe, expect, it } from 'vitest';
import { planRollback } from '../../shared/engine/hubspot-plan/undo-operation.ts';
import { verifyPush } from '../../electron/hubspot/verify-push.ts';
import { aConfiguration } from '../engine/hubspot-plan/a-configuration.ts';
import { aPortalState, aRehearsal, identity, type Rehearsal } from './a-rehearsal.ts';
import { visiblePortal } from './visible-portal.ts';

const flowOf = ({ state }: Rehearsal, name: string) => {
  const flow = state.workflows.find((each) => each.name === name);
  if (flow === undefined) throw new Error(`no ${name}`);
  return flow;
};
const CLOCK = 'Handoff clock (Baton)';
const statusOf = (operations: readonly { id: string; status: string }[], id: string) => operations.find((operation) => operation.id === id)?.status;

describe('the workflows of a push', () => {
  it('are made switched off, and switched on only one by one', async () => {
    const rehearsal = await aRehearsal();
    const applied = await rehearsal.apply(await rehearsal.plan());
    expect(rehearsal.state.workflows.map(({ isEnabled }) => isEnabled)).toEqual([false, false, false, false, false, false]);
    rehearsal.writes();
    const on = await rehearsal.apply(applied.operations, { switchOn: ['switchOn:clock'] });
    expect(statusOf(on.operations, 'switchOn:clock')).toBe('done');
    expect(statusOf(on.operations, 'switchOn:route')).toBe('planned');
    expect(rehearsal.writes()).toHaveLength(1);
    expect(rehearsal.state.workflows.filter(({ isEnabled }) => isEnabled).map(({ name }) => name)).toEqual([CLOCK]);
    expect(await verifyPush(rehearsal.client, aConfiguration(), identity)).toEqual({ kind: 'compared', differences: [] });
    expect((await rehearsal.apply(on.operations)).kind).toBe('applied');
    expect(rehearsal.writes()).toEqual([]);
  });

  it('are switched off and taken away with the rest, last first', async () => {
    const rehearsal = await aRehearsal();
    const before = visiblePortal(rehearsal.state);
    const applied = await rehearsal.apply(await rehearsal.plan());
    const on = await rehearsal.apply(applied.operations, { switchOn: ['switchOn:clock'] });
    const back = await rehearsal.apply(planRollback(on.operations.filter(({ status }) => status === 'done')));
    expect(back.operations.filter(({ status }) => status !== 'done')).toEqual([]);
    expect(visiblePortal(rehearsal.state)).toBe(before);
  });

  it('are not overwritten when somebody edited one, and a new plan shows the change and switches it off', async () => {
    const rehearsal = await aRehearsal();
    const applied = await rehearsal.apply(await rehearsal.plan());
    const clock = flowOf(rehearsal, CLOCK);
    clock.body = { ...clock.body, description: 'Mine', timeWindows: [{ day: 'MONDAY' }] };
    clock.isEnabled = true;
    clock.revisionId = '7';
    const again = await rehearsal.apply(applied.operations);
    expect(statusOf(again.operations, 'workflow:clock')).toBe('failed');
    expect(clock.body['description']).toBe('Mine');
    const plan = await rehearsal.plan();
    expect(plan.find(({ id }) => id === 'workflow:clock')).toMatchObject({ kind: 'updateWorkflow', status: 'planned', risk: 'high' });
    expect(plan.find(({ id }) => id === 'workflow:clock')?.fields.find(({ field }) => field === 'isEnabled')).toEqual({ field: 'isEnabled', before: true, after: false });
    await rehearsal.apply(plan);
    // What the plan does not name is sent back as it was read: a full replacement would clear it.
    expect(clock).toMatchObject({ isEnabled: false, revisionId: '8' });
    expect(clock.body['timeWindows']).toEqual([{ day: 'MONDAY' }]);
    expect(await verifyPush(rehearsal.client, aConfiguration(), identity)).toMatchObject({ differences: [] });
  });

  it('of the same name as two others are left alone', async () => {
    const rehearsal = await aRehearsal();
    await rehearsal.apply(await rehearsal.plan());
    rehearsal.state.workflows.push({ ...flowOf(rehearsal, CLOCK), id: '9999' });
    expect((await rehearsal.plan()).find(({ id }) => id === 'workflow:clock')).toMatchObject({ status: 'failed', message: expect.stringContaining('has 2 workflows named') });
  });

  it.each(['off', 'scope'] as const)('become steps by hand where the interface is %s, and the rest is pushed', async (why) => {
    const rehearsal = await aRehearsal({ state: { ...aPortalState(), closed: { workflows: why, validations: why, owners: why } } });
    const applied = await rehearsal.apply(await rehearsal.plan());
    expect(applied.kind).toBe('applied');
    expect(applied.operations.some(({ group }) => group === 'workflows')).toBe(false);
    expect(applied.operations.map(({ id }) => id)).toContain('manual:routing');
  });

  it('of whose actions the portal lacks some are finished or built by hand, and nothing fails when the plan is applied', async () => {
    const { state, client, plan, apply } = await aRehearsal({ state: { ...aPortalState(), actionTypes: ['0-1', '0-3', '0-5'] } });
    const applied = await apply(await plan());
    const byId = (id: string) => applied.operations.find((operation) => operation.id === id);
    expect(applied.operations.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(state.workflows.map(({ name }) => name)).not.toContain('Handoff routing (Baton)');
    expect(byId('manual:build-route')?.steps.join('\n')).toMatch(/name it "Handoff routing \(Baton\)" and leave it off\.\nEnrol contacts where [^\n]*\nBranch; the first that fits decides\.\nTo "[^]*Share out among \d people; [A-Z]/);
    expect(byId('switchOn:route')).toBeUndefined();
    expect(byId('workflow:clock')).toMatchObject({ status: 'done', change: expect.stringContaining('without "Send internal email", which this portal does not take') });
    expect(byId('manual:finish-clock')?.steps.filter((step) => step.includes('E-mail to the owner'))).toHaveLength(aConfiguration().sla.targets.length);
    expect(await verifyPush(client, aConfiguration(), identity)).toEqual({ kind: 'compared', differences: [] });
  });

  it('of whose actions one asks for an input that nobody agreed on are finished by hand, and inputs that the portal does not name are to be looked at', async () => {
    const actionInputs = { '0-3': { names: ['subject', 'queue'], required: ['subject', 'queue'] }, '0-8': { names: ['subject', 'body', 'user_ids'], required: ['subject'] } };
    const { plan, apply } = await aRehearsal({ state: { ...aPortalState(), actionInputs } });
    const applied = await apply(await plan());
    const said = applied.operations.map(({ change, steps }) => [change, ...steps].join('\n')).join('\n');
    expect(applied.operations.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(said).toContain('take no "Create task" (it asks for "queue" as well) over the interface');
    expect(said).toContain('The action "Send internal email" of this portal names no input "owner_properties"');
  });

  it('go into a portal that asks for nothing else than they bring', async () => {
    const actionInputs = { '0-1': { names: ['delta', 'time_unit'], required: ['delta', 'time_unit'] } };
    const { plan, apply, state } = await aRehearsal({ state: { ...aPortalState(), actionInputs } });
    const applied = await apply(await plan());
    expect(applied.operations.flatMap(({ steps }) => steps).filter((step) => step.includes('names no input'))).toEqual([]);
    expect(applied.operations.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(state.workflows).toHaveLength(6);
  });

  it('are all made where the catalogue of actions is written otherwise than known', async () => {
    const { plan } = await aRehearsal({ carry: async (url, init) => (typeof url === 'string' && url.includes('/action-types') ? Response.json({ results: [{ id: 'delay' }] }) : fetch(url, init)) });
    expect((await plan()).filter(({ kind }) => kind === 'createWorkflow')).toHaveLength(6);
  });

  it('are made once, with everything else, when two laptops apply the same plan at once', async () => {
    const rehearsal = await aRehearsal();
    const plan = await rehearsal.plan();
    const both = await Promise.all([rehearsal.apply(plan), rehearsal.apply(plan)]);
    expect(both.map(({ kind }) => kind)).toEqual(['applied', 'applied']);
    expect(rehearsal.state.workflows).toHaveLength(6);
    expect(new Set(rehearsal.state.workflows.map(({ name }) => name)).size).toBe(6);
    expect(new Set(rehearsal.state.lists.map(({ name }) => name)).size).toBe(rehearsal.state.lists.length);
    expect(await verifyPush(rehearsal.client, aConfiguration(), identity)).toMatchObject({ differences: [] });
  });

  it('whose revision somebody takes in between is refused, not overwritten', async () => {
    const rehearsal = await aRehearsal();
    await rehearsal.apply(await rehearsal.plan());
    const clock = flowOf(rehearsal, CLOCK);
    const stale = await rehearsal.client.readWorkflows([CLOCK]);
    if (stale.kind !== 'ok' || stale.value[0] === undefined) throw new Error('not read');
    clock.revisionId = '2';
    expect(await rehearsal.client.replaceWorkflow(stale.value[0], { description: 'New' })).toMatchObject({ kind: 'refused', status: 409 });
  });
});
