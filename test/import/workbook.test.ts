import { deflateRawSync } from 'node:zlib';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { createImportPort } from '../../electron/import/create-import-port.ts';
import { refuseSwelling } from '../../electron/import/look-at-workbook.ts';
import { readWorkbook } from '../../electron/import/read-workbook.ts';
import { createRowSorter } from '../../electron/import/row-sorter.ts';
import type { FileMapping } from '../../shared/contract/schemas/import.ts';
import { aFile } from './import-fixture.ts';

/** A workbook with a cover sheet, a hidden one and leads with typed cells. */
async function aWorkbook(): Promise<Buffer> {
  const book = new exceljs.Workbook();
  book.addWorksheet('Cover & notes').addRow(['Exported for the workshop']);
  book.addWorksheet('Secret', { state: 'hidden' }).addRow(['x']);
  const leads = book.addWorksheet('Leads');
  leads.addRow(['Record ID', 'Create Date', 'Size', 'Sum', 'Agreed', 'Note']);
  leads.addRow([1000001, new Date(Date.UTC(2026, 0, 23, 13, 7)), 51.5, { formula: 'C2*2', result: 103 }, true, { richText: [{ text: 'rich ' }, { text: 'text' }] }]);
  leads.addRow([]);
  leads.addRow([1000002, new Date(Date.UTC(2026, 4, 1)), 0.1 + 0.2, { formula: 'HYPERLINK("http://x.example","y")', result: 'y' }, false, '=1+1']);
  leads.getColumn(2).numFmt = 'yyyy-mm-dd hh:mm';
  return Buffer.from(await book.xlsx.writeBuffer());
}

async function rowsOf(content: Buffer, sheet: string, limits = {}): Promise<string[][]> {
  const rows: string[][] = [];
  const sorter = createRowSorter('\u0000', { onHeader: (header) => void rows.push([...header]), onRow: (row) => void rows.push(row.texts()) });
  await readWorkbook(aFile(content, 'book.xlsx').path, sheet, sorter, undefined, limits);
  return rows;
}

/** A ZIP archive of one entry. */
function zipOf(name: string, content: Buffer): Buffer {
  const [packed, title] = [deflateRawSync(content), Buffer.from(name)];
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt16LE(title.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(1, 24); // a lie: the archive claims to unpack to one byte
  entry.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + title.length, 12);
  end.writeUInt32LE(30 + title.length + packed.length, 16);
  return Buffer.concat([head, title, packed, entry, title, end]);
}

describe('a workbook', () => {
  it('is read with dates, numbers, cached results and texts as the cells have them', async () => {
    expect(await rowsOf(await aWorkbook(), 'Leads')).toEqual([
      ['Record ID', 'Create Date', 'Size', 'Sum', 'Agreed', 'Note'],
      ['1000001', '2026-01-23 13:07:00', '51.5', '103', 'true', 'rich text'],
      ['1000002', '2026-05-01', '0.3', 'y', 'false', '=1+1'],
    ]);
  });
  it('keeps every character, wherever its parts were cut', async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('Söhne');
    sheet.addRow(['Lead ID', 'Name']);
    for (let i = 0; i < 20_000; i++) sheet.addRow([i, `Zoë Müller 表 ${i}`]);
    const rows = await rowsOf(Buffer.from(await book.xlsx.writeBuffer()), 'Söhne');
    expect(rows).toHaveLength(20_001);
    expect(rows.slice(1).every(([id, name]) => name === `Zoë Müller 表 ${id}`)).toBe(true);
  });
  it('is looked at and imported sheet by sheet', async () => {
    const port = createImportPort();
    const file = aFile(await aWorkbook(), 'Kontakte (März).xlsx');
    const first = await port.inspect([file], [], 'Europe/London');
    expect(first.ok && first.value.files[0]).toMatchObject({ sheets: ['Cover & notes', 'Leads'], mapping: { encoding: 'xlsx', sheet: 'Cover & notes' }, rows: 0 });
    const looked = await port.inspect([file], [{ fileId: file.fileId, sheet: 'Leads' }], 'Europe/London');
    if (!looked.ok) throw new Error(looked.error.message);
    const [found] = looked.value.files;
    expect(found).toMatchObject({ rows: 2, kind: 'leads', mapping: { sheet: 'Leads' } });
    const mapping = found?.mapping as FileMapping; // the line above saw it
    const run = await port.run([{ ...file, mapping }], looked.value.vocabulary, { clientZone: 'Europe/London', currency: 'EUR', signal: new AbortController().signal, onProgress: () => undefined });
    expect(run.ok && run.value.batch.files[0]).toMatchObject({ rows: 2, imported: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(run.ok && new Date(run.value.history.createdAt[0] ?? 0).toISOString()).toBe('2026-01-23T13:07:00.000Z');
  });
  it('is refused with a sentence when the sheet is not there, or is too large', async () => {
    const content = await aWorkbook();
    await expect(rowsOf(content, 'Nowhere')).rejects.toThrow('has no sheet "Nowhere". Choose another sheet.');
    await expect(rowsOf(content, 'Leads', { cells: 8 })).rejects.toThrow('more than 8 cells');
    await expect(rowsOf(content, 'Leads', { unpackedBytes: 1000 })).rejects.toThrow('unpacks to more than 1 MB');
  });
  it('that swells is refused whatever it claims', async () => {
    const bomb = aFile(zipOf('xl/workbook.xml', Buffer.alloc(64 << 20)), 'bomb.xlsx');
    await expect(refuseSwelling(bomb.path, 1 << 20)).rejects.toThrow('unpacks to more than 1 MB');
    const reply = await createImportPort().inspect([bomb], [], 'UTC');
    expect(reply).toMatchObject({ ok: false, error: { code: 'unreadableFile', message: expect.stringContaining('bomb.xlsx unpacks to more than') } });
  });
  it('that is damaged is refused at every length', async () => {
    const content = await aWorkbook();
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const reply = await createImportPort().inspect([aFile(content.subarray(0, Math.floor(content.length * share)), 'cut.xlsx')], [], 'UTC');
      expect(reply).toMatchObject({ ok: false, error: { message: expect.stringMatching(/^cut\.xlsx .*\.$/) } });
    }
    const spoiled = Buffer.from(content);
    spoiled.fill(0x55, 200, 1200);
    const reply = await createImportPort().inspect([aFile(spoiled, 'spoiled.xlsx')], [{ encoding: 'xlsx', sheet: 'Leads' }], 'UTC');
    expect(reply.ok ? 'read' : reply.error.message).toMatch(/^(read|spoiled\.xlsx .*\.)$/);
  });
});
