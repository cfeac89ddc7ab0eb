import { describe, expect, it } from 'vitest';
import { planRollback } from '../../shared/engine/hubspot-plan/undo-operation.ts';
import type { PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { noRecords, recordTable } from '../../electron/hubspot/simulator/records.ts';
import { readPortal } from '../../electron/hubspot/read-portal.ts';
import { verifyPush } from '../../electron/hubspot/verify-push.ts';
import { planPush } from '../../shared/engine/hubspot-plan/plan-push.ts';
import { targetsOfConfiguration } from '../../shared/engine/hubspot-plan/portal-targets.ts';
import { aConfiguration } from '../engine/hubspot-plan/a-configuration.ts';
import { aRehearsal, identity, statesOf, type Rehearsal } from './a-rehearsal.ts';
import { visiblePortal } from './visible-portal.ts';

/** Pushes everything and gives what was written, in the order of the changes. */
async function pushed(rehearsal: Rehearsal): Promise<PushOperation[]> {
  const applied = await rehearsal.apply(await rehearsal.plan());
  return applied.operations.filter(({ status }) => status === 'done');
}

describe('taking a push back', () => {
  it('leaves the portal as it was before, byte by byte, but for what lies in the archive', async () => {
    const rehearsal = await aRehearsal();
    const before = visiblePortal(rehearsal.state);
    const changes = await pushed(rehearsal);
    expect(visiblePortal(rehearsal.state)).not.toBe(before);
    const back = await rehearsal.apply(planRollback(changes));
    expect(back.kind).toBe('applied');
    expect(statesOf(back.operations)).toEqual(['done']);
    expect(visiblePortal(rehearsal.state)).toBe(before);
    rehearsal.writes();
    expect(statesOf((await rehearsal.apply(back.operations)).operations)).toEqual(['done']);
    expect(rehearsal.writes()).toEqual([]);
    expect(statesOf((await rehearsal.apply(await rehearsal.plan())).operations)).toEqual(['done']);
  });

  it('brings lists back under their numbers when it is pushed again, or makes them anew where the portal dropped them', async () => {
    const rehearsal = await aRehearsal();
    await rehearsal.apply(planRollback(await pushed(rehearsal)));
    const earlierLists = rehearsal.journal.flatMap(({ after }) => (typeof after?.['listId'] === 'string' && typeof after['name'] === 'string' ? [{ name: after['name'], listId: after['listId'] }] : []));
    const numbers = () => rehearsal.state.lists.filter(({ deletedAt, name }) => deletedAt === null && name.startsWith('Handoff')).map(({ listId }) => listId);
    expect(earlierLists.map(({ listId }) => listId)).toEqual(['14', '15', '16']);
    expect(numbers()).toEqual([]);
    rehearsal.state.lists = rehearsal.state.lists.filter(({ listId }) => listId !== '15');
    const reading = await readPortal(rehearsal.client, targetsOfConfiguration(aConfiguration()));
    if (reading.kind === 'failed') throw new Error(reading.outcome.kind);
    const again = await rehearsal.apply(planPush(aConfiguration(), { ...reading.snapshot, earlierLists }, identity));
    expect(again.operations.filter(({ kind }) => kind === 'restoreList').map(({ status }) => status)).toEqual(['done', 'done', 'done']);
    expect(numbers()).toEqual(['14', '16', '17']);
    expect(await verifyPush(rehearsal.client, aConfiguration(), identity)).toMatchObject({ differences: [] });
  });

  it('leaves alone what somebody changed since, and says so', async () => {
    const rehearsal = await aRehearsal();
    const changes = await pushed(rehearsal);
    const fit = rehearsal.state.objects['contacts']?.properties.find(({ name }) => name === 'hx_fit');
    const list = rehearsal.state.lists.find(({ name }) => name === 'Handoff tier Hot (Baton)');
    if (fit === undefined || list === undefined) throw new Error('not pushed');
    fit.label = 'Our fit';
    list.filterBranch = { ...(list.filterBranch as object), filterBranches: [] };
    const done = await rehearsal.apply(planRollback(changes));
    // A group with properties cannot go.
    expect(done.operations.filter(({ status }) => status === 'failed').map(({ id }) => id).sort()).toEqual(['undo:group:hx_handoff', 'undo:list:t-hot', 'undo:property:hx_fit']);
    expect(fit.archivedAt).toBeNull();
    expect(done.operations.find(({ id }) => id === 'undo:property:hx_fit')?.message).toContain('was changed after the push, so it stays as it is');
  });

  it('keeps choices that a contact holds by now, and takes them away once nobody does', async () => {
    const records = { ...noRecords(), contacts: recordTable([{ id: '1', createdAt: 1, properties: { hs_lead_status: 'HX_REJECTED' } }]) };
    const rehearsal = await aRehearsal({ records });
    const before = visiblePortal(rehearsal.state);
    const changes = await pushed(rehearsal);
    const kept = await rehearsal.apply(planRollback(changes));
    expect(kept.operations.filter(({ status }) => status === 'failed').map(({ id, message }) => [id, message])).toEqual([
      ['undo:property:hs_lead_status', 'One contact holds "HX_REJECTED", so the choices of "hs_lead_status" stay. Set those contacts to another one first, then take the push back again.'],
    ]);
    records.contacts.at(0).properties['hs_lead_status'] = 'NEW';
    await rehearsal.apply(kept.operations);
    expect(visiblePortal(rehearsal.state)).toBe(before);
  });

  it.each(['errorAfterWrite', 'silenceAfterWrite', 'serverError'] as const)('survives %s: looks, and never takes away twice', async (kind) => {
    const rehearsal = await aRehearsal();
    const before = visiblePortal(rehearsal.state);
    const changes = await pushed(rehearsal);
    rehearsal.writes();
    rehearsal.portal.setFaults([{ kind, times: 1, onlyWrites: true }]);
    const way = planRollback(changes);
    const back = await rehearsal.apply(way);
    expect(statesOf(back.operations)).toEqual(['done']);
    expect(visiblePortal(rehearsal.state)).toBe(before);
    expect(rehearsal.writes()).toHaveLength(way.length + (kind === 'serverError' ? 1 : 0));
  });
});
