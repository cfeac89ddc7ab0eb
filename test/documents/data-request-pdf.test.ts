import { describe, expect, it } from 'vitest';
import { renderDataRequestPdf, type DataRequestDocument } from '../../electron/documents/data-request-pdf.ts';
import { dataRequest } from '../../shared/format/data-request.ts';
import { SURROUNDINGS } from './a-sla-document.ts';

const request: DataRequestDocument = { clientName: 'Northwind Instruments', zone: 'Europe/Berlin', startsAt: Date.UTC(2026, 10, 26, 8), paper: 'A4' };
const render = (changes: Partial<DataRequestDocument> = {}) => renderDataRequestPdf({ ...request, ...changes }, SURROUNDINGS.fontsFolder);
async function made(changes: Partial<DataRequestDocument> = {}): Promise<{ bytes: Uint8Array; pages: number }> {
  const pdf = await render(changes);
  if (pdf.kind === 'refused') throw new Error(pdf.reason);
  return pdf;
}
const plain = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('the data request', () => {
  it('says for each level what it allows and what it leaves open, and names both systems', () => {
    const { parts } = dataRequest(request);
    expect(parts[0]?.table?.rows.map((row) => row[0])).toEqual(['A', 'B', 'C']);
    expect(parts.map((part) => part.title)).toEqual(expect.arrayContaining(['From HubSpot', 'From Salesforce', 'How to send them safely']));
    expect(parts.flatMap((part) => part.sentences).join(' ')).toContain('Europe/Berlin');
    expect(parts.every((part) => (part.table?.rows ?? []).every((row) => row.length === part.table?.heads.length))).toBe(true);
  });
  it('prints as a tagged PDF with its own fonts, dated by the workshop, the same bytes each time', async () => {
    const [first, second] = [await made(), await made()];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    const text = plain(first.bytes);
    for (const wanted of ['/Marked true', '/S /H1', '/S /TH', '(Data request for Northwind Instruments)', '(3 From HubSpot)', 'D:20261126080000']) expect(text).toContain(wanted);
    expect(text).not.toMatch(/Helvetica|Times-Roman|Courier/);
    expect(first.pages).toBe(2);
  });
  it('prints on Letter, and a client’s name however long it is', async () => {
    expect(plain((await made({ paper: 'Letter' })).bytes)).toContain('/MediaBox [0 0 612 792]');
    expect((await made({ clientName: 'W'.repeat(300) })).pages).toBeGreaterThan(1);
  });
  it('refuses a character that no font has, and names it', async () => {
    expect(await render({ clientName: '株式会社' })).toMatchObject({ kind: 'refused', reason: expect.stringContaining('U+682A') });
  });
});
