import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';

let folder: string;
let host: HeadlessHost;
let workshopId: string;
let proposalId: string;
const ask = <N extends ProcedureName>(name: N, input: InputOf<N>) => host.call(name, input, workshopId);
const call = async <N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => {
  const reply = await ask(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
};
const gap = async (ruleId: string) => (await call('gap.listGaps', { proposalId })).gaps.find((one) => one.ruleId === ruleId);
const revision = async () => (await call('decision.getLedger', {})).revision;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-gaps-'));
  host = await createHeadlessHost({ dataFolder: folder });
  const made = await host.call('workshop.createWorkshop', { title: 'Gaps', clientName: 'Client', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 });
  workshopId = made.ok ? made.value.id : '';
  proposalId = (await call('proposal.listProposals', {}))[0]?.id ?? '';
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the gap list of a workshop without a history', () => {
  it('judges map, proposal and room all the same, and says why of the rest', async () => {
    const listed = await call('gap.listGaps', { proposalId });
    expect([listed.gaps.length, listed.hasHistory, listed.map]).toEqual([44, false, null]);
    expect(await gap('G01')).toMatchObject({ verdict: 'unknown', why: expect.stringContaining('No handoff map is drawn yet') });
    expect(await gap('G21')).toMatchObject({ verdict: 'gap', status: 'open' });
    expect(await gap('G37')).toMatchObject({ verdict: 'unknown', why: expect.stringContaining('Import one') });
  });

  it('finds what a map shows as soon as it is drawn', async () => {
    await call('map.createMap', { name: 'As is', templateId: 'content-mql' });
    expect(await gap('G01')).toMatchObject({ verdict: 'gap', evidence: [{ target: { kind: 'edge' } }] });
  });

  it('draws the gaps on the map without a window', async () => {
    const [map] = await call('map.listMaps', {});
    const path = join(folder, 'map.svg');
    await call('map.exportDrawing', { mapId: map?.id ?? '', format: 'svg', proposalId, path });
    expect(readFileSync(path, 'utf8')).toContain('>G01</text>');
  });

  it('keeps what was decided while gaps are judged anew, with what showed then', async () => {
    const before = await gap('G21');
    await call('gap.setStatus', { seenRevision: await revision(), ruleId: 'G21', status: 'accepted', by: 'Ada', note: 'Next week', found: before?.summary ?? '' });
    const { configuration, revision: seenRevision } = await call('proposal.getProposal', { proposalId });
    const marketing = [{ kind: 'volume' as const, id: 'v', low: 1, high: 9, owner: 'Mia' }];
    await call('proposal.editProposal', { proposalId, seenRevision, configuration: { ...configuration, sla: { ...configuration.sla, marketing } }, label: 'Promise a volume' });
    const after = await gap('G21');
    expect(after).toMatchObject({ verdict: 'gap', status: 'accepted', by: 'Ada', note: 'Next week', found: before?.summary });
    expect(after?.evidence.length).toBeLessThan(before?.evidence.length ?? 0);
  });

  it('refuses what another window overtook, an unknown rule, and an entry that is gone', async () => {
    const seen = await revision();
    expect(await ask('gap.setStatus', { seenRevision: seen - 1, ruleId: 'G02', status: 'fixed' })).toMatchObject({ ok: false, error: { code: 'stale' } });
    expect(await ask('gap.setStatus', { seenRevision: seen, ruleId: 'G99', status: 'fixed' })).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect(await ask('decision.removeEntry', { seenRevision: seen, id: 'nothing' })).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect(await ask('discovery.getHandoff', { proposalId })).toMatchObject({ ok: false, error: { code: 'refused' } });
  });

  it('takes a decision back and does it again', async () => {
    const decided = await call('decision.saveEntry', { seenRevision: await revision(), list: 'parked', text: 'Which fairs?', who: ['Ada'] });
    expect(decided.parked).toHaveLength(1);
    const undone = await call('decision.undoEdit', { seenRevision: decided.revision });
    expect([undone.parked.length, undone.canRedo]).toEqual([0, true]);
    expect((await call('decision.redoEdit', { seenRevision: undone.revision })).parked).toHaveLength(1);
  });
});
