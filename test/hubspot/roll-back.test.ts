import { describe, expect, it } from 'vitest';
import { planRollback } from '../../shared/engine/hubspot-plan/undo-operation.ts';
import type { PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { noRecords, recordTable } from '../../electron/hubspot/simulator/records.ts';
import { aRehearsal, statesOf, type Rehearsal } from './a-rehearsal.ts';
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
