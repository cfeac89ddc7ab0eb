import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TARGETS } from '../../shared/contract/schemas/import.ts';
import type { ImportBatch } from '../../shared/contract/schemas/import.ts';
import { isTargetOf } from '../../electron/import/inspect-file.ts';
import { writeSmallClient } from '../fixtures/small-client.ts';
import { aRoom, expectSentence, unfitNumbers, type Room } from './a-room.ts';
import { watchConnections, type OpenConnections } from './open-connections.ts';

let room: Room;
let connections: OpenConnections;
beforeAll(async () => {
  connections = watchConnections();
  room = await aRoom();
});
afterAll(async () => {
  connections.stop();
  expect(room.mistakes).toEqual([]);
  await room.leave();
});

/** Every row of every file is imported, merged or refused, and every refusal can be read. */
async function expectAccounted(batch: ImportBatch): Promise<void> {
  for (const file of batch.files) expect(file.imported + file.merged + file.refused, file.name).toBe(file.rows);
  const refused = await room.call('import.listRefusedRows', { limit: 1000 });
  expect(refused.total).toBe(batch.refusedRows);
  expect(batch.files.reduce((sum, file) => sum + file.refused, 0)).toBe(batch.refusedRows);
  for (const row of refused.rows) expect(row.reason).toMatch(/^[A-Z].*\.$/);
  for (const { sentence, effect } of batch.findings) for (const text of [sentence, effect]) expect(text).toMatch(/^\S.*\.$/);
  expect(unfitNumbers(batch)).toEqual([]);
  expect(unfitNumbers(await room.call('history.getHealth', {}))).toEqual([]);
}

const sentencesOf = (batch: ImportBatch): string => batch.findings.map(({ sentence }) => sentence).join('\n');
const reasons = async (): Promise<string[]> => (await room.call('import.listRefusedRows', {})).rows.map(({ reason }) => reason);

