import { describe, expect, it } from 'vitest';
import type { PortalPort, PortalTarget } from '../../electron/host/ports.ts';
import { createPortalPort } from '../../electron/hubspot/portal-port.ts';
import { verifyPush } from '../../electron/hubspot/verify-push.ts';
import { aConfiguration } from '../engine/hubspot-plan/a-configuration.ts';
import { NO_CHOICES } from '../../shared/engine/hubspot-plan/push-choices.ts';
import { aRehearsal, CHANGES, identity, statesOf } from './a-rehearsal.ts';

describe.each(['dated', 'v3'] as const)('a push over %s paths', (version) => {
  it('is planned, applied, verified equal, and then has nothing left to do', async () => {
    const rehearsal = await aRehearsal({ version });
    const applied = await rehearsal.apply(await rehearsal.plan());
    expect(applied.kind).toBe('applied');
    expect(statesOf(applied.operations)).toEqual(['done']);
    expect(rehearsal.writes()).toHaveLength(CHANGES);

    expect(await verifyPush(rehearsal.client, aConfiguration(), identity, NO_CHOICES)).toEqual({ kind: 'compared', differences: [] });
    const again = await rehearsal.plan();
    expect(statesOf(again)).toEqual(['unchanged']);

    const second = await rehearsal.apply(again);
    expect(statesOf(second.operations)).toEqual(['unchanged']);
    const third = await rehearsal.apply(applied.operations);
    expect(statesOf(third.operations)).toEqual(['done']);
    expect(rehearsal.writes()).toEqual([]);
  });
});

