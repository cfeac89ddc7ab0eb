import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAgreementPdf, type AgreementReading } from '../../../electron/documents/seal/read-agreement-pdf.ts';
import { makeSealKey, type SealKey } from '../../../electron/documents/seal/seal-key.ts';
import { sealPdf } from '../../../electron/documents/seal/seal-pdf.ts';
import { renderSlaPdf } from '../../../electron/documents/sla-pdf.ts';
import { judgePdf, type KnownHere } from '../../../electron/host/agreement/judge-pdf.ts';
import { fingerprint } from '../../../shared/engine/agreement/fingerprint.ts';
import { aConfiguration } from '../a-configuration.ts';
import { SURROUNDINGS, aSlaDocument } from '../a-sla-document.ts';

const AT = Date.UTC(2026, 10, 23, 16);
const document = aSlaDocument();
let key: SealKey;
let plain: Uint8Array;
let sealed: Uint8Array;
let folder: string;

async function printed(from: typeof document): Promise<Uint8Array> {
  const made = await renderSlaPdf(from, SURROUNDINGS);
  if (made.kind === 'refused') throw new Error(made.reason);
  return made.bytes;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-seal-'));
  key = await makeSealKey(AT, '0a');
  plain = await printed(document);
  sealed = await sealPdf(plain, key, AT);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the workshop that made the file would know of it. */
const known = async (over: Partial<KnownHere> = {}): Promise<KnownHere> => {
  const reading = await readAgreementPdf(sealed);
  const own = reading.kind === 'agreement' && reading.seal.kind !== 'none' ? reading.seal.certificate?.sha256 : undefined;
  return { isOwnFile: false, isKnownCertificate: (sha256) => sha256 === own, agreement: { id: 'a', version: 1, status: 'signed' }, changes: [], fingerprintOf: (hash) => fingerprint(hash).hex12, ...over };
};
const judged = async (bytes: Uint8Array, over: Partial<KnownHere> = {}) => judgePdf(await readAgreementPdf(bytes), await known(over));
const agreementIn = (reading: AgreementReading) => {
  if (reading.kind !== 'agreement') throw new Error(`It was read as ${reading.kind}.`);
  return reading;
};

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

describe('a sealed agreement', () => {
  it('is valid, says when it was sealed, and gives its configuration back byte for byte', async () => {
    const reading = agreementIn(await readAgreementPdf(sealed));
    expect(reading).toMatchObject({ attachedHash: document.configHash, printed: document.fingerprint.hex12, configuration: document.canonicalConfiguration });
    expect(reading.seal).toMatchObject({ kind: 'intact', sealedAt: AT, certificate: { name: 'Baton seal made on this laptop' } });
    expect(await judged(sealed)).toMatchObject({ isValid: true, kind: 'valid', seal: 'intact', fingerprint: document.fingerprint.hex12 });
  });

  it('ends with a pointer at its own table of objects', () => {
    const file = Buffer.from(sealed).toString('latin1');
    const place = Number(/startxref\n(\d+)\n%%EOF$/.exec(file)?.[1]);
    expect(file.slice(place, place + 5)).toBe('xref\n');
  });

  it('shows one flipped bit, wherever it is', async () => {
    const places = [200, Math.floor(plain.length / 3), plain.length - 40, sealed.length - 300, sealed.length - 2];
    for (const at of places) {
      const verdict = await judged(flipped(sealed, at));
      expect(verdict).toMatchObject({ isValid: false, seal: 'broken' });
      expect(verdict.sentences[0]?.text).toMatch(/something in this file was changed after it was sealed/);
    }
  });

  it('shows what was added after it', async () => {
    const added = Buffer.concat([sealed, Buffer.from('\n999 0 obj\n<< /Type /Page >>\nendobj\n')]);
    expect(await judged(added)).toMatchObject({ isValid: false, kind: 'extended' });
    const cut = sealed.subarray(0, sealed.length - 500);
    expect((await judged(cut)).isValid).toBe(false);
  });

  it('with the attachment swapped is caught even when somebody seals it again', async () => {
    const other = aSlaDocument({}, aConfiguration({ playbook: { ...aConfiguration().playbook, recycle: 'Never.' } }));
    // The pages of one agreement with the configuration of another, as a forger would compose them.
    const forged = await printed({ ...other, fingerprint: document.fingerprint });
    const verdict = await judged(await sealPdf(forged, await makeSealKey(AT, '0b'), AT), { agreement: null });
    expect(verdict).toMatchObject({ isValid: false, kind: 'swapped', seal: 'intact', certificate: { isOfThisWorkshop: false } });
    expect(verdict.sentences[0]?.text).toMatch(/The attachment was swapped/);
  });

  it('of another workshop, sealed by another key, without a seal: each has its sentence', async () => {
    expect(await judged(sealed, { agreement: null })).toMatchObject({ isValid: false, kind: 'otherWorkshop' });
    expect(await judged(sealed, { isKnownCertificate: () => false })).toMatchObject({ isValid: false, kind: 'otherKey' });
    expect(await judged(plain)).toMatchObject({ isValid: false, kind: 'unsealed', seal: 'none' });
    const texts = [(await judged(sealed, { agreement: null })).sentences[0], (await judged(sealed, { isKnownCertificate: () => false })).sentences[0], (await judged(plain)).sentences[0]].map((sentence) => sentence?.text);
    expect(new Set(texts).size).toBe(3);
  });

  it('that is no PDF, an empty file or a PDF of somebody else is told apart', async () => {
    expect(await judged(new Uint8Array())).toMatchObject({ kind: 'notPdf' });
    expect(await judged(Buffer.from('PK\u0003\u0004 not a document'))).toMatchObject({ kind: 'notPdf' });
    expect(await judged(Buffer.from('%PDF-1.7\nnothing in it\n%%EOF'))).toMatchObject({ kind: 'foreign' });
    const cut = await judged(sealed.subarray(0, sealed.length / 2));
    expect([cut.isValid, cut.kind, cut.sentences.map(({ text }) => text)]).toEqual([false, 'broken', ['This file breaks off before its end, so it was not copied or sent whole. Get it again from where it came.']]);
  });

  it('says what has changed in the proposal since', async () => {
    const verdict = await judged(sealed, { changes: [{ path: ['sla', 'acceptance days'], before: '2', after: '3' }] });
    expect(verdict.isValid).toBe(true);
    expect(verdict.sentences.at(-1)).toEqual({ tone: 'note', text: 'Since then one thing has changed in the proposal.' });
  });
});

const pdfsig = (bytes: Uint8Array): string => {
  const path = join(folder, 'file.pdf');
  writeFileSync(path, bytes);
  return spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' }).stdout;
};

describe.skipIf(spawnSync('pdfsig', ['-v']).error !== undefined)('a seal in another reader (needs poppler-utils)', () => {
  it('is a valid PAdES seal over the whole document', () => {
    const said = pdfsig(sealed);
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('ETSI.CAdES.detached');
    expect(said).toContain('Total document signed');
  });

  it('is invalid after one flipped bit', () => {
    expect(pdfsig(flipped(sealed, 5000))).toContain('Digest Mismatch');
  });
});
