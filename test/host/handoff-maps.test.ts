import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';
import { brokenPart } from '../../shared/engine/handoff-map/check-map.ts';
import { momentOfMap } from '../../shared/engine/handoff-map/moment-of-map.ts';

let folder: string;
let host: HeadlessHost;
let workshopId: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-maps-'));
  host = await createHeadlessHost({ dataFolder: join(folder, 'data') });
  const made = await host.call('workshop.createWorkshop', { title: 'Handoff', clientName: 'Client', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 });
  workshopId = made.ok ? made.value.id : '';
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = <N extends ProcedureName>(name: N, input: InputOf<N>) => host.call(name, input, workshopId);
async function call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await ask(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}

describe('the handoff maps of a workshop', () => {
  it('start from templates that are whole, each with a moment that nobody owns yet', async () => {
    const templates = await call('map.listTemplates', {});
    expect(templates.map(({ id }) => id)).toEqual(['content-mql', 'event-leads', 'inbound-demo-request', 'outbound-reply', 'partner-leads']);
    for (const { id, name } of templates) {
      const { map } = await call('map.createMap', { name, templateId: id });
      expect(brokenPart(map)).toBeNull();
      expect(momentOfMap(map)?.stretches.map(({ owner }) => owner)).toContain('nobody');
    }
  });

  it('keep every edit under undo, also after the workshop was closed, and leave the proposal\'s fingerprint alone', async () => {
    const hashOf = async () => (await call('proposal.getProposal', { proposalId: (await call('proposal.listProposals', {}))[0]?.id ?? '' })).configHash;
    const hash = await hashOf();
    const made = await call('map.createMap', { name: 'As is' });
    const step = { id: 'a', laneId: 'sales', name: 'First call' };
    const edited = await call('map.editMap', { mapId: made.id, seenRevision: 1, map: { ...made.map, steps: [{ ...(await firstStep()), ...step }] }, label: 'Add First call' });
    expect(edited).toMatchObject({ revision: 2, canUndo: true, canRedo: false, lastEdit: 'Add First call' });
    await call('workshop.closeWorkshop', { workshopId });
    const undone = await call('map.undoEdit', { mapId: made.id, seenRevision: 2 });
    expect(undone).toMatchObject({ revision: 3, canUndo: false, canRedo: true, map: { steps: [] } });
    expect(await call('map.redoEdit', { mapId: made.id, seenRevision: 3 })).toMatchObject({ canUndo: true, canRedo: false, map: { steps: [step] } });
    expect((await call('map.undoEdit', { mapId: made.id, seenRevision: 4 })).canUndo).toBe(false);
    expect(await ask('map.undoEdit', { mapId: made.id, seenRevision: 5 })).toMatchObject({ ok: false, error: { code: 'refused' } });
    const other = await call('map.renameMap', { mapId: made.id, seenRevision: 5, name: 'Today' });
    expect(other).toMatchObject({ canRedo: false, map: { name: 'Today' } });
    expect(await hashOf()).toBe(hash);
  });

  it('refuse a change that saw an older revision, and one that leaves a way hanging; nothing changes then', async () => {
    const made = await call('map.createMap', { name: 'Refused', templateId: 'content-mql' });
    const broken = { ...made.map, steps: made.map.steps.slice(1) };
    expect(await ask('map.editMap', { mapId: made.id, seenRevision: 1, map: broken, label: 'Lose a step' })).toMatchObject({ ok: false, error: { code: 'refused', message: expect.stringContaining('begins or ends at a step that the map does not have') } });
    expect(await ask('map.editMap', { mapId: made.id, seenRevision: 7, map: made.map, label: 'From before' })).toMatchObject({ ok: false, error: { code: 'stale' } });
    expect(await call('map.getMap', { mapId: made.id })).toEqual(made);
  });

  it('come back when they were put away', async () => {
    const made = await call('map.createMap', { name: 'Put away', kind: 'toBe' });
    await call('map.deleteMap', { mapId: made.id, seenRevision: 1 });
    expect((await call('map.listMaps', {})).map(({ name }) => name)).not.toContain('Put away');
    expect(await ask('map.getMap', { mapId: made.id })).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect(await call('map.restoreMap', { mapId: made.id })).toMatchObject({ map: { name: 'Put away', kind: 'toBe' } });
  });

  it('come in from the file that they went out to; a newer form and anything else are refused with a sentence', async () => {
    const made = await call('map.createMap', { name: 'There and back', templateId: 'event-leads' });
    const file = { baton: 'handoff-map', ...made.map };
    expect((await call('map.importMap', { text: JSON.stringify(file) })).map).toEqual(made.map);
    const count = (await call('map.listMaps', {})).length;
    expect(await ask('map.importMap', { text: JSON.stringify({ ...file, format: 2, swimlanes: {} }) })).toMatchObject({ ok: false, error: { code: 'tooNew', message: expect.stringContaining('Update Baton') } });
    expect(await ask('map.importMap', { text: JSON.stringify({ ...file, edges: [{ id: 'x', from: 'nowhere', to: 'scan' }] }) })).toMatchObject({ ok: false, error: { code: 'refused' } });
    for (const text of ['', '{', '[]', '{"baton":"handoff-map"}', JSON.stringify({ ...file, steps: 3 })]) expect(await ask('map.importMap', { text })).toMatchObject({ ok: false, error: { code: 'unreadableFile' } });
    expect(await call('map.listMaps', {})).toHaveLength(count);
  });

  it('are compared step by step and way by way', async () => {
    const asIs = await call('map.createMap', { name: 'As is', templateId: 'content-mql' });
    const toBe = await call('map.createMap', { name: 'To be', kind: 'toBe', copyOf: asIs.id });
    expect(await call('map.diffMaps', { beforeId: asIs.id, afterId: toBe.id })).toEqual({ changes: [], same: asIs.map.steps.length + asIs.map.edges.length });
    const steps = toBe.map.steps.map((step) => (step.id === 'open' ? { ...step, laneId: 'marketing', name: 'Reads the lead' } : step));
    const edges = toBe.map.edges.map((edge) => (edge.kind === 'handoff' ? { ...edge, ownerRole: 'Inside sales' } : edge)).filter(({ kind }) => kind !== 'recycle');
    await call('map.editMap', { mapId: toBe.id, seenRevision: 1, map: { ...toBe.map, steps, edges }, label: 'Give the moment an owner' });
    const { changes } = await call('map.diffMaps', { beforeId: asIs.id, afterId: toBe.id });
    expect(changes.map(({ what, change, fields }) => [what, change, ...fields.map(({ field, after }) => `${field}: ${after}`)])).toEqual([
      ['step', 'changed', 'Name: Reads the lead', 'Lane: Marketing'],
      ['edge', 'changed', 'Owner role: Inside sales'],
      ['edge', 'removed'],
    ]);
  });
});

const firstStep = async () => {
  const { map } = await call('map.createMap', { name: 'For a step', templateId: 'content-mql' });
  const [step] = map.steps;
  if (step === undefined) throw new Error('The template has no step.');
  return step;
};
