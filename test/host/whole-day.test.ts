import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';
import { SMALL_CLIENT, writeSmallClient } from '../fixtures/small-client.ts';

let folder: string;
let host: HeadlessHost;
let workshopId: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-day-'));
  host = await createHeadlessHost({ dataFolder: join(folder, 'data') });
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The value of a reply that must be ok. */
async function call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await host.call(name, input, workshopId);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}

const proposal = async () => call('proposal.getProposal', { proposalId: (await call('proposal.listProposals', {}))[0]?.id ?? '' });

async function edit(label: string, change: (configuration: Configuration) => Configuration) {
  const { id, revision, configuration } = await proposal();
  return call('proposal.editProposal', { proposalId: id, seenRevision: revision, configuration: change(configuration), label });
}

describe('the whole day, headless', () => {
  it('starts a workshop with people and refuses a zone that does not exist', async () => {
    const created = await host.call('workshop.createWorkshop', { title: 'Handoff', clientName: 'Client & Co', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 });
    if (!created.ok) throw new Error(created.error.message);
    workshopId = created.value.id;
    expect(await host.call('workshop.updateWorkshop', { zone: 'Mars/Base' }, workshopId)).toMatchObject({ ok: false, error: { code: 'invalidInput' } });
    await call('workshop.saveParticipants', {
      participants: [
        { id: 'm', name: 'Mia', team: 'marketing', role: 'Head of demand', canSign: true },
        { id: 's', name: 'Sam', team: 'sales', role: 'Head of sales', canSign: true },
        { id: 'o', name: 'Ola', team: 'observer', role: '', canSign: false },
      ],
    });
    expect(await call('history.getHealth', {})).toBeNull();
    expect(await host.call('replay.runReplay', { proposalId: (await proposal()).id }, workshopId)).toMatchObject({ ok: false, error: { code: 'refused' } });
  });

  it('imports the client\'s files by the guesses alone', async () => {
    const staged = await Promise.all(writeSmallClient(folder).map((path) => call('import.stageFile', { path })));
    const { files, vocabulary } = await call('import.inspectFiles', { fileIds: staged.map(({ fileId }) => fileId) });
    expect(files.map((file) => file.kind)).toEqual(['leads', 'events', 'owners', 'deals', 'propertyHistory']);
    const batch = await call('import.runImport', { files: files.map((file) => file.mapping), vocabulary });
    for (const file of batch.files) expect(file.rows).toBe(file.imported + file.merged + file.refused);
    const health = await call('history.getHealth', {});
    expect(health).toMatchObject({ leads: SMALL_CLIENT.leads, level: 'C', wonDeals: 6 });
    expect(health?.owners).toHaveLength(SMALL_CLIENT.owners);
  });

  it('proposes definitions, a score, routes and promises, and replays them', async () => {
    const { id, revision } = await proposal();
    await call('proposal.seedFromHistory', { proposalId: id, seenRevision: revision, territoryField: 'Country/Region' });
    await edit('Policy', policy);
    const summary = await call('replay.runReplay', { proposalId: id });
    const figure = (name: string) => summary.figures.find((each) => each.id === name)?.value;
    expect(figure('actual.mqls')).toBe(SMALL_CLIENT.handedOver);
    expect(figure('actual.noTouch.never')).toBe(SMALL_CLIENT.neverTouched);
    expect(figure('actual.wrongTerritory')).toBe(0);
    const never = await call('replay.listFigureLeads', { proposalId: id, figureId: 'actual.noTouch.never' });
    expect(never.total).toBe(SMALL_CLIENT.neverTouched);
    const again = await call('replay.runReplay', { proposalId: id });
    expect(again.resultHash).toBe(summary.resultHash);
    const lead = (await call('replay.listFigureLeads', { proposalId: id, figureId: 'proposed.mqls' })).rows[0];
    const why = await call('routing.explainLead', { proposalId: id, leadId: lead?.leadId ?? '' });
    expect(why.members.filter((member) => member.verdict === 'picked')).toHaveLength(1);
    const score = await call('score.explainLead', { proposalId: id, leadId: lead?.leadId ?? '' });
    expect(score.lines.reduce((sum, line) => sum + line.points, 0)).toBeCloseTo(score.total, 6);
  });

  it('undoes and redoes, and refuses an edit that saw an older revision', async () => {
    const before = await proposal();
    await call('proposal.undoEdit', { proposalId: before.id, seenRevision: before.revision });
    expect((await proposal()).configHash).not.toBe(before.configHash);
    const stale = await host.call('proposal.redoEdit', { proposalId: before.id, seenRevision: before.revision }, workshopId);
    expect(stale).toMatchObject({ ok: false, error: { code: 'stale' } });
    await call('proposal.redoEdit', { proposalId: before.id, seenRevision: before.revision + 1 });
    expect((await proposal()).configHash).toBe(before.configHash);
  });

  it('says in one window what another one changed, keeps what came first, and takes the edit again on top of it', async () => {
    const seen = await proposal();
    const withThreshold = (mqlThreshold: number) => (configuration: Configuration): Configuration => ({ ...configuration, score: { ...configuration.score, mqlThreshold } });
    await edit('Threshold 50', withThreshold(5000));
    const late = await host.call('proposal.editProposal', { proposalId: seen.id, seenRevision: seen.revision, configuration: withThreshold(7000)(seen.configuration), label: 'Threshold 70' }, workshopId);
    expect(late).toMatchObject({ ok: false, error: { code: 'stale', message: `${seen.name} was changed in another window: "Threshold 50". Look at the change, then edit again.` } });
    expect((await proposal()).configuration.score.mqlThreshold).toBe(5000);
    await edit('Threshold 70', withThreshold(7000));
    for (const threshold of [5000, seen.configuration.score.mqlThreshold]) {
      const { id, revision } = await proposal();
      expect((await call('proposal.undoEdit', { proposalId: id, seenRevision: revision })).configuration.score.mqlThreshold).toBe(threshold);
    }
    expect((await proposal()).configHash).toBe(seen.configHash);
  });

  it('gives each team a draft of its own, which an edit of the other never touches', async () => {
    const base = await proposal();
    const [marketing, sales] = [await call('proposal.createProposal', { name: 'Marketing’s draft', copyOf: base.id }), await call('proposal.createProposal', { name: 'Sales’ draft', copyOf: base.id })];
    expect([marketing.configHash, sales.configHash]).toEqual([base.configHash, base.configHash]);
    const compare = () => call('definition.compareDefinitions', { word: 'mql', left: { proposalId: marketing.id }, right: { proposalId: sales.id }, basis: 'replay', limit: 5 });
    const alike = await compare();
    expect([alike.onlyLeft.leads, alike.onlyRight.leads]).toEqual([0, 0]);
    const { mql } = sales.configuration.definitions;
    const configuration = { ...sales.configuration, definitions: { ...sales.configuration.definitions, mql: { ...mql, criteria: { kind: 'all' as const, of: [mql.criteria, { kind: 'compare' as const, field: 'Employees', op: 'ge' as const, value: 300 }] } } } };
    await call('proposal.editProposal', { proposalId: sales.id, seenRevision: sales.revision, configuration, label: 'Sales asks for 300 staff' });
    for (const { id, revision, configHash } of [base, marketing]) expect(await call('proposal.getProposal', { proposalId: id })).toMatchObject({ revision, configHash });
    expect((await compare()).onlyRight.leads).toBe(0);
  });

  it('freezes, takes two signatures, prints the same bytes twice and pushes what was signed', async () => {
    const { id, revision } = await proposal();
    const agreement = await call('agreement.freezeProposal', { proposalId: id, seenRevision: revision });
    expect(await host.call('push.planPush', { agreementId: agreement.id }, workshopId)).toMatchObject({ ok: false, error: { code: 'refused' } });
    const sign = (participantId: string) => call('agreement.signAgreement', { agreementId: agreement.id, participantId, method: 'typed', statement: 'I agree.', deviceZone: 'Europe/Berlin' });
    expect((await sign('m')).status).toBe('partlySigned');
    expect((await sign('s')).status).toBe('signed');
    await expect(sign('s')).rejects.toThrow(/signed this agreement already/);
    await expect(sign('o')).rejects.toThrow(/not marked as a signer/);
    const [one, two] = [join(folder, 'one.pdf'), join(folder, 'two.pdf')];
    await call('agreement.exportPdf', { agreementId: agreement.id, path: one });
    const second = await call('agreement.exportPdf', { agreementId: agreement.id, path: two });
    expect(readFileSync(two).equals(readFileSync(one))).toBe(true);
    expect(second.fingerprint).toBe(agreement.fingerprint);
    const plan = await call('push.planPush', { agreementId: agreement.id });
    const applied = await call('push.applyPlan', { planId: plan.id });
    expect(applied.operations.filter(({ group }) => group !== 'switchOn').filter((operation) => !['done', 'unchanged', 'byHand'].includes(operation.status))).toEqual([]);
    expect(await call('push.verifyPush', { planId: plan.id })).toMatchObject({ isEqual: true, differences: [] });
  });

  it('refuses to push once the proposal differs from what was signed, and allows it again after undo', async () => {
    const plan = await call('push.getPlan', {});
    await edit('Another threshold', (configuration) => ({ ...configuration, score: { ...configuration.score, mqlThreshold: 1234 } }));
    expect(await host.call('push.applyPlan', { planId: plan?.id ?? '' }, workshopId)).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect((await call('push.getPlan', {}))?.refusal).toMatch(/changed after it was signed, .* It differs in score, .*now 12\.34\)\. Undo the change/);
    const { id, revision } = await proposal();
    await call('proposal.undoEdit', { proposalId: id, seenRevision: revision });
    expect((await call('push.getPlan', {}))?.refusal).toBeNull();
  });

  it('saves a copy and opens it as another workshop with the same history and agreement', async () => {
    const path = join(folder, 'saved.baton');
    await call('workshop.saveCopy', { path });
    expect(statSync(path).size).toBeGreaterThan(10_000);
    expect(existsSync(`${path}-wal`)).toBe(false);
    const opened = await host.call('workshop.openCopy', { path });
    if (!opened.ok) throw new Error(opened.error.message);
    const health = await host.call('history.getHealth', {}, opened.value.id);
    expect(health.ok && health.value?.hash).toBe((await call('history.getHealth', {}))?.hash);
    const agreements = await host.call('agreement.listAgreements', {}, opened.value.id);
    expect(agreements).toMatchObject({ ok: true, value: [{ status: 'signed' }] });
  });
});

