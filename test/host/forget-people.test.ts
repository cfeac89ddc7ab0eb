import { copyFileSync, createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHost, type Host } from '../../electron/compose/create-host.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { unsealFile } from '../../electron/storage/sealing/seal-file.ts';
import { openSealKey } from '../../electron/storage/sealing/seal-key.ts';
import { everythingInPdf } from '../fixtures/everything-in-pdf.ts';
import { LEAD_SECRETS, secretsUnder, writeNamedClient } from '../fixtures/named-client.ts';

let folder: string;
let host: Host;
let now: number;
let workshopId: string;
const start = (): Promise<Host> => createHost({ shell: 'browser', version: '0', dataFolder: join(folder, 'data'), resourcesFolder: resolve('resources'), dialogs: null, now: () => now });
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-forget-'));
  now = Date.UTC(2026, 10, 22, 9);
  host = await start();
  workshopId = (await call('workshop.createWorkshop', { title: 'Day', clientName: 'Client', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 })).id;
  await importClient();
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = async <N extends ProcedureName>(name: N, input: InputOf<N>): Promise<Reply<OutputOf<N>>> => (await host.dispatch({ name, input, workshopId })) as Reply<OutputOf<N>>; // parsed by the schema of this name
async function call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await ask(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}
/** Uploads as a browser does, so that copies of the client's files lie in the data folder. */
async function importClient(): Promise<void> {
  const uploads = await Promise.all(writeNamedClient(folder).map((path) => host.files.receiveStream(path, createReadStream(path))));
  const { files, vocabulary } = await call('import.inspectFiles', { fileIds: uploads.map((upload) => (upload.ok ? upload.value.fileId : '')) });
  await call('import.runImport', { files: files.map(({ mapping }) => mapping), vocabulary });
}
const found = (): string[] => secretsUnder(join(folder, 'data'), LEAD_SECRETS);

/** Makes everything that could hold a name: a roster, a frozen and signed agreement (so a backup), an export. */
async function workOn(): Promise<void> {
  const [proposal] = await call('proposal.listProposals', {});
  const proposalId = proposal?.id ?? '';
  const seeded = await call('proposal.seedFromHistory', { proposalId, seenRevision: proposal?.revision ?? 0 });
  await call('workshop.saveParticipants', { participants: [{ id: 'm', name: 'Mia Signer', team: 'marketing', role: '', canSign: true }] });
  const about = { kind: 'lead', id: 'L1', label: 'Adalinde Quintessa' } as const;
  const { revision } = await call('decision.saveEntry', { seenRevision: 0, list: 'decisions', id: null, text: 'Adalinde Quintessa is called again', refersTo: about });
  await call('decision.saveEntry', { seenRevision: revision, list: 'parked', id: null, text: 'Who owns Firm', refersTo: about });
  const frozen = await call('agreement.freezeProposal', { proposalId, seenRevision: seeded.revision });
  await call('agreement.signAgreement', { agreementId: frozen.id, participantId: 'm', method: 'typed', statement: 'Agreed.' });
  await call('workshop.saveCopy', {});
}

