import { describe, expect, it } from 'vitest';
import { createImportPort } from '../../electron/import/create-import-port.ts';
import { encodeHistory, outlineOf } from '../../shared/engine/history/history-segments.ts';
import { aHistory } from '../fixtures/a-history.ts';
import { aFile, factsOf, runImport } from './import-fixture.ts';

const OWNERS = 'Owner ID,Name,Email\n7,Kim Lee,kim.lee@us.example\n8,Ann Ng,ann@us.example\n';
const LEADS = 'Record ID,Create Date,Contact owner,Original Source\n1,2026-01-01,"Lee, Kim",google\n2,2026-01-02,Ann Ng,Google\n3,2026-01-03,ANN NG,google\n4,2026-01-04,Somebody,Fair\n';

describe('the client\'s words for owners and sources', () => {
  it('are counted with whom they mean, those that mean nobody first, and likely ones are proposed', async () => {
    const files = [aFile(LEADS, 'leads.csv'), aFile(OWNERS, 'owners.csv')];
    const reply = await createImportPort().inspect(files, [], 'UTC');
    if (!reply.ok) throw new Error(reply.error.message);
    expect(reply.value.ownerValues).toEqual([
      { value: 'Lee, Kim', count: 1, ownerId: null }, { value: 'Somebody', count: 1, ownerId: null }, { value: 'ANN NG', count: 1, ownerId: '8' }, { value: 'Ann Ng', count: 1, ownerId: '8' },
    ]);
    expect(reply.value.vocabulary.owners).toEqual([{ value: 'Lee, Kim', ownerId: '7' }]);
    expect(reply.value.owners).toEqual([{ ownerId: '7', name: 'Kim Lee' }, { ownerId: '8', name: 'Ann Ng' }]);
    expect(reply.value.sourceValues).toEqual([{ value: 'google', count: 2 }, { value: 'Fair', count: 1 }, { value: 'Google', count: 1 }]);
  });
  it('may mean the owners of the history that files are added to, not of one whose place they take', async () => {
    const known = outlineOf(encodeHistory(aHistory({ leads: [], owners: [{ extId: '9', name: 'Somebody' }, { extId: '8', name: 'Ann' }] })));
    const owners = async (isAdded: boolean) => {
      const reply = await createImportPort().inspect([aFile(LEADS, 'leads.csv'), aFile(OWNERS, 'owners.csv')], [], 'UTC', [], { known, isAdded });
      return reply.ok ? { offered: reply.value.owners.map(({ ownerId }) => ownerId), meant: reply.value.ownerValues.find(({ value }) => value === 'Somebody')?.ownerId } : null;
    };
    expect(await owners(true)).toEqual({ offered: ['7', '8', '9'], meant: '9' });
    expect(await owners(false)).toEqual({ offered: ['7', '8'], meant: null });
  });
  it('are read as what they were said to mean', async () => {
    const { history, batch } = await runImport([
      { name: 'owners.csv', kind: 'owners', content: 'id,name\n7,Kim Lee\n' },
      { name: 'leads.csv', content: 'id,created,owner,src\n1,2026-01-01,"Lee, Kim",google\n2,2026-01-02,lee; kim,Google\n', columns: [{ column: 'id', target: 'leadId' }, { column: 'created', target: 'createdAt' }, { column: 'owner', target: 'owner' }, { column: 'src', target: 'source' }] },
    ], { owners: [{ value: 'Lee, Kim', ownerId: '7' }, { value: 'lee; kim', ownerId: '7' }] });
    expect([factsOf(history, '1'), factsOf(history, '2')].flat().every((fact) => fact.endsWith(' 7'))).toBe(true);
    expect(history.owners).toHaveLength(1);
    expect(batch.findings.map(({ kind }) => kind)).not.toContain('unknownOwners');
  });
  it('fold sources of one name, and say how many', async () => {
    const file = aFile('id,src\n1,google\n2,Google\n3,Fair\n', 'leads.csv');
    const mapping = { fileId: file.fileId, kind: 'leads' as const, encoding: 'utf-8', delimiter: ',', dateOrder: 'YMD' as const, zone: 'UTC', columns: [{ column: 'id', target: 'leadId' }, { column: 'src', target: 'source' }] };
    const vocabulary = { blanks: [], stageProperty: '', states: [], ownerProperty: '', propertyColumns: [], wonStages: [], lostStages: [], excludeDuplicates: true, sources: [{ value: 'google', means: 'Google' }] };
    const reply = await createImportPort().run([{ path: file.path, name: file.name, mapping }], vocabulary, { clientZone: 'UTC', currency: 'EUR', signal: new AbortController().signal, onProgress: () => undefined });
    if (!reply.ok) throw new Error(reply.error.message);
    expect(reply.value.history.fields[0]?.values).toEqual(['', 'Fair', 'Google']);
    expect(reply.value.batch.findings).toContainEqual(expect.objectContaining({ kind: 'sourcesJoined', count: 1 }));
  });
});

describe('a first look', () => {
  it('tells how far it is and ends when it is cancelled', async () => {
    const file = aFile(`id,created\n${Array.from({ length: 200_000 }, (_, i) => `${i},2026-01-01 10:00`).join('\n')}\n`, 'long.csv');
    const cancel = new AbortController();
    const shares: number[] = [];
    const reply = await createImportPort().inspect([file], [], 'UTC', [], { signal: cancel.signal, onProgress: (done, total) => {
      shares.push(done / total);
      if (done > 0) cancel.abort();
    } });
    expect(reply).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(shares[0]).toBe(0);
    expect(Math.max(...shares)).toBeLessThan(1);
  });
});
