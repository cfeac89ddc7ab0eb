import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderSlaPdf } from '../../electron/documents/sla-pdf.ts';
import { aConfiguration } from './a-configuration.ts';
import { SURROUNDINGS, aSlaDocument } from './a-sla-document.ts';

const hasPoppler = ['pdftotext', 'pdffonts', 'pdfinfo', 'pdfdetach'].every((tool) => spawnSync(tool, ['-v']).error === undefined);
const folder = mkdtempSync(join(tmpdir(), 'baton-sla-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Skipped where poppler-utils is not installed: these look at the file with a reader that is not ours. */
describe.skipIf(!hasPoppler)('the SLA in another reader (needs poppler-utils)', () => {
  const signed = aSlaDocument();
  const draft = aSlaDocument({ status: 'draft', version: 0, signatures: [], paper: 'Letter' });
  const [file, draftFile] = [join(folder, 'signed.pdf'), join(folder, 'draft.pdf')];
  let pages = 0;
  beforeAll(async () => {
    for (const [document, path] of [[draft, draftFile], [signed, file]] as const) {
      const pdf = await renderSlaPdf(document, SURROUNDINGS);
      if (pdf.kind === 'refused') throw new Error(pdf.reason);
      writeFileSync(path, pdf.bytes);
      pages = pdf.pages;
    }
  });
  const run = (tool: string, ...options: string[]) => execFileSync(tool, options, { encoding: 'utf8' });
  const textOf = (path: string) => run('pdftotext', '-raw', path, '-').replace(/\s+/g, ' ');

  it('shows its text, in reading order', () => {
    expect(textOf(file)).toMatch(/Contents 1 Parties and scope 3 2 Purpose 3/);
    const text = textOf(file).replace(/Contents 1 Parties.*?Evidence and hashes \d+ /, '');
    const parts = ['Service level agreement between marketing and sales', 'Northwind Instruments', '1 Parties and scope', '3 Definitions', 'Country is Germany, Austria, Switzerland or Netherlands and Employees at least 50', '6 Sales promises', 'within 1 working hour, by a person', '13 What the replay showed', 'Not knowable from this history:', '15 Signatures', 'Typed Mon 23 Nov 2026, 15:33, device time, Berlin', 'Annex A. Playbook', 'Annex D. Evidence and hashes'];
    expect(parts.map((part) => text.indexOf(part)).filter((at) => at < 0)).toEqual([]);
    expect(parts.map((part) => text.indexOf(part))).toEqual(parts.map((part) => text.indexOf(part)).toSorted((a, b) => a - b));
  });

  it('says until when somebody who leaves receives leads, in his pool and in the roster', async () => {
    const agreed = aConfiguration();
    const roster = agreed.routing.roster.map((rep) => (rep.id === 'u1' ? { ...rep, activeTo: Date.UTC(2026, 10, 30, 23) } : rep)); // midnight in Berlin
    const pdf = await renderSlaPdf(aSlaDocument({}, { ...agreed, routing: { ...agreed.routing, roster } }), SURROUNDINGS);
    if (pdf.kind === 'refused') throw new Error(pdf.reason);
    const path = join(folder, 'leaving.pdf');
    writeFileSync(path, pdf.bytes);
    expect(textOf(path)).toContain('Ravi Adeyemi (weight 2, until 30 Nov 2026), Ines Carvalho');
    expect(textOf(path)).toContain('Ravi Adeyemi (until 30 Nov 2026)');
  });

  it('prints for how many of the leads sales promises', async () => {
    const agreed = aConfiguration();
    const targets = agreed.sla.targets.map((target) => (target.tierId === 'hot' ? { ...target, share: 0.9 } : target));
    const sla = { ...agreed.sla, targets, attempts: { ...agreed.sla.attempts, share: 0.8 }, acceptanceShare: 0.995 };
    const pdf = await renderSlaPdf(aSlaDocument({}, { ...agreed, sla }), SURROUNDINGS);
    if (pdf.kind === 'refused') throw new Error(pdf.reason);
    const path = join(folder, 'shares.pdf');
    writeFileSync(path, pdf.bytes);
    const text = textOf(path);
    expect(text).toMatch(/At least 90\s% of the leads of tier Hot get a first touch within 1 working hour, by a person\./);
    expect(text).toMatch(/A lead of tier Warm gets a first touch within 4 working hours/);
    expect(text).toMatch(/At least 80\s% of the leads get four attempts in 5 working days before they go back\./);
    expect(text).toMatch(/accepts or rejects at least 99\.5\s% of the leads within 2 working days of their assignment/);
  });

  it('has the fingerprint, the words and the page number on every page', () => {
    const texts = run('pdftotext', '-layout', file, '-').split('\f').slice(0, pages);
    expect(texts).toHaveLength(pages);
    texts.forEach((text, i) => {
      expect(text.replace(/ +/g, ' ')).toContain(`SLA version 1 ${signed.fingerprint.hex12} ${signed.fingerprint.words} ${i + 1} of ${pages}`);
    });
  });

  it('says DRAFT on every page of a draft and on none of a signed one', () => {
    const drafts = run('pdftotext', draftFile, '-').split('\f').slice(0, -1);
    expect(drafts.filter((text) => !text.includes('SLA DRAFT'))).toEqual([]);
    expect(textOf(file)).not.toContain('DRAFT');
  });

  it('has all fonts embedded and subset, with a way back to Unicode', () => {
    const rows = run('pdffonts', file).trim().split('\n').slice(2);
    expect(rows).toHaveLength(7);
    for (const row of rows) expect(row).toMatch(/Identity-H +yes yes yes/);
  });

  it('is tagged and has its title and size', () => {
    const info = run('pdfinfo', file);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/Title: +Service level agreement between marketing and sales, Northwind Instruments, version 1/);
    expect(info).toMatch(new RegExp(`Pages: +${pages}`));
    expect(info).toContain('(A4)');
    expect(run('pdfinfo', draftFile)).toContain('(letter)');
    const structure = run('pdfinfo', '-struct-text', file);
    expect(structure).toMatch(/TH:\n +\/Scope \/Column\n +"Tier"/);
    expect(structure).toContain('"Context complete (no property history)"');
  });

  it('hands out the configuration whose hash is the fingerprint', () => {
    const out = join(folder, 'configuration.json');
    run('pdfdetach', '-savefile', 'baton-configuration.json', '-o', out, file);
    const hash = createHash('sha256').update(readFileSync(out)).digest('hex');
    expect(hash).toBe(signed.configHash);
    expect(signed.fingerprint.hex12.replaceAll(' ', '')).toBe(hash.slice(0, 12));
  });
});