describe('forgetting a client\'s people', () => {
  it('leaves no name, e-mail or phone of a lead in any file of the data folder, while it runs and after it closed', async () => {
    await workOn();
    expect(found().length).toBeGreaterThan(5);
    await call('workshop.forgetPeople', {});
    expect(found()).toEqual([]);
    expect(await call('decision.getLedger', {})).toMatchObject({ canUndo: true, decisions: [{ text: 'L1 is called again', refersTo: { kind: 'lead', id: 'L1', label: 'L1' } }], parked: [{ text: 'Who owns Firm' }] });
    await host.close();
    expect(found()).toEqual([]);
  });

  it('finds no lead in what was exported before it: not on the pages, nor in what is attached', async () => {
    await workOn();
    const [agreement] = await call('agreement.listAgreements', {});
    const path = join(folder, 'agreement.pdf');
    await call('agreement.exportPdf', { agreementId: agreement?.id ?? '', path });
    const printed = (await everythingInPdf(readFileSync(path))).toLowerCase();
    expect(['a lead is called again', ...LEAD_SECRETS].filter((text) => printed.includes(text))).toEqual(['a lead is called again']);
  });

  it('changes neither the history\'s hash nor a figure, and keeps people apart', async () => {
    const before = await call('history.getHealth', {});
    const { historyHash } = await call('workshop.forgetPeople', {});
    const after = await call('history.getHealth', {});
    expect(after?.hash).toBe(before?.hash);
    expect(historyHash).toBe(before?.hash);
    expect(after?.leads).toBe(before?.leads);
    const email = async (leadId: string) => (await call('history.getLead', { leadId })).fields.find((field) => field.name === 'Email')?.value;
    expect(await email('L1')).toMatch(/^x-/);
    expect(await email('L1')).not.toBe(await email('L3'));
  });

  it('says beforehand, counted, what it says afterwards', async () => {
    await workOn();
    const numbers = (sentences: readonly string[]): string[] => sentences.flatMap((sentence) => sentence.match(/^[\d,]+|(?<= of | in )\d+/) ?? []);
    const before = await call('workshop.previewForgetting', {});
    const { removed, remains } = await call('workshop.forgetPeople', {});
    expect(before.remains).toEqual(remains);
    expect(before.removes).toHaveLength(removed.length);
    expect(numbers(before.removes)[0]).toBe(numbers(removed)[0]);
    expect(before.removes.join(' ')).toMatch(/imported files kept beside.*The cells of 1 refused row.*in 2 decisions and parked points.*1 backup of this workshop/);
    expect((await call('workshop.previewForgetting', {})).removes.join(' ')).not.toMatch(/refused|imported file|decision|backup/);
  });

  it('says what was removed and what remains', async () => {
    await workOn();
    const { removed, remains } = await call('workshop.forgetPeople', {});
    expect(removed.join(' ')).toMatch(/replaced by tokens.*1 refused row lost the cells.*2 decisions and parked points call their leads by the id now.*1 backup was overwritten/);
    expect(remains.join(' ')).toMatch(/1 value that looks personal stays in owner ids.*1 value that looks personal stays in the column Notes.*2 reps in the rosters, 1 person in the room and 1 signature keep their names/);
    expect(await call('workshop.listBackups', {})).toEqual({ backups: [], trouble: null });
    expect(await call('import.listRefusedRows', {})).toMatchObject({ total: 1, rows: [{ line: 4, cells: [] }] });
  });

  it('reaches into the sealed file of a protected workshop', async () => {
    await call('workshop.setPassphrase', { passphrase: 'long enough to keep' });
    await call('workshop.forgetPeople', {});
    // A crash now would leave the sealed file that forgetting wrote.
    const sealed = join(folder, 'data', 'workshops', workshopId, 'workshop.sealed');
    const opened = await openSealKey(sealed, 'long enough to keep');
    if (!opened.ok) throw new Error(opened.error.message);
    mkdirSync(join(folder, 'looked-at'));
    expect(await unsealFile(sealed, join(folder, 'looked-at', 'plain'), opened.value)).toBeNull();
    expect(secretsUnder(join(folder, 'looked-at'), [...LEAD_SECRETS, 'lead id'])).toEqual(['lead id']);
    await call('workshop.closeWorkshop', { workshopId });
    expect(existsSync(join(folder, 'data', 'workshops', workshopId, 'workshop.sqlite'))).toBe(false);
    expect(await ask('workshop.getWorkshop', {})).toMatchObject({ ok: false, error: { code: 'refused', details: { needsPassphrase: true } } });
    await call('workshop.unlockWorkshop', { workshopId, passphrase: 'long enough to keep' });
    expect(found()).toEqual([]);
  });

  it('does no harm in a workshop without a history', async () => {
    workshopId = (await call('workshop.createWorkshop', { title: 'Empty', clientName: 'Other', zone: 'UTC', currency: 'EUR', startsAt: 0 })).id;
    expect((await call('workshop.forgetPeople', {})).removed[0]).toMatch(/nobody to forget/);
  });
});

describe('a delete-by date', () => {
  it('reminds on its workshop and in the list, from its moment on, and deletes nothing', async () => {
    const deleteBy = now + 1000;
    expect(await call('workshop.setDeleteBy', { deleteBy })).toEqual({ deleteBy, isPastDeleteBy: false });
    now += 1000;
    expect(await call('workshop.getWorkshop', {})).toMatchObject({ deleteBy, isPastDeleteBy: true });
    expect(await call('workshop.listWorkshops', {})).toMatchObject([{ deleteBy, isPastDeleteBy: true, protection: 'none' }]);
    expect(await call('history.getHealth', {})).not.toBeNull();
    await call('workshop.setDeleteBy', { deleteBy: null });
    expect(await call('workshop.listWorkshops', {})).toMatchObject([{ deleteBy: null, isPastDeleteBy: false }]);
  });
});

