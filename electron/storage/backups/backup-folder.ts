import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealFile, unsealFile } from '../sealing/seal-file.ts';
import { isSealedFile } from '../sealing/seal-header.ts';
import type { SealKey } from '../sealing/seal-key.ts';
import { wipeFile } from '../sealing/wipe-file.ts';
import { BACKUP_REASONS, backupsToDrop, type BackupReason, type BackupStamp } from './backup-rotation.ts';

/** One backup of a workshop. */
export interface Backup extends BackupStamp {
  readonly path: string;
  readonly bytes: number;
  readonly isSealed: boolean;
}

/** The backups of one workshop: whole copies, each one file that "Open a copy…" takes too. */
export interface BackupFolder {
  /** Newest first. */
  list(): Backup[];
  /** A new backup, sealed when there is a key; then those that may go are removed. */
  make(reason: BackupReason, at: number, key: SealKey | null, copyTo: (target: string) => Promise<void>): Promise<Backup>;
  /** Puts every backup that `from` opens (null: plain ones) under `to` (null: plain); `onStep` counts them, after one for the workshop itself. */
  reseal(from: SealKey | null, to: SealKey | null, onStep: (done: number, total: number) => void): Promise<void>;
  /** Overwrites and removes all of them; gives how many there were. */
  wipe(): number;
}

/** The backups in `folder`, which is made when the first one is. */
export function openBackupFolder(folder: string, dayOf: (at: number) => string): BackupFolder {
  const list = (): Backup[] => (existsSync(folder) ? readdirSync(folder) : []).flatMap((name) => describe(folder, name) ?? []).sort((a, b) => b.at - a.at);
  return {
    list,
    async make(reason, at, key, copyTo) {
      mkdirSync(folder, { recursive: true });
      let stamp = at;
      while (existsSync(join(folder, `${stamp}-${reason}.baton`))) stamp++;
      const path = join(folder, `${stamp}-${reason}.baton`);
      await placeCopy(path, key, copyTo);
      for (const { path: old } of backupsToDrop(list(), at, dayOf)) rmSync(old, { force: true });
      return describe(folder, `${stamp}-${reason}.baton`) ?? notThere(path);
    },
    async reseal(from, to, onStep) {
      const all = list();
      for (const [index, { path, isSealed }] of all.entries()) {
        onStep(index + 1, all.length + 1);
        if (from === null && to !== null && !isSealed) await sealInPlace(path, to);
        if (from !== null && isSealed) await changeSeal(path, from, to);
      }
    },
    wipe() {
      const names = existsSync(folder) ? readdirSync(folder) : [];
      for (const name of names) wipeFile(join(folder, name));
      return names.filter((name) => name.endsWith('.baton')).length;
    },
  };
}

/** Writes a copy whole and then puts it in its place in one rename; sealed, the plain one is wiped. */
export async function placeCopy(path: string, key: SealKey | null, copyTo: (target: string) => Promise<void>): Promise<void> {
  const plain = `${path}.copy.part`;
  try {
    writeFileSync(plain, ''); // the file system says why it cannot be written here; SQLite would not
    await copyTo(plain);
    if (key === null) renameSync(plain, path);
    else await sealFile(plain, path, key);
  } finally {
    wipeFile(plain);
  }
}

function describe(folder: string, name: string): Backup | null {
  const [, at, reason] = /^(\d{1,15})-([a-z]+)\.baton$/.exec(name) ?? [];
  const known = BACKUP_REASONS.find((one) => one === reason);
  if (at === undefined || known === undefined) return null;
  const path = join(folder, name);
  return { id: name.slice(0, -'.baton'.length), at: Number(at), reason: known, path, bytes: statSync(path).size, isSealed: isSealedFile(path) };
}

/** A crash at any moment leaves the plain or the sealed backup in its place. */
async function sealInPlace(path: string, key: SealKey): Promise<void> {
  const [sealed, old] = [`${path}.sealed.part`, `${path}.wiping`];
  await sealFile(path, sealed, key);
  renameSync(path, old);
  renameSync(sealed, path);
  wipeFile(old);
}

/** A backup under an older passphrase stays as it is: restoring it asks for that one. */
async function changeSeal(path: string, from: SealKey, to: SealKey | null): Promise<void> {
  const plain = `${path}.plain.part`;
  if ((await unsealFile(path, plain, from)) !== null) return;
  await placeCopy(path, to, async (target) => renameSync(plain, target));
}

const notThere = (path: string): never => {
  throw new Error(`the backup ${path} vanished`);
};
