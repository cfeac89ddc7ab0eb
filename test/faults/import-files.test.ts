import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRoom, type Look, type Room } from './a-room.ts';

let room: Room;
let hashBefore: string;
beforeAll(async () => {
  room = await aRoom({ isFull: true });
  hashBefore = await hashNow();
});
afterAll(async () => {
  expect(room.mistakes).toEqual([]);
  await room.leave();
});

const hashNow = async (): Promise<string> => (await room.call('history.getHealth', {}))?.hash ?? '';

/** What a person is told on the way from a file to a history, wherever the way ends. */
async function refusalOf(path: string): Promise<string> {
  const staged = await room.host.call('import.stageFile', { path });
  if (!staged.ok) return staged.error.message;
  const looked = await room.host.call('import.inspectFiles', { fileIds: [staged.value.fileId] }, room.workshopId);
  if (!looked.ok) return looked.error.message;
  const files = looked.value.files.map(({ mapping }) => mapping);
  return (await room.refusal('import.runImport', { files, vocabulary: looked.value.vocabulary })).message;
}

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...new Array<number>(500).fill(0));
const noise = (size: number): Uint8Array => Uint8Array.from({ length: size }, (_, i) => (i * 7919 + (i >> 3) * 31) & 0xff);

describe('a file that is no history', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['picture.csv', PNG, /picture\.csv is a picture, not a CSV file\. Save or export/],
    ['page.csv', '%PDF-1.7\n%âãÏÓ\n1 0 obj <</Type/Catalog>> endobj', /page\.csv is a PDF/],
    ['noise.csv', noise(4000), /noise\.csv is not a text file/],
    ['book.csv', Uint8Array.of(0x50, 0x4b, 3, 4, ...noise(300)), /an archive that is no \.xlsx workbook|workbook or an archive/],
    ['empty.csv', '', /empty\.csv is empty/],
    ['blank.csv', '\n\n  \r\n\n', /blank\.csv is empty/],
    ['bom.csv', '\ufeff', /bom\.csv is empty/],
    ['header.csv', 'Record ID,Email,Create Date\n', /header\.csv has a header but no rows/],
    ['prose.csv', 'It was a dark and stormy night\nand nothing here is a table\nat all\n', /has no column for the lead id/],
    ['useless.csv', 'a,b\n1,1\n1,1\n', /has no column for the lead id/],
    ['web.csv', '<!DOCTYPE html><html><body><p>Sign in to download</p></body></html>', /has no column for the lead id/],
  ])('%s is refused with a sentence, and the history from before stays', async (name, content, says) => {
    expect(await refusalOf(room.file(name, content))).toMatch(says);
    expect(await hashNow()).toBe(hashBefore);
  });

  it('a folder, and a file that is not there', async () => {
    const folder = join(room.folder, 'folder.csv');
    mkdirSync(folder);
    expect(await refusalOf(folder)).toMatch(/is a folder, not a file\. Choose a file inside it/);
    expect(await refusalOf(join(room.folder, 'nowhere.csv'))).toMatch(/not there/);
  });

  it('a file that goes between the look and the import', async () => {
    const path = room.file('gone.csv', 'Record ID,Email\n1,a@b.example\n');
    const look = await room.look([path]);
    rmSync(path);
    const { code, message } = await room.refusal('import.runImport', look);
    expect(code).toBe('notFound');
    expect(message).toMatch(/no longer there/);
    expect(await hashNow()).toBe(hashBefore);
  });

  it('a file that goes before the look', async () => {
    const path = room.file('gone-early.csv', 'Record ID,Email\n1,a@b.example\n');
    const { fileId } = await room.call('import.stageFile', { path });
    rmSync(path);
    expect((await room.refusal('import.inspectFiles', { fileIds: [fileId] })).message).toMatch(/no longer there/);
  });
});

describe('a mapping that cannot be', () => {
  const LEADS = 'Record ID,Other ID,Email,Create Date\n1,a,a@b.example,2026-01-02\n2,b,b@b.example,2026-01-03\n';
  const withColumns = (look: Look, columns: Look['files'][number]['columns']): Look => ({ ...look, files: look.files.map((file) => ({ ...file, columns })) });

  it('names a column that the file does not have: said, and read without it', async () => {
    const look = await room.look([room.file('leads-a.csv', LEADS)]);
    const columns = [...(look.files[0]?.columns ?? []), { column: 'Not there', target: 'company' }];
    const batch = await room.call('import.runImport', withColumns(look, columns));
    expect(batch.findings.map(({ sentence }) => sentence).join(' ')).toMatch(/leads-a\.csv has no column "Not there"/);
  });

  it('has two lead id columns, none, or one that the file does not have', async () => {
    const look = await room.look([room.file('leads-b.csv', LEADS)]);
    const both = [{ column: 'Record ID', target: 'leadId' }, { column: 'Other ID', target: 'leadId' }];
    expect((await room.refusal('import.runImport', withColumns(look, both))).message).toMatch(/leads-b\.csv has two columns for the lead id: "Record ID" and "Other ID"/);
    expect((await room.refusal('import.runImport', withColumns(look, []))).message).toMatch(/has no column for the lead id/);
    expect((await room.refusal('import.runImport', withColumns(look, [{ column: 'Nope', target: 'leadId' }]))).message).toMatch(/has no column for the lead id/);
  });

  it('has a zone, an encoding or a delimiter that does not exist, or means nothing', async () => {
    const look = await room.look([room.file('leads-c.csv', LEADS)]);
    const changed = (change: Partial<Look['files'][number]>): Look => ({ ...look, files: look.files.map((file) => ({ ...file, ...change })) });
    expect((await room.refusal('import.runImport', changed({ zone: 'Mars/Base' }))).message).toMatch(/"Mars\/Base" is no time zone/);
    expect((await room.refusal('import.runImport', changed({ encoding: 'klingon' }))).message).toMatch(/encoding/);
    expect((await room.refusal('import.runImport', changed({ delimiter: '\n' }))).message).toMatch(/delimiter/);
    expect((await room.refusal('import.runImport', changed({ delimiter: '' }))).message).toMatch(/delimiter/);
    expect((await room.refusal('import.runImport', { ...look, files: [{ ...look.files[0]!, columns: [{ column: 'Record ID', target: 'shoeSize' }] }] })).message).toMatch(/cannot mean "shoeSize"/);
    expect((await room.refusal('import.inspectFiles', { fileIds: [look.files[0]?.fileId ?? ''], corrections: [{ fileId: look.files[0]?.fileId ?? '', zone: 'Mars/Base' }] })).message).toMatch(/no time zone/);
  });

  it('names the same file twice, or a file that was never staged', async () => {
    const look = await room.look([room.file('leads-d.csv', LEADS)]);
    const twice = await room.call('import.runImport', { ...look, files: [...look.files, ...look.files] });
    for (const file of twice.files) expect(file.rows).toBe(file.imported + file.merged + file.refused);
    expect((await room.call('history.getHealth', {}))?.leads).toBe(2);
    expect((await room.refusal('import.runImport', { ...look, files: [{ ...look.files[0]!, fileId: 'never' }] })).code).toBe('notFound');
  });
});
