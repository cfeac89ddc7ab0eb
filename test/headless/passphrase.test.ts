import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../electron/headless/baton.ts');
const PASS = 'long enough to keep';
let data: string;
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'baton-cli-pass-'));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

interface Printed {
  readonly ok: boolean;
  readonly value: Readonly<Record<string, string>>;
  readonly error: { readonly code: string; readonly details?: Readonly<Record<string, boolean>> };
}

/** Runs the command with or without the passphrase in its environment. */
function baton(passphrase: string | null, ...words: string[]): Promise<Printed> {
  const env = passphrase === null ? process.env : { ...process.env, BATON_PASSPHRASE: passphrase };
  return new Promise((resolve) => execFile(process.execPath, [SCRIPT, ...words, '--data', data], { env }, (_error, stdout) => resolve(JSON.parse(stdout) as Printed))); // what finish() prints
}

describe('a protected workshop on the command line', () => {
  it('opens with the passphrase of the environment, is sealed after every call, and its sealed copy is refused by path with the way to open it', async () => {
    const { value } = await baton(null, 'workshop.createWorkshop', JSON.stringify({ title: 'Day', clientName: 'Client', zone: 'UTC', currency: 'EUR', startsAt: 0 }));
    const id = value['id'] ?? '';
    expect((await baton(null, 'workshop.setPassphrase', JSON.stringify({ passphrase: PASS }), '--workshop', id)).ok).toBe(true);
    expect(await baton(null, 'workshop.getWorkshop', '--workshop', id)).toMatchObject({ ok: false, error: { code: 'refused', details: { needsPassphrase: true } } });
    expect(await baton('something else', 'workshop.getWorkshop', '--workshop', id)).toMatchObject({ ok: false, error: { details: { isWrongPassphrase: true } } });
    expect((await baton(PASS, 'workshop.updateWorkshop', '{"title":"Changed"}', '--workshop', id)).value['title']).toBe('Changed');
    const copy = join(data, 'copy.baton');
    expect((await baton(PASS, 'workshop.saveCopy', JSON.stringify({ path: copy }), '--workshop', id)).ok).toBe(true);
    expect(readdirSync(join(data, 'workshops', id))).toEqual(['workshop.sealed']);
    expect(await baton(PASS, 'workshop.getWorkshop', '--workshop', copy)).toMatchObject({ ok: false, error: { code: 'refused', details: { needsPassphrase: true } } });
    expect((await baton(null, 'workshop.openCopy', JSON.stringify({ path: copy, passphrase: PASS }))).value['title']).toBe('Changed');
  }, 60_000);
});
