import { existsSync } from 'node:fs';
import { placeCopy } from './backups/backup-folder.ts';
import { holdFile } from './hold-file.ts';
import { sealFile, unsealFile } from './sealing/seal-file.ts';
import { dropSealKey, openSealKey, type SealKey } from './sealing/seal-key.ts';
import { wipeFile } from './sealing/wipe-file.ts';
import type { StorageFailure } from './storage-errors.ts';
import type { WorkshopPlaces } from './workshop-places.ts';

/** `leftOpen`: Baton ended while it was open, so the plain database lies beside the sealed one. */
export type Protection = 'none' | 'locked' | 'leftOpen' | 'unlocked';

/** Workshops under a passphrase: the keys of the unlocked ones, in memory only. */
export interface WorkshopVault {
  protection(id: string): Protection;
  /** Null when the workshop has no passphrase or is locked. */
  keyOf(id: string): SealKey | null;
  /** Checks the passphrase and puts the plain database in its place; one that was left open stays, being the newer. */
  unlock(id: string, passphrase: string): Promise<StorageFailure | null>;
  /** Seals a copy of an open workshop under this key, which is its key from now on. */
  seal(id: string, key: SealKey, copyTo: (target: string) => Promise<void>): Promise<void>;
  /** After the database was closed: seals it, wipes the plain one, forgets the key. */
  lock(id: string): Promise<void>;
  /** Takes the protection away from an open workshop. */
  release(id: string): void;
  forget(id: string): void;
}

/** The vault over a data folder. */
export function openWorkshopVault(placesOf: (id: string) => WorkshopPlaces): WorkshopVault {
  const keys = new Map<string, SealKey>();
  const forget = (id: string): void => {
    const key = keys.get(id);
    if (key !== undefined) dropSealKey(key);
    keys.delete(id);
  };
  return {
    protection(id) {
      if (keys.has(id)) return 'unlocked';
      const places = placesOf(id);
      if (!existsSync(places.sealed)) return 'none';
      return existsSync(places.database) ? 'leftOpen' : 'locked';
    },
    keyOf: (id) => keys.get(id) ?? null,
    async unlock(id, passphrase) {
      const { sealed, database } = placesOf(id);
      const opened = await openSealKey(sealed, passphrase);
      if (!opened.ok) return opened.error;
      const failure = existsSync(database) ? null : await unsealFile(sealed, database, opened.value);
      if (failure === null) keys.set(id, opened.value);
      return failure;
    },
    async seal(id, key, copyTo) {
      await placeCopy(placesOf(id).sealed, key, copyTo);
      const old = keys.get(id);
      keys.set(id, key);
      if (old !== undefined && old !== key) dropSealKey(old);
    },
    async lock(id) {
      const { sealed, database } = placesOf(id);
      const key = keys.get(id);
      if (key === undefined) return;
      try {
        // A log beside it holds what the file does not: then nothing may be wiped, and the next start finds it left open.
        if (!existsSync(database) || existsSync(`${database}-wal`)) return;
        const held = holdFile(database); // nobody else opens it while it is read
        try {
          await sealFile(database, sealed, key);
        } finally {
          held.release();
        }
        wipeFile(database);
      } finally {
        forget(id);
      }
    },
    release(id) {
      wipeFile(placesOf(id).sealed);
      forget(id);
    },
    forget,
  };
}

/** Why a protected workshop does not open without its passphrase. */
export function lockedFailure(protection: Protection): StorageFailure {
  return {
    code: 'refused',
    message:
      protection === 'leftOpen'
        ? 'Baton ended while this protected workshop was open, so its database has lain on this laptop without protection since then. Enter its passphrase to open it; it is sealed again when it is closed.'
        : 'This workshop is protected by a passphrase. Enter it to open the workshop.',
    details: { needsPassphrase: true, wasLeftOpen: protection === 'leftOpen' },
  };
}