describe('a push', () => {
  it('keeps the notes and the order of choices that it appends to', async () => {
    const rehearsal = await aRehearsal();
    const status = rehearsal.state.objects['contacts']?.properties.find(({ name }) => name === 'hs_lead_status');
    if (status?.options[1] === undefined) throw new Error('no lead status');
    status.options[1].description = 'Somebody is on it';
    await rehearsal.apply(await rehearsal.plan());
    expect(status.options.slice(0, 2)).toEqual([
      { value: 'NEW', label: 'New', hidden: false, displayOrder: 0 }, { value: 'OPEN', label: 'Open', hidden: false, displayOrder: 1, description: 'Somebody is on it' },
    ]);
    expect(status.options.slice(-3).map(({ value }) => value)).toEqual(['HX_ACCEPTED', 'HX_REJECTED', 'HX_RECYCLED']);
  });

  it('journals every change before and after it is sent, with the image before', async () => {
    const rehearsal = await aRehearsal();
    await rehearsal.apply(await rehearsal.plan());
    const phases = rehearsal.journal.map(({ operationId, phase }) => `${operationId} ${phase}`);
    expect(phases).toHaveLength(2 * CHANGES);
    expect(phases.slice(0, 2)).toEqual(['group:hx_handoff sending', 'group:hx_handoff answered']);
    const status = rehearsal.journal.find(({ operationId, phase }) => operationId === 'property:hs_lead_status' && phase === 'sending');
    expect(JSON.stringify(status?.before?.['options'])).toContain('ATTEMPTED_TO_CONTACT');
    expect(rehearsal.journal[1]).toMatchObject({ status: 201, correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  it('tells progress and each state of each operation', async () => {
    const rehearsal = await aRehearsal();
    const states: string[] = [];
    const steps: [number, number][] = [];
    await rehearsal.apply(await rehearsal.plan(), { onOperation: ({ id, status }) => void states.push(`${id} ${status}`), onProgress: (done, total) => void steps.push([done, total]) });
    expect(states.slice(0, 2)).toEqual(['group:hx_handoff sent', 'group:hx_handoff done']);
    expect(steps.at(-1)).toEqual([CHANGES, CHANGES]);
  });

  it('changes only what a later agreement changed, and keeps choices that records may hold', async () => {
    const rehearsal = await aRehearsal();
    await rehearsal.apply(await rehearsal.plan());
    rehearsal.writes();
    const { tiers } = aConfiguration();
    const later = aConfiguration({ tiers: { ...tiers, classes: [{ id: 't-new', name: 'Hot' }, ...tiers.classes.slice(1)] } });
    const plan = await rehearsal.plan(later);
    const applied = await rehearsal.apply(plan);
    expect(statesOf(applied.operations)).toEqual(['done', 'unchanged']);
    const tier = rehearsal.state.objects['contacts']?.properties.find(({ name }) => name === 'hx_tier');
    expect(tier?.options.map(({ value, label }) => `${value} ${label}`)).toEqual(['t-hot Hot (earlier)', 't-warm Warm', 't-cold Cold', 't-new Hot']);
    expect(await verifyPush(rehearsal.client, later, identity, NO_CHOICES)).toMatchObject({ differences: [] });
  });

  it('brings an archived property back as agreed although the portal revives the old definition', async () => {
    const rehearsal = await aRehearsal();
    await rehearsal.apply(await rehearsal.plan());
    const property = rehearsal.state.objects['contacts']?.properties.find(({ name }) => name === 'hx_context');
    if (property === undefined) throw new Error('no hx_context');
    Object.assign(property, { archivedAt: 1, label: 'Old name' });
    const applied = await rehearsal.apply(await rehearsal.plan());
    expect(applied.operations.find(({ target }) => target === 'hx_context')).toMatchObject({ status: 'done', message: 'Brought back from the archive and set as agreed.' });
    expect(property).toMatchObject({ archivedAt: null, label: 'Handoff context' });
  });

  it('names each difference that somebody made since, and who made it where the portal tells', async () => {
    const rehearsal = await aRehearsal();
    await rehearsal.apply(await rehearsal.plan());
    const property = rehearsal.state.objects['contacts']?.properties.find(({ name }) => name === 'hx_fit');
    if (property !== undefined) Object.assign(property, { label: 'Fitness', updatedBy: '2001', updatedAt: 1_795_000_060_000 });
    const list = rehearsal.state.lists.find(({ name }) => name === 'Handoff tier Hot (Baton)');
    if (list !== undefined) list.deletedAt = 1;
    expect(await verifyPush(rehearsal.client, aConfiguration(), identity, NO_CHOICES)).toEqual({
      kind: 'compared',
      differences: [
        { target: 'hx_fit', field: 'label', expected: 'Handoff fit', found: 'Fitness', changed: { at: '2026-11-18T11:07:40.000Z', by: 'Rep one' } },
        { target: 'Handoff tier Hot (Baton)', field: 'exists', expected: true, found: false },
      ],
    });
  });
});

describe('the rehearsal port', () => {
  const on = (state: string | null): PortalTarget => ({ kind: 'rehearsal', state });
  const options = (snapshotHash: string) => ({ snapshotHash, portalId: '99000001', signal: new AbortController().signal, onOperation: () => {}, onJournal: () => {}, onProgress: () => {} });

  it('keeps the portal between calls in the text that the host stores', async () => {
    const port: PortalPort = createPortalPort({ now: () => 0 });
    const planned = await port.plan(on(null), aConfiguration(), identity, NO_CHOICES);
    if (!planned.ok) throw new Error(planned.error.message);
    expect(planned.value.portal).toEqual({ id: '99000001', name: 'Rehearsal portal', accountType: 'DEVELOPER_TEST', isRehearsal: true });
    const applied = await port.apply(on(planned.value.portalState), planned.value.operations, options(planned.value.snapshotHash));
    if (!applied.ok) throw new Error(applied.error.message);
    expect(await port.verify(on(applied.value.portalState), aConfiguration(), identity, NO_CHOICES)).toMatchObject({ ok: true, value: { differences: [] } });
    const again = await port.plan(on(applied.value.portalState), aConfiguration(), identity, NO_CHOICES);
    expect(again.ok && statesOf(again.value.operations)).toEqual(['unchanged']);
    expect(again.ok && again.value.snapshotHash).not.toBe(planned.value.snapshotHash);
  });

  it('refuses a plan made from a portal that has changed since, and sends nothing', async () => {
    const requests: string[] = [];
    const port = createPortalPort({ now: () => 0, onRequest: (method) => void requests.push(method) });
    const planned = await port.plan(on(null), aConfiguration(), identity, NO_CHOICES);
    if (!planned.ok) throw new Error(planned.error.message);
    const other = (planned.value.portalState ?? '').replace('"Lead status"', '"Status of lead"');
    expect(await port.apply(on(other), planned.value.operations, options(planned.value.snapshotHash))).toEqual({
      ok: false, error: { code: 'stale', message: 'The portal changed after this plan was made. Nothing was sent; make a new plan to see what differs.' },
    });
    expect(requests.every((method) => method === 'GET')).toBe(true);
  });

  it('refuses to apply or verify on a memory that cannot be read, and plans on a fresh portal', async () => {
    const port = createPortalPort({ now: () => 0 });
    const options = { snapshotHash: '', portalId: '', signal: new AbortController().signal, onOperation: () => undefined, onJournal: () => undefined, onProgress: () => undefined };
    expect(await port.apply(on('{'), [], options)).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(await port.verify(on('{'), aConfiguration(), identity, NO_CHOICES)).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(await port.plan(on('{'), aConfiguration(), identity, NO_CHOICES)).toMatchObject({ ok: true });
  });

  it('lets faults wait until a request comes that they can hit', async () => {
    const port = createPortalPort({ now: () => 0, patience: { backoffMs: 1 } });
    port.setFaults([{ kind: 'errorAfterWrite', times: 1 }]);
    const planned = await port.plan(on(null), aConfiguration(), identity, NO_CHOICES);
    if (!planned.ok) throw new Error(planned.error.message);
    const messages: string[] = [];
    const applied = await port.apply(on(planned.value.portalState), planned.value.operations, { ...options(planned.value.snapshotHash), onOperation: ({ message }) => void messages.push(message) });
    expect(applied.ok && statesOf(applied.value.operations)).toEqual(['done']);
    expect(messages).toContain('In the portal as agreed.');
  });
});
