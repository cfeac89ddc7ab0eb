import { randomBytes } from 'node:crypto';
import sodium from 'libsodium-wrappers-sumo';
import type { StorageFailure } from '../storage-errors.ts';
import { boundBytes, decodeHeader, encodeHeader, firstBytes, HEADER_BYTES } from './seal-header.ts';

/** What deriving a key costs: Argon2id's passes over its memory. */
export interface SealCost {
  readonly passes: number;
  readonly memoryMiB: number;
}

/** About 0.4 s and 128 MiB on a laptop; once per unlocking. */
export const SEAL_COST: SealCost = { passes: 3, memoryMiB: 128 };

/** A key with what it was derived from; files sealed with it carry its salt and cost. */
export interface SealKey {
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly cost: SealCost;
}

/** Why a sealed file does not open; `needsPassphrase` asks for one. */
export type SealFailure = StorageFailure;

export const WRONG_PASSPHRASE: SealFailure = {
  code: 'refused',
  message: 'This passphrase does not open it. Check capitals and the keyboard\'s language, then try again. A forgotten passphrase cannot be recovered by anybody; only a copy without a passphrase would help.',
  details: { needsPassphrase: true, isWrongPassphrase: true },
};
export const DAMAGED_SEAL: SealFailure = {
  code: 'unreadableFile',
  message: 'This sealed file is damaged, cut short or was changed after it was sealed. Nothing of it was used: open another copy or a backup.',
};

/** A new key for a passphrase. */
export async function newSealKey(passphrase: string, cost: SealCost = SEAL_COST): Promise<SealKey> {
  return derive(passphrase, new Uint8Array(randomBytes(16)), cost);
}

/** The key of an existing sealed file, or why the passphrase or the file will not do. */
export async function openSealKey(path: string, passphrase: string): Promise<{ readonly ok: true; readonly value: SealKey } | { readonly ok: false; readonly error: SealFailure }> {
  await sodium.ready;
  const header = decodeHeader(firstBytes(path, HEADER_BYTES));
  if (header === null) return { ok: false, error: DAMAGED_SEAL };
  const key = await derive(passphrase, header.salt, header.cost);
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header.stream, key.key);
  const opened = sodium.crypto_secretstream_xchacha20poly1305_pull(state, header.check, boundBytes(encodeHeader(header)));
  return opened === false ? { ok: false, error: WRONG_PASSPHRASE } : { ok: true, value: key };
}

async function derive(passphrase: string, salt: Uint8Array, cost: SealCost): Promise<SealKey> {
  await sodium.ready;
  // The same letters may come composed or decomposed from another keyboard.
  const key = sodium.crypto_pwhash(sodium.crypto_secretstream_xchacha20poly1305_KEYBYTES, passphrase.normalize('NFKC'), salt, cost.passes, cost.memoryMiB * 1_048_576, sodium.crypto_pwhash_ALG_ARGON2ID13);
  return { key, salt, cost };
}

/** True when a file was sealed with this very key: the same salt, so the same passphrase. */
export function isSealedWith(path: string, { salt }: SealKey): boolean {
  const header = decodeHeader(firstBytes(path, HEADER_BYTES));
  return header !== null && Buffer.from(header.salt).equals(Buffer.from(salt));
}

/** Overwrites the key in memory. */
export const dropSealKey = ({ key }: SealKey): void => sodium.memzero(key);
