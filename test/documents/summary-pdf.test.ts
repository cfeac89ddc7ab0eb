import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { renderSummaryPdf, type SummaryKind } from '../../electron/documents/summary-pdf.ts';
import type { SlaDocument } from '../../electron/documents/sla-document.ts';
import { aConfiguration } from './a-configuration.ts';
import { SURROUNDINGS, aSlaDocument } from './a-sla-document.ts';

async function made(document: SlaDocument, kind: SummaryKind) {
  const pdf = await renderSummaryPdf(document, kind, SURROUNDINGS.fontsFolder);
  if (pdf.kind === 'refused') throw new Error(pdf.reason);
  return pdf;
}

function textOf(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'baton-sheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'sheet.pdf'), bytes);
  return execFileSync('pdftotext', ['-raw', join(folder, 'sheet.pdf'), '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
}

describe('the page for the sponsor', () => {
  it('is one page, of a long agreement too', async () => {
    expect((await made(aSlaDocument(), 'sponsor')).pages).toBe(1);
    const { sla } = aConfiguration();
    const many = Array.from({ length: 20 }, (_, i) => ({ kind: 'volume' as const, id: `v${i}`, low: i, high: i + 9, owner: 'Lucie Moreau' }));
    expect((await made(aSlaDocument({}, aConfiguration({ sla: { ...sla, marketing: many } })), 'sponsor')).pages).toBe(1);
  });

  it.skipIf(spawnSync('pdftotext', ['-v']).error !== undefined)('says what was promised, by whom, from when and reviewed when (needs poppler-utils)', async () => {
    const text = textOf((await made(aSlaDocument(), 'sponsor')).bytes);
    for (const part of ['40 to 55 MQLs a week', 'Lucie Moreau', 'In force from 30 Nov 2026', 'Reviewed together on 26 Feb 2027', 'Signed by Lucie Moreau, Ravi Adeyemi, Elke Vos', 'not knowable']) expect(text).toContain(part);
  });
});

describe('the card for reps', () => {
  it('is one page and the same bytes twice', async () => {
    const [first, second] = [await made(aSlaDocument(), 'repCard'), await made(aSlaDocument(), 'repCard')];
    expect(first.pages).toBe(1);
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });
});
