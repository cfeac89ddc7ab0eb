import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inspectCopy } from '../inspect-copy.ts';
import { unsealFile } from '../sealing/seal-file.ts';
import { isSealedWith, openSealKey, type SealKey } from '../sealing/seal-key.ts';
import { wipeFile } from '../sealing/wipe-file.ts';
import type { StorageFailure } from '../storage-errors.ts';
import type { WorkshopPlaces } from '../workshop-places.ts';
import type { Backup } from './backup-folder.ts';

/** A backup ready to take the workshop's place, or why it cannot. */
export type Ready = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: StorageFailure };

/** Lays a backup, plain and checked, beside the workshop; nothing of the workshop is touched yet. */
export async function readyBackup({ path, isSealed }: Backup, { folder }: WorkshopPlaces, key: SealKey | null, passphrase: string | undefined): Promise<Ready> {
  const target = join(folder, 'restored.part');
  wipeFile(target);
  const failure = isSealed ? await unsealBackup(path, target, key, passphrase) : copied(path, target);
  const wrong = failure ?? inspectCopy(target);
  if (wrong === null) return { ok: true, value: target };
  wipeFile(target);
  return { ok: false, error: wrong };
}

async function unsealBackup(path: string, target: string, key: SealKey | null, passphrase: string | undefined): Promise<StorageFailure | null> {
  if (key !== null && isSealedWith(path, key)) return unsealFile(path, target, key);
  if (passphrase === undefined) return { code: 'refused', message: 'This backup was sealed with another passphrase. Enter the one that was set when it was made.', details: { needsPassphrase: true } };
  const opened = await openSealKey(path, passphrase);
  return opened.ok ? unsealFile(path, target, opened.value) : opened.error;
}

function copied(path: string, target: string): null {
  copyFileSync(path, target);
  return null;
}

/** Swaps the closed database for the ready one; `undo` swaps back, `finish` wipes what was there before. */
export function swapDatabase(ready: string, { database }: WorkshopPlaces): { undo(): void; finish(): void } {
  const before = `${database}.before-restore`;
  rmSync(before, { force: true });
  renameSync(database, before);
  renameSync(ready, database);
  return {
    undo() {
      for (const leftover of [database, `${database}-wal`]) rmSync(leftover, { force: true });
      renameSync(before, database);
    },
    finish: () => wipeFile(before),
  };
}

/** A crash between the two renames left only the old database, under its other name. */
export function finishSwap({ database }: WorkshopPlaces): void {
  const before = `${database}.before-restore`;
  if (!existsSync(before)) return;
  if (existsSync(database)) wipeFile(before);
  else renameSync(before, database);
}