describe('a protected workshop', () => {
  it('tells the truth before a passphrase is set, and asks for it from every procedure until it is given', async () => {
    const { isProtected, sentences } = await call('workshop.getProtection', {});
    expect(isProtected).toBe(false);
    expect(sentences[0]).toMatch(/^Nobody can open the workshop without the passphrase/);
    expect(await ask('workshop.setPassphrase', { passphrase: 'short' })).toMatchObject({ ok: false, error: { code: 'invalidInput', message: expect.stringContaining('at least 10 characters') } });
    expect(await call('workshop.setPassphrase', { passphrase: 'long enough to keep' })).toMatchObject({ isProtected: true });
    await host.close();
    host = await start();
    expect(await call('workshop.listWorkshops', {})).toMatchObject([{ protection: 'locked' }]);
    for (const name of ['workshop.getWorkshop', 'history.getHealth', 'workshop.listBackups', 'workshop.saveCopy'] as const) {
      expect(await ask(name, {}), name).toMatchObject({ ok: false, error: { code: 'refused', details: { needsPassphrase: true } } });
    }
    expect(await ask('workshop.unlockWorkshop', { workshopId, passphrase: 'something else' })).toMatchObject({ ok: false, error: { details: { isWrongPassphrase: true } } });
    await call('workshop.unlockWorkshop', { workshopId, passphrase: 'long enough to keep' });
    expect(await call('workshop.getWorkshop', {})).toMatchObject({ isProtected: true });
  });

  it('that a crash left without protection is named at the next start', async () => {
    const plain = join(folder, 'plain.baton');
    await call('workshop.saveCopy', { path: plain });
    await call('workshop.setPassphrase', { passphrase: 'long enough to keep' });
    await host.close();
    copyFileSync(plain, join(folder, 'data', 'workshops', workshopId, 'workshop.sqlite')); // as a killed process leaves it
    host = await start();
    expect((await call('app.getStatus', {})).notes).toEqual([expect.stringMatching(/^Baton ended while "Day" \(Client\) was open, so its database lies on this laptop without protection/)]);
    expect(await call('workshop.listWorkshops', {})).toMatchObject([{ protection: 'leftOpen' }]);
    await call('workshop.unlockWorkshop', { workshopId, passphrase: 'long enough to keep' });
    await call('workshop.closeWorkshop', { workshopId });
    expect(await call('workshop.listWorkshops', {})).toMatchObject([{ protection: 'locked' }]);
  });

  it('gives its passphrase to its copies, and a copy may have one of its own', async () => {
    const path = join(folder, 'copy.baton');
    await call('workshop.saveCopy', { path, passphrase: 'only for this copy' });
    expect(await ask('workshop.openCopy', { path })).toMatchObject({ ok: false, error: { code: 'refused', details: { needsPassphrase: true } } });
    const copy = await call('workshop.openCopy', { path, passphrase: 'only for this copy' });
    expect((await call('workshop.listWorkshops', {})).find(({ id }) => id === copy.id)?.protection).toBe('unlocked');
    expect((await call('workshop.listWorkshops', {})).find(({ id }) => id === workshopId)?.protection).toBe('none');
  });
});

describe('restoring a backup', () => {
  it('brings back what every screen shows', async () => {
    await workOn();
    const { title } = (await call('workshop.getWorkshop', {})).workshop;
    await call('workshop.updateWorkshop', { title: 'Changed by mistake' });
    const { backups } = await call('workshop.listBackups', {});
    expect(backups.map(({ reason, at }) => [reason, at])).toEqual([['signature', now]]);
    now += 60_000;
    expect((await call('workshop.restoreBackup', { backupId: backups[0]?.id ?? '' })).title).toBe(title);
    expect((await call('workshop.listWorkshops', {}))[0]?.title).toBe(title);
    expect((await call('history.getHealth', {}))?.leads).toBeGreaterThan(0);
    expect((await call('workshop.listBackups', {})).backups.map(({ reason }) => reason)).toEqual(['restore', 'signature']);
  });
});