describe('rows that do not fit', () => {
  it('lets every meaning of the contract be mapped', () => {
    for (const [kind, targets] of Object.entries(TARGETS)) for (const target of targets) expect(isTargetOf(kind as keyof typeof TARGETS, target), `${kind}.${target}`).toBe(true); // the keys of the object just walked
  });

  it('refuses what names an unknown lead, a date that does not parse, a missing id; keeps an unknown owner and says so', async () => {
    const leads = room.file('leads.csv', 'Record ID,Email,Create Date,Contact Owner\n1,a@c.example,2026-01-02,501\n2,b@c.example,31.02.2026,77\n2,bb@c.example,2026-01-05,501\n,x@c.example,2026-01-02,501\n3,c@c.example,,501\n4,d@c.example,2026-01-02,77\n');
    const events = room.file('events.csv', 'event_id,contact_id,occurred_at,type,asset\ne1,1,2026-01-03T10:00:00Z,visit,home\ne2,99,2026-01-03T10:00:00Z,visit,home\ne3,1,yesterday,visit,home\ne4,1,,visit,home\ne5,1,2026-01-03T10:00:00Z,,home\ne1,1,2026-01-03T10:00:00Z,visit,home\n');
    const deals = room.file('deals.csv', 'deal_id,contact_id,owner_id,amount,currency,stage,create_date,close_date\n1,99,501,10,EUR,closedwon,2026-01-04,2026-01-05\n2,1,501,ten,EUR,closedwon,2026-01-04,2026-01-05\n3,1,501,10,EUR,closedwon,never,soon\n2,1,501,12,EUR,closedwon,2026-01-04,2026-01-05\n');
    const owners = room.file('owners.csv', 'owner_id,name,email,territory,time_zone,work_start,work_end,daily_capacity,active,deactivated_at\n501,Ada,a@v.example,North,Mars/Base,9:00,25:99,-3,true,\n501,Bob,b@v.example,South,Europe/Berlin,9:00,17:00,8,true,\n');
    const batch = await room.bringIn([leads, events, deals, owners]);
    await expectAccounted(batch);
    const said = await reasons();
    expect(said).toContain('There is no lead "99" in the leads that were imported.');
    expect(said).toContain('The time "yesterday" could not be read as a date.');
    expect(said).toContain('The row has no lead id.');
    expect(said).toContain('The row has no time.');
    expect(said).toContain('The row has no type of event.');
    const findings = sentencesOf(batch);
    expect(findings).toMatch(/1 row of leads\.csv had the id of another lead with other values/);
    expect(findings).toMatch(/1 date in Create Date \(leads\.csv\) could not be read/);
    expect(findings).toMatch(/owner who is in no owners' file/);
    expect(findings).toMatch(/time zone that is not known/);
    expect(findings).toMatch(/2 working hours or capacities of owners\.csv could not be read/);
    expect(findings).toMatch(/1 amount of deals\.csv could not be read as money/);
    expect(findings).toMatch(/1 row of owners\.csv repeated an owner id/);
  });

  it('takes 5,000 columns, and refuses 17,000 with a sentence', async () => {
    const table = (columns: number): string => {
      const names = Array.from({ length: columns - 2 }, (_, i) => `Field ${i}`);
      const row = (id: number): string => [id, '2026-01-02', ...names.map((_, i) => i % 7)].join(',');
      return `Record ID,Create Date,${names.join(',')}\n${row(1)}\n${row(2)}\n`;
    };
    await expectAccounted(await room.bringIn([room.file('wide.csv', table(5_000))]));
    const health = await room.call('history.getHealth', {});
    expect(health?.fields.length).toBeGreaterThanOrEqual(4_998);
    const { fileId } = await room.call('import.stageFile', { path: room.file('wider.csv', table(17_000)) });
    expect((await room.refusal('import.inspectFiles', { fileIds: [fileId] })).message).toMatch(/wider\.csv has 17,000 columns/);
    expect(await room.call('history.getHealth', {})).toEqual(health);
  });

  it('takes a cell of 900 kB, refuses one of 5 MB and a row whose quotation mark never closes', async () => {
    const long = 'x'.repeat(900_000);
    const huge = 'y'.repeat(5_000_000);
    const batch = await room.bringIn([room.file('huge.csv', `Record ID,Create Date,Note\n1,2026-01-02,${long}\n2,2026-01-02,"${huge}"\n4,2026-01-02,\n3,2026-01-02,"open\n`)]);
    await expectAccounted(batch);
    expect((await reasons()).sort()).toEqual([expect.stringContaining('never closed'), expect.stringContaining('cell of 5 MB')]);
    const lead = await room.call('history.getLead', { leadId: '1' });
    expect(lead.fields.find(({ name }) => name === 'Note')?.value).toHaveLength(900_000);
    await room.call('history.listLeads', { search: 'xxx' });
  });

  it('takes what looks like text but is bytes in the middle', async () => {
    const lines = Buffer.concat([Buffer.from('Record ID,Email,Create Date\n1,a@c.example,2026-01-02\n'.padEnd(70_000, '\n')), randomBytes(40_000)]);
    const path = room.file('half.csv', lines);
    const staged = await room.call('import.stageFile', { path });
    const looked = await room.host.call('import.inspectFiles', { fileIds: [staged.fileId] }, room.workshopId);
    if (!looked.ok) return expectSentence(looked.error);
    const { files, vocabulary } = looked.value;
    await expectAccounted(await room.call('import.runImport', { files: files.map(({ mapping }) => mapping), vocabulary }));
  });

  it('replaces the first history whole by the second', async () => {
    await room.bringIn([room.file('first.csv', 'Record ID,Create Date,Only First\n1,2026-01-02,a\n2,2026-01-02,\n,2026-01-01,\n')]);
    await room.bringIn([room.file('second.csv', 'Record ID,Create Date,Only Second\n7,2026-02-02,b\n')]);
    const health = await room.call('history.getHealth', {});
    expect(health?.leads).toBe(1);
    expect(health?.fields.map(({ name }) => name)).not.toContain('Only First');
    expect((await room.call('import.listRefusedRows', {})).total).toBe(0);
    expect((await room.call('import.getLastBatch', {}))?.files.map(({ name }) => name)).toEqual(['second.csv']);
    expect((await room.refusal('history.getLead', { leadId: '1' })).code).toBe('notFound');
  });
});

describe('an import that does not end', () => {
  it('is cancelled in the middle and leaves the workshop as it was', async () => {
    await room.bringIn(writeSmallClient(room.folder));
    const before = await room.call('history.getHealth', {});
    const batchBefore = await room.call('import.getLastBatch', {});
    const big = `Record ID,Create Date,Email\n${Array.from({ length: 60_000 }, (_, i) => `${i},2026-01-02,p${i}@c.example`).join('\n')}\n`;
    const look = await room.look([room.file('big.csv', big)]);
    let isOver = false;
    const running = room.host.call('import.runImport', { ...look, jobId: 'long' }, room.workshopId).finally(() => (isOver = true));
    while (!isOver && !(await room.call('app.cancelJob', { jobId: 'long' })).wasRunning) await new Promise((resolve) => setImmediate(resolve));
    const reply = await running;
    expect(reply).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    if (!reply.ok) expectSentence(reply.error);
    expect(await room.call('history.getHealth', {})).toEqual(before);
    expect(await room.call('import.getLastBatch', {})).toEqual(batchBefore);
    expect(await room.call('app.cancelJob', { jobId: 'long' })).toEqual({ wasRunning: false });
  });

  it('keeps a second one from beginning, and lets it begin afterwards', async () => {
    const look = await room.look([room.file('twice.csv', 'Record ID,Create Date\n1,2026-01-02\n')]);
    const replies = await Promise.all([1, 2].map(() => room.host.call('import.runImport', look, room.workshopId)));
    expect(replies.map(({ ok }) => ok)).toEqual([true, false]);
    for (const reply of replies) if (!reply.ok) expectSentence(reply.error);
    await room.call('import.runImport', look);
  });

  it('meets a full disk and leaves the history from before, readable, and goes on when there is room', async () => {
    await room.bringIn(writeSmallClient(room.folder));
    const before = await room.call('history.getHealth', {});
    const batchBefore = await room.call('import.getLastBatch', {});
    const more = Array.from({ length: 3_000 }, (_, i) => `${i},2026-01-02,${'n'.repeat(300)}${i}`).join('\n');
    const look = await room.look([room.file('more.csv', `Record ID,Create Date,Note\n${more}\n`)]);
    const database = connections.of(room.workshopId);
    database.exec('VACUUM'); // the histories from before left free pages
    database.pragma(`max_page_count = ${String(database.pragma('page_count', { simple: true }))}`);
    expect((await room.refusal('import.runImport', look)).code).toBe('diskFull');
    expect(await room.call('history.getHealth', {})).toEqual(before);
    expect(await room.call('import.getLastBatch', {})).toEqual(batchBefore);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.pragma('max_page_count = 1000000');
    expect((await room.call('import.runImport', look)).files[0]?.imported).toBe(3_000);
  });
});
