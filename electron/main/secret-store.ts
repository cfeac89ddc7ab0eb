import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { fail, ok, type Reply } from '../../shared/contract/reply.ts';

/** Secrets kept by the operating system's own key store, one file each; never in a database or a log. */
export interface SecretStore {
  /** Null when secrets are safe here, else the sentence why they are not kept. */
  refusal(): Promise<string | null>;
  save(name: string, secret: string): Promise<Reply<null>>;
  /** Null when nothing was saved under this name, or it can no longer be decrypted on this machine. */
  read(name: string): Promise<string | null>;
  forget(name: string): Promise<void>;
}

const UNPROTECTED = 'This desktop has no key store (such as GNOME Keyring or KWallet), so a key would lie on the disk unprotected. It is used until Baton closes and not kept; set up a key store to keep it.';
const UNAVAILABLE = 'The key store of this system does not answer, so a key is used until Baton closes and not kept. Unlock it, then enter the key again.';

/** A store in `folder`. Ask only after the app is ready. */
export function createSecretStore(safeStorage: SafeStorage, folder: string, platform: NodeJS.Platform = process.platform): SecretStore {
  const placeOf = (name: string): string => join(folder, `${name}.secret`);
  const refusal = async (): Promise<string | null> => {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return UNAVAILABLE;
    return platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text' ? UNPROTECTED : null;
  };
  const save = async (name: string, secret: string): Promise<Reply<null>> => {
    const reason = await refusal();
    if (reason !== null) return fail('unavailableHere', reason);
    const bytes = await safeStorage.encryptStringAsync(secret);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(placeOf(name), bytes, { mode: 0o600 });
    return ok(null);
  };
  return {
    refusal,
    save,
    async read(name) {
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(await readFile(placeOf(name)));
        if (shouldReEncrypt) await save(name, result);
        return result;
      } catch {
        return null;
      }
    },
    forget: (name) => rm(placeOf(name), { force: true }),
  };
}
