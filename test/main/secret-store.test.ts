import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { describe, expect, it } from 'vitest';
import { createSecretStore } from '../../electron/main/secret-store.ts';

type Backend = ReturnType<SafeStorage['getSelectedStorageBackend']>;

/** Electron's key store with a lock that is easy to see through. */
function aKeyStore(backend: Backend, isAvailable = true): SafeStorage {
  const members = {
    isAsyncEncryptionAvailable: async () => isAvailable,
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text: string) => Buffer.from(`locked:${Buffer.from(text).toString('hex')}`),
    decryptStringAsync: async (bytes: Buffer) => {
      if (!bytes.toString().startsWith('locked:')) throw new Error('not ours');
      return { result: Buffer.from(bytes.toString().slice(7), 'hex').toString(), shouldReEncrypt: false };
    },
  };
  return members as unknown as SafeStorage; // only what the store uses
}

const aFolder = (): string => join(mkdtempSync(join(tmpdir(), 'baton-secrets-')), 'secrets');

describe('the secret store', () => {
  it('keeps a secret encrypted, readable by its owner only, and gives it back', async () => {
    const folder = aFolder();
    const store = createSecretStore(aKeyStore('gnome_libsecret'), folder, 'linux');
    expect(await store.save('portal', 'pat-123')).toEqual({ ok: true, value: null });
    expect(readFileSync(join(folder, 'portal.secret'), 'utf8')).not.toContain('pat-123');
    if (process.platform !== 'win32') expect(statSync(join(folder, 'portal.secret')).mode & 0o777).toBe(0o600);
    expect(await store.read('portal')).toBe('pat-123');
    await store.forget('portal');
    expect(await store.read('portal')).toBeNull();
  });
  it.each([['basic_text', true, /no key store/], ['gnome_libsecret', false, /does not answer/]] as const)('refuses with a sentence where nothing protects it: %s', async (backend, isAvailable, sentence) => {
    const folder = aFolder();
    const store = createSecretStore(aKeyStore(backend, isAvailable), folder, 'linux');
    expect(await store.save('portal', 'pat-123')).toMatchObject({ ok: false, error: { code: 'unavailableHere', message: expect.stringMatching(sentence) as string } });
    expect(() => statSync(folder)).toThrow();
  });
  it('takes the word basic_text for what it is on Linux only', async () => {
    expect(await createSecretStore(aKeyStore('basic_text'), aFolder(), 'darwin').refusal()).toBeNull();
  });
  it('knows nothing of a secret that this machine cannot decrypt any more', async () => {
    const folder = aFolder();
    const store = createSecretStore(aKeyStore('kwallet6'), folder, 'linux');
    await store.save('portal', 'pat-123');
    writeFileSync(join(folder, 'portal.secret'), 'from another machine');
    expect(await store.read('portal')).toBeNull();
  });
});
