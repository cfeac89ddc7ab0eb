import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-staff-'));
let host: HeadlessHost;
let workshopId: string | undefined;
let proposalId = '';
beforeAll(async () => {
  host = await createHeadlessHost({ dataFolder: join(folder, 'data') });
  workshopId = (await value('workshop.createWorkshop', { title: 'Staff', clientName: 'A client', zone: 'Europe/London', currency: 'EUR', startsAt: 0 })).id;
  proposalId = (await value('proposal.listProposals', {}))[0]?.id ?? '';
  await bring('replace', ['leads.csv', 'Lead ID,Create Date,Owner\n1,2026-01-01,o1\n'], ['owners.csv', 'Owner ID,Name,Time zone,Work start,Work end\no1,Kim,Europe/Berlin,9:00,17:00\no2,Ann,Europe/London,9:00,17:00\n']);
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

async function value<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await host.call(name, input, workshopId);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}
/** Imports files as they are guessed. */
async function bring(mode: 'replace' | 'append', ...files: readonly (readonly [name: string, text: string])[]): Promise<string> {
  const fileIds: string[] = [];
  for (const [name, text] of files) {
    writeFileSync(join(folder, name), text);
    fileIds.push((await value('import.stageFile', { path: join(folder, name) })).fileId);
  }
  const inspected = await value('import.inspectFiles', { fileIds });
  return (await value('import.runImport', { files: inspected.files.map(({ mapping }) => mapping), vocabulary: inspected.vocabulary, mode })).id;
}
const routing = async () => (await value('proposal.getProposal', { proposalId })).configuration.routing;
const calendarOf = async (repId: string) => {
  const { calendars, roster } = await routing();
  return calendars.find(({ id }) => id === roster.find((rep) => rep.id === repId)?.calendarId);
};
const revision = async (): Promise<number> => (await value('proposal.getProposal', { proposalId })).revision;

describe('absences of a file', () => {
  it('stand beside those entered by hand, once each, and go with their import', async () => {
    await value('proposal.saveAbsences', { absences: [{ id: 'own', repId: 'o2', from: 5, to: 9 }] });
    const batch = await bring('append', ['absences.csv', 'Name,Start date,End date,Type\nKim,2026-07-06,2026-07-10,leave\nAnn,2026-07-06,2026-07-06,\n']);
    const all = await value('proposal.listAbsences', {});
    expect(all).toMatchObject([{ id: 'own' }, { repId: 'o1', from: Date.UTC(2026, 6, 5, 22), to: Date.UTC(2026, 6, 10, 22), kind: 'leave' }, { repId: 'o2' }]);
    await value('proposal.saveAbsences', { absences: all.filter(({ repId }) => repId !== 'o2' ).concat(all.filter(({ id }) => id === 'own')) });
    await bring('append', ['again.csv', 'Name,Start date,End date,Type\nKim,2026-07-06,2026-07-10,leave\nKim,2026-08-03,2026-08-03,\n']);
    expect(await value('proposal.listAbsences', {})).toHaveLength(3);
    const [whole] = await value('import.listBatches', {});
    expect(await host.call('import.undoImport', { batchId: whole?.id ?? '' }, workshopId)).toMatchObject({ ok: false, error: { message: expect.stringContaining('Take those back first') } });
    expect(new Set((await value('import.listBatches', {})).map(({ historyHash }) => historyHash)).size).toBe(1);
    await value('import.undoImport', { batchId: batch });
    expect((await value('proposal.listAbsences', {})).map(({ id, repId }) => [repId, id === 'own'])).toEqual([['o2', true], ['o1', false]]);
    expect(await value('history.getHealth', {})).toMatchObject({ leads: 1 });
  });
});

describe('working hours and holidays of a file', () => {
  it('wait until a proposal takes them, as one edit that can be undone', async () => {
    await value('proposal.seedFromHistory', { proposalId, seenRevision: await revision() });
    const before = await routing();
    await bring('append', ['hours.csv', 'Rep,Mon,Tue,Wed,Thu,Fri\nKim,8-12,8-12,8-12,8-12,closed\n'], ['holidays.csv', 'Date,Holiday\n2026-12-25,Christmas Day\n']);
    expect(await routing()).toEqual(before);
    expect(await value('proposal.listImportedHours', {})).toHaveLength(2);
    await value('proposal.takeImportedHours', { proposalId, seenRevision: await revision() });
    expect(await calendarOf('o1')).toMatchObject({ week: [[[480, 720]], [[480, 720]], [[480, 720]], [[480, 720]], [], [], []], holidays: [{ day: '2026-12-25', name: 'Christmas Day' }] });
    expect(await calendarOf('o2')).toMatchObject({ holidays: [{ day: '2026-12-25' }] });
    await value('proposal.undoEdit', { proposalId, seenRevision: await revision() });
    expect(await routing()).toEqual(before);
  });
  it('are taken with the roster, and go when their import is undone', async () => {
    await value('proposal.seedFromHistory', { proposalId, seenRevision: await revision() });
    expect(await calendarOf('o1')).toMatchObject({ holidays: [{ day: '2026-12-25' }] });
    const batches = await value('import.listBatches', {});
    await value('import.undoImport', { batchId: batches.at(-1)?.id ?? '' });
    expect(await value('proposal.listImportedHours', {})).toEqual([]);
    expect(await host.call('proposal.takeImportedHours', { proposalId, seenRevision: await revision() }, workshopId)).toMatchObject({ ok: false, error: { code: 'refused' } });
  });
});
