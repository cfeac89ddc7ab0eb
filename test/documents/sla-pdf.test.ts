import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { renderSlaPdf } from '../../electron/documents/sla-pdf.ts';
import type { SlaDocument } from '../../electron/documents/sla-document.ts';
import { streamsOfPdf } from '../fixtures/everything-in-pdf.ts';
import { aConfiguration } from './a-configuration.ts';
import { SURROUNDINGS, aSignature, aSlaDocument } from './a-sla-document.ts';

async function made(document: SlaDocument): Promise<{ bytes: Uint8Array; pages: number }> {
  const pdf = await renderSlaPdf(document, SURROUNDINGS);
  if (pdf.kind === 'refused') throw new Error(pdf.reason);
  return pdf;
}

async function refusal(document: SlaDocument): Promise<string> {
  const pdf = await renderSlaPdf(document, SURROUNDINGS);
  return pdf.kind === 'refused' ? pdf.reason : 'not refused';
}

const plain = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('renderSlaPdf', () => {
  it('gives the same bytes for the same document', async () => {
    const first = await made(aSlaDocument());
    const second = await made(aSlaDocument());
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    expect(first.pages).toBe(second.pages);
  });

  it('gives the same bytes whatever was printed before', async () => {
    const configuration = aConfiguration();
    const later = aSlaDocument({}, { ...configuration, sla: { ...configuration.sla, acceptanceShare: 0.995 } });
    await made(aSlaDocument());
    const after = await made(later);
    vi.resetModules(); // as in a process that was just started
    const fresh = await import('../../electron/documents/sla-pdf.ts');
    const alone = await fresh.renderSlaPdf(later, SURROUNDINGS);
    expect(alone.kind !== 'refused' && Buffer.compare(after.bytes, alone.bytes)).toBe(0);
  });

  it('gives other bytes when a promise changes', async () => {
    const configuration = aConfiguration();
    const changed = { ...configuration, sla: { ...configuration.sla, acceptanceDays: 3 } };
    expect(Buffer.compare((await made(aSlaDocument())).bytes, (await made(aSlaDocument({}, changed))).bytes)).not.toBe(0);
  });

  it('carries the canonical configuration inside, byte for byte', async () => {
    const document = aSlaDocument();
    const { bytes } = await made(document);
    const attached = streamsOfPdf(bytes).filter((stream) => createHash('sha256').update(stream).digest('hex') === document.configHash);
    expect(attached.map(String)).toEqual([document.canonicalConfiguration]);
    expect(plain(bytes)).toContain('(baton-configuration.json)');
  });

  it('takes its dates from the document alone', async () => {
    const { bytes } = await made(aSlaDocument({ createdAt: Date.UTC(2031, 0, 2, 3, 4, 5) }));
    expect([...new Set(plain(bytes).match(/\(D:\d{14}Z?\)/g))]).toEqual(['(D:20310102030405Z)']);
  });

  it('embeds every font and asks for none of the reader’s own', async () => {
    const { bytes } = await made(aSlaDocument());
    const text = plain(bytes);
    expect(text.match(/\/FontFile2 \d+ 0 R/g)).toHaveLength(7);
    expect(text).not.toMatch(/Helvetica|Times-Roman|Courier/);
  });

  it('is tagged, in English, with a title and bookmarks', async () => {
    const { bytes } = await made(aSlaDocument());
    const text = plain(bytes);
    for (const part of ['/Marked true', '/StructTreeRoot', '/Lang (en-GB)', '/DisplayDocTitle true', '/Outlines', '/S /H1', '/S /H2', '/S /TH', '/Scope /Column']) expect(text).toContain(part);
    expect(text).toContain('(Service level agreement between marketing and sales, Northwind Instruments, version 1)');
    expect(text).toContain('(13 What the replay showed)');
    // A line of the contents for each heading, each a link to its place.
    expect(text.match(/\/S \/TOCI/g)).toHaveLength(19);
    expect(text.match(/\/S \/GoTo/g)).toHaveLength(19);
    expect(text).toContain('(Annex D: Evidence and hashes)');
  });

  it('says of drawn signatures, marks and charts what they show', async () => {
    const text = plain((await made(aSlaDocument())).bytes);
    expect(text).toContain('/Alt (Signature of Lucie Moreau)');
    expect(text).toContain('/Alt (not knowable)');
    expect(text).toMatch(/\/Alt \(First touch by tier\. Hot: 96 kept, 214 late, 92 no logged touch/);
  });

  it('prints on A4 and on Letter', async () => {
    expect(plain((await made(aSlaDocument())).bytes)).toContain('/MediaBox [0 0 595.27');
    expect(plain((await made(aSlaDocument({ paper: 'Letter' }))).bytes)).toContain('/MediaBox [0 0 612 792]');
  });

  it('prints names in Greek, Cyrillic and extended Latin', async () => {
    const names = ['Ελένη Παπαδοπούλου', 'Юлия Ковалёва', 'Đorđe Şükrü Łukasz Ångström'];
    const participants = names.map((name, i) => ({ id: `n${i}`, name, team: 'sales' as const, role: 'руководитель', canSign: true }));
    expect((await made(aSlaDocument({ participants, signatures: names.map((name, i) => aSignature(`n${i}`, name, 'sales', 'ρόλος', 2, 'typed')) }))).pages).toBeGreaterThan(5);
  });

  it('flows a clause of 20,000 characters over pages', async () => {
    const configuration = aConfiguration();
    const text = 'A lead that both teams would call today. '.repeat(488).slice(0, 20_000);
    const mql = { ...configuration.definitions.mql, text };
    const long = await made(aSlaDocument({}, { ...configuration, definitions: { ...configuration.definitions, mql } }));
    expect(long.pages).toBeGreaterThanOrEqual((await made(aSlaDocument())).pages + 4);
  });

  it('prints a word without any break and a table cell taller than a page', async () => {
    const configuration = aConfiguration();
    const values = Array.from({ length: 900 }, (_, i) => `Region number ${i}`);
    const territories = [{ id: 't1', name: 'W'.repeat(400), values }];
    expect((await made(aSlaDocument({}, { ...configuration, routing: { ...configuration.routing, territories } }))).pages).toBeGreaterThan(9);
  });

  it('prints a document in which nothing was agreed yet', async () => {
    const full = aConfiguration();
    const empty = { ...full, tiers: { classes: [], rules: [], bands: [] }, routing: { ...full.routing, rules: [], pools: [], roster: [], territories: [], calendars: [] }, sla: { ...full.sla, targets: [], marketing: [], touches: [], automatedTouches: [], escalation: [], effectiveFrom: '', reviewOn: '', momentOwner: '', salesOwner: '' }, score: { ...full.score, groups: [] } };
    const document = aSlaDocument({ participants: [], signatures: [], evidence: null, status: 'draft', version: 0 }, empty);
    expect((await made(document)).pages).toBeGreaterThan(3);
  });

  it.each([
    ['漢', 'U+6F22', { clientName: 'Northwind 漢字' }, 'the cover'],
    ['☂', 'U+2602', { clientName: 'Umbrella ☂ GmbH' }, 'the cover'],
    ['ก', 'U+0E01', { clientName: 'กรุง' }, 'the cover'],
  ])('refuses %s before printing, naming it and its place', async (character, code, changes, place) => {
    const document = aSlaDocument();
    const reason = await refusal({ ...document, workshop: { ...document.workshop, ...changes } });
    expect(reason).toContain(`“${character}” (${code})`);
    expect(reason).toContain(place);
  });

  it('names the section of a character that cannot be printed', async () => {
    const configuration = aConfiguration();
    const playbook = { ...configuration.playbook, firstDay: 'Call 🙂 again' };
    expect(await refusal(aSlaDocument({}, { ...configuration, playbook }))).toContain('“🙂” (U+1F642) in “🙂” (annex A, Playbook)');
  });

  it('refuses a configuration that is not the one of its hash', async () => {
    expect(await refusal({ ...aSlaDocument(), canonicalConfiguration: '{}' })).toContain('does not match its fingerprint');
  });

  it('draws strokes of one point, of none and with broken numbers', async () => {
    const strokes: [number, number][][] = [[[5, 5]], [], [[Number.NaN, 1], [2, 3], [4, 5]], [[7, 7], [7, 7]]];
    const signature = { ...aSignature('p1', 'Lucie Moreau', 'marketing', 'head of demand'), drawing: { width: 10, height: 10, strokes } };
    const { bytes } = await made(aSlaDocument({ signatures: [signature] }));
    expect(streamsOfPdf(bytes).some((stream) => stream.includes('NaN'))).toBe(false);
  });
});