/** A policy that a room could agree on, over the small client's own words. */
function policy(configuration: Configuration): Configuration {
  const handRaise = { kind: 'event', match: { type: 'form' }, measure: 'count', op: 'ge', n: 1 } as const;
  return {
    ...configuration,
    definitions: { ...configuration.definitions, handRaise: { ...configuration.definitions.handRaise, text: 'Asks to talk', criteria: handRaise } },
    score: {
      ...configuration.score,
      mqlThreshold: 3000,
      groups: [
        {
          id: 'company', name: 'Company', category: 'fit', min: 0, max: 5000, decay: { kind: 'none' },
          rules: [{ kind: 'when', id: 'size', name: '300 staff or more', when: { kind: 'compare', field: 'Employees', op: 'ge', value: 300 }, points: 3000 }],
        },
      ],
    },
    tiers: { ...configuration.tiers, rules: [{ when: handRaise, tierId: 'hot' }] },
    routing: {
      ...configuration.routing,
      territories: [
        { id: 'North', name: 'North', values: ['Erewhon'] },
        { id: 'South', name: 'South', values: ['Utopia'] },
      ],
      rules: configuration.routing.pools.map((pool) => ({
        id: pool.id, name: pool.name, when: { kind: 'compare', field: '@territory', op: 'eq', value: pool.id.replace('pool-', '') }, poolId: pool.id, onExhausted: 'fallback',
      })),
    },
    sla: { ...configuration.sla, touches: [{ type: 'call', automated: false }] },
  };
}
