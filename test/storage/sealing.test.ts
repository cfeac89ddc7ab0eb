import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealFile, unsealFile } from '../../electron/storage/sealing/seal-file.ts';
import { HEADER_BYTES, isSealedFile } from '../../electron/storage/sealing/seal-header.ts';
import { isSealedWith, newSealKey, openSealKey, type SealKey } from '../../electron/storage/sealing/seal-key.ts';
import { wipeFile, wipeLeftovers } from '../../electron/storage/sealing/wipe-file.ts';

const PIECE = 1 << 20;
const CHEAP = { passes: 1, memoryMiB: 8 };
let folder: string;
let key: SealKey;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-seal-'));
  key = await newSealKey('correct horse battery', CHEAP);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

async function sealed(bytes: Uint8Array, name: string): Promise<string> {
  writeFileSync(at('plain'), bytes);
  await sealFile(at('plain'), at(name), key);
  return at(name);
}
const pattern = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255);

describe('a sealed file', () => {
  it.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 5])('gives back %i bytes to the passphrase, and shows none of them', async (length) => {
    const bytes = pattern(length);
    const file = await sealed(bytes, 'whole');
    expect(isSealedFile(file)).toBe(true);
    if (length > 100) expect(readFileSync(file).includes(Buffer.from(bytes.subarray(0, 64)))).toBe(false);
    const opened = await openSealKey(file, 'correct horse battery');
    if (!opened.ok) throw new Error(opened.error.message);
    expect(await unsealFile(file, at('back'), opened.value)).toBeNull();
    expect(readFileSync(at('back')).equals(Buffer.from(bytes))).toBe(true);
  });

  it('takes a passphrase however its letters are composed, and says of a wrong one that nobody can help', async () => {
    const accented = await newSealKey('mot de passé très long', CHEAP);
    writeFileSync(at('plain'), 'text');
    await sealFile(at('plain'), at('accented'), accented);
    expect(await openSealKey(at('accented'), 'mot de passe\u0301 tre\u0300s long')).toMatchObject({ ok: true });
    expect(await openSealKey(at('accented'), 'Mot de passé très long')).toMatchObject({ ok: false, error: { code: 'refused', details: { needsPassphrase: true }, message: expect.stringContaining('cannot be recovered') } });
  });

  it('differs every time and knows the key that made it', async () => {
    const [one, two] = [readFileSync(await sealed(pattern(99), 'one')), readFileSync(await sealed(pattern(99), 'two'))];
    expect(one.subarray(HEADER_BYTES).equals(two.subarray(HEADER_BYTES))).toBe(false);
    expect(isSealedWith(at('one'), key)).toBe(true);
    expect(isSealedWith(at('one'), await newSealKey('correct horse battery', CHEAP))).toBe(false);
  });

  it('is found out when any byte is changed, and leaves nothing behind', async () => {
    const good = readFileSync(await sealed(pattern(3000), 'good'));
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), async (place, flip) => {
        const bad = Buffer.from(good);
        bad[place] = (bad[place] ?? 0) ^ flip;
        writeFileSync(at('bad'), bad);
        expect(await unsealFile(at('bad'), at('out'), key)).toMatchObject({ code: 'unreadableFile' });
        expect(existsSync(at('out')) || existsSync(at('out.part'))).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('is found out when it is cut, lengthened, or its pieces are swapped or dropped', async () => {
    const good = readFileSync(await sealed(pattern(3 * PIECE), 'good'));
    const piece = (n: number): Buffer => good.subarray(HEADER_BYTES + n * (PIECE + 17), HEADER_BYTES + (n + 1) * (PIECE + 17));
    const head = good.subarray(0, HEADER_BYTES);
    const spoiled = {
      empty: Buffer.alloc(0), headerOnly: head, cut: good.subarray(0, good.length - 1), cutAtPiece: Buffer.concat([head, piece(0), piece(1)]),
      longer: Buffer.concat([good, Buffer.from([0])]), twice: Buffer.concat([good, piece(2)]), swapped: Buffer.concat([head, piece(1), piece(0), piece(2)]), dropped: Buffer.concat([head, piece(0), piece(2)]),
    };
    for (const [name, bytes] of Object.entries(spoiled)) {
      writeFileSync(at('bad'), bytes);
      expect(await unsealFile(at('bad'), at('out'), key), name).toMatchObject({ code: 'unreadableFile' });
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('out'))).toEqual([]);
  });
});

describe('wiping', () => {
  it('removes a file, and finishes what a crash left', () => {
    for (const name of ['w', 'half.wiping', 'new.part', 'kept']) writeFileSync(at(name), pattern(PIECE + 3));
    wipeFile(at('w'));
    wipeFile(at('nowhere'));
    wipeLeftovers(folder);
    expect(['w', 'w.wiping', 'half.wiping', 'new.part', 'new.part.wiping', 'kept'].filter((name) => existsSync(at(name)))).toEqual(['kept']);
  });
});
