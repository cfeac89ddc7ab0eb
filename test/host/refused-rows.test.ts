import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';

let folder: string;
let host: HeadlessHost;
let id: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-quarantine-'));
  host = await createHeadlessHost({ dataFolder: join(folder, 'data') });
  id = (await call('workshop.createWorkshop', { title: 'Day', clientName: 'Client', zone: 'UTC', currency: 'EUR', startsAt: 0 }, '')).id;
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

async function call<N extends ProcedureName>(name: N, input: InputOf<N>, workshopId = id): Promise<OutputOf<N>> {
  const reply = await host.call(name, input, workshopId);
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

async function importFile(path: string) {
  const { fileId } = await call('import.stageFile', { path });
  const { files, vocabulary } = await call('import.inspectFiles', { fileIds: [fileId] });
  return { files, batch: await call('import.runImport', { files: files.map(({ mapping }) => mapping), vocabulary }) };
}

const LEADS = 'Lead ID,Phone,Notes\n1,+44 20,fine\n,+49 30,=1+1\n,@x,"a, ""b"""\n4,1,2,3\n';

describe('rows that were refused', () => {
  it('are exported with line and reason, and run as no formula', async () => {
    writeFileSync(join(folder, 'leads.csv'), LEADS);
    await importFile(join(folder, 'leads.csv'));
    const path = join(folder, 'out.csv');
    expect(await call('import.exportRefusedRows', { path })).toMatchObject({ rows: 3, path });
    expect(readFileSync(path, 'utf8').split('\r\n')).toEqual([
      '\ufeffBaton line,Baton reason,Lead ID,Phone,Notes',
      "2,The row has no lead id.,,'+49 30,'=1+1",
      '3,The row has no lead id.,,\'@x,"a, ""b"""',
      '4,"The row has 4 cells under a header of 3, so its cells may stand in the wrong columns.",4,1,2,3',
      '',
    ]);
  });
  it('are imported again once mended, with the cells that they had', async () => {
    writeFileSync(join(folder, 'leads.csv'), LEADS);
    await importFile(join(folder, 'leads.csv'));
    const path = join(folder, 'out.csv');
    await call('import.exportRefusedRows', { path });
    writeFileSync(join(folder, 'mended.csv'), readFileSync(path, 'utf8').split('\r\n').filter((line) => !line.startsWith('4,')).map((line) => line.replace('lead id.,,', 'lead id.,L2,')).join('\r\n').replace('id.,L2,\'@x', 'id.,L3,\'@x'));
    const { files, batch } = await importFile(join(folder, 'mended.csv'));
    expect(files[0]?.columns.slice(0, 2).map(({ guess }) => guess.target)).toEqual(['ignore', 'ignore']);
    expect(batch.files[0]).toMatchObject({ rows: 2, imported: 2, refused: 0 });
    expect((await call('history.getLead', { leadId: 'L2' })).fields).toMatchObject([{ name: 'Phone', value: '+49 30' }, { name: 'Notes', value: '=1+1' }]);
  });
  it('are none after a clean import', async () => {
    writeFileSync(join(folder, 'leads.csv'), 'Lead ID\n1\n');
    await importFile(join(folder, 'leads.csv'));
    await expect(call('import.exportRefusedRows', {})).rejects.toThrow('refused no row');
  });
});

describe('mappings that are kept', () => {
  it('are offered by the host for the next file like it', async () => {
    writeFileSync(join(folder, 'leads.csv'), 'Key,Plan\n1,Gold\n');
    const { fileId } = await call('import.stageFile', { path: join(folder, 'leads.csv') });
    const mapping = { fileId, kind: 'leads', encoding: 'utf-8', delimiter: ',', dateOrder: 'YMD', zone: 'UTC', columns: [{ column: 'Key', target: 'leadId' }, { column: 'Plan', target: 'source' }] } as const;
    await call('import.saveProfile', { name: 'Plans', mapping: { ...mapping, columns: [...mapping.columns] } });
    const profile = await call('import.saveProfile', { name: 'Plans', mapping: { ...mapping, columns: [...mapping.columns] } });
    expect(await call('import.listProfiles', {})).toEqual([profile]);
    const looked = await call('import.inspectFiles', { fileIds: [fileId] });
    expect(looked.files[0]).toMatchObject({ recognised: { profile: profile.id, name: 'Plans' }, mapping: { columns: [{ target: 'leadId' }, { target: 'source' }] } });
    await call('import.deleteProfile', { profileId: profile.id });
    expect(await call('import.listProfiles', {})).toEqual([]);
  });
});
