import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBackupFolder, placeCopy, type Backup, type BackupFolder } from './backups/backup-folder.ts';
import type { BackupReason } from './backups/backup-rotation.ts';
import { finishSwap, readyBackup, swapDatabase } from './backups/restore-files.ts';
import { copyDatabase, inspectCopy } from './inspect-copy.ts';
import { openWorkshop, refuseIfHeld } from './open-workshop.ts';
import { sealFile, unsealFile } from './sealing/seal-file.ts';
import { isSealedFile } from './sealing/seal-header.ts';
import { dropSealKey, newSealKey, openSealKey, SEAL_COST, type SealCost, type SealKey } from './sealing/seal-key.ts';
import { wipeFile, wipeLeftovers } from './sealing/wipe-file.ts';
import { failureOfStorageError, type StorageFailure } from './storage-errors.ts';
import type { WorkshopDatabase } from './workshop-database.ts';
import { isWorkshopId, workshopPlaces, type WorkshopPlaces } from './workshop-places.ts';
import { lockedFailure, openWorkshopVault, type Protection, type WorkshopVault } from './workshop-vault.ts';

/** An open database, or the sentence why not. */
export type Opened = { readonly ok: true; readonly value: WorkshopDatabase } | { readonly ok: false; readonly error: StorageFailure };

/** The workshops of a data folder, one database each under `workshops/<id>/`; each is open in one process at a time. */
export interface WorkshopLibrary {
  /** A new, empty database. The caller fills in the workshop row. */
  create(id: string): Promise<WorkshopDatabase>;
  /**
   * Opens once and keeps open until `close`, `closeAll`, `remove` or the end of the process. A protected workshop is
   * refused with `needsPassphrase` until it is unlocked. A workshop whose files were removed while it was open is
   * refused, unless `evenIfGone`: what was open can then still be read and saved elsewhere.
   */
  open(id: string, evenIfGone?: boolean): Promise<Opened>;
  /** Opens a protected workshop with its passphrase. */
  unlock(id: string, passphrase: string): Promise<Opened>;
  protection(id: string): Protection;
  /** Protects an open workshop and its backups, changes its passphrase, or (null) takes it away. A protected one needs `current`. `onStep` counts the workshop and its backups. */
  protect(id: string, passphrase: string | null, current: string | undefined, onStep?: (done: number, total: number) => void): Promise<StorageFailure | null>;
  /** Writes an open workshop as one file: sealed with `passphrase`, else as the workshop itself is. */
  saveCopy(id: string, database: WorkshopDatabase, target: string, passphrase: string | undefined): Promise<void>;
  /** Brings a .baton file in as a copy under a new id; the file itself is never opened for writing. A sealed one stays protected by its passphrase. */
  importCopy(file: string, id: string, passphrase?: string): Promise<Opened>;
  /** Newest first; `trouble` says why the last one could not be made. */
  listBackups(id: string): { readonly backups: readonly Backup[]; readonly trouble: string | null };
  backUp(id: string, reason: BackupReason): Promise<StorageFailure | null>;
  /** Backs up every open workshop that changed and whose last backup is 15 minutes old. */
  backUpChanged(): Promise<void>;
  /** Puts a backup in the workshop's place, after backing up the present state. */
  restore(id: string, backupId: string, passphrase: string | undefined): Promise<Opened>;
  /** Overwrites and removes every backup, and seals a protected workshop anew, so that only the present state is left. */
  dropPast(id: string): Promise<number>;
  /** Closes a workshop; a protected one is sealed and its plain database wiped. */
  close(id: string): Promise<void>;
  /** Removes a workshop for good; throws SQLite's busy error when another process has it open. */
  remove(id: string): void;
  /** Closes all; one that cannot be sealed stays as it is, and the next start says so. */
  closeAll(): Promise<void>;
}

/** `now` in UTC ms; `dayOf` names the day of an instant where the laptop is. */
export interface LibraryClock {
  now(): number;
  dayOf(at: number): string;
}

const LAPTOP: LibraryClock = { now: Date.now, dayOf: (at) => new Date(at).toDateString() };
const BACKUP_EVERY_MS = 15 * 60_000;

/** The library of one data folder. */
export const openWorkshopLibrary = (dataFolder: string, clock: LibraryClock = LAPTOP, sealCost: SealCost = SEAL_COST): WorkshopLibrary => new Library(dataFolder, clock, sealCost);

interface OpenWorkshop {
  readonly database: WorkshopDatabase;
  backedUpAt: number;
  changesThen: number;
}

class Library implements WorkshopLibrary {
  readonly #dataFolder: string;
  readonly #clock: LibraryClock;
  readonly #sealCost: SealCost;
  readonly #opening = new Map<string, Promise<WorkshopDatabase>>();
  readonly #open = new Map<string, OpenWorkshop>();
  readonly #closing = new Map<string, Promise<void>>();
  readonly #trouble = new Map<string, string>();
  readonly #vault: WorkshopVault;

  constructor(dataFolder: string, clock: LibraryClock, sealCost: SealCost) {
    this.#sealCost = sealCost;
    this.#dataFolder = dataFolder;
    this.#clock = clock;
    this.#vault = openWorkshopVault((id) => this.#places(id));
  }

  create(id: string): Promise<WorkshopDatabase> {
    mkdirSync(this.#places(id).folder, { recursive: true });
    return this.#openAt(id, true);
  }

  async open(id: string, evenIfGone = false): Promise<Opened> {
    if (!isWorkshopId(id)) return refused('notFound', 'There is no such workshop on this laptop. Open it from a .baton file, or choose another.');
    await this.#closing.get(id)?.catch(() => undefined); // one that could not be sealed was left open
    const protection = this.#vault.protection(id);
    if (protection === 'locked' || protection === 'leftOpen') return { ok: false, error: lockedFailure(protection) };
    if (!this.#opening.has(id)) finishSwap(this.#places(id));
    const isThere = existsSync(this.#places(id).database);
    if (!isThere && !this.#opening.has(id)) return refused('notFound', `There is no workshop ${id} on this laptop. Open it from a .baton file, or choose another.`);
    if (!isThere && !evenIfGone) return refused('notFound', 'The files of this workshop were removed from this laptop while it was open. To keep it, save a copy now; otherwise choose another workshop.');
    return attempt(() => this.#openAt(id, false));
  }

  async unlock(id: string, passphrase: string): Promise<Opened> {
    const before = await this.open(id);
    if (before.ok || before.error.details?.['needsPassphrase'] !== true) return before;
    const wasLocked = this.#vault.protection(id) === 'locked';
    const failure = await this.#attempted(() => this.#vault.unlock(id, passphrase));
    if (failure !== null) return { ok: false, error: failure };
    return attempt(() => this.#openAt(id, false), () => {
      this.#vault.forget(id);
      if (wasLocked) wipeFile(this.#places(id).database); // the sealed one is whole; a database that was left open stays
    });
  }

  protection(id: string): Protection {
    return isWorkshopId(id) ? this.#vault.protection(id) : 'none';
  }

  async protect(id: string, passphrase: string | null, current: string | undefined, onStep: (done: number, total: number) => void = () => undefined): Promise<StorageFailure | null> {
    const { sealed, folder, backups } = this.#places(id);
    const [open, old] = [this.#open.get(id), this.#vault.keyOf(id)];
    if (open === undefined) return { code: 'notFound', message: 'This workshop is not open. Open it, then set its passphrase.' };
    if (old !== null) {
      if (current === undefined) return { code: 'refused', message: 'This workshop has a passphrase. Enter the present one to change it or take it away.', details: { needsPassphrase: true } };
      const checked = await openSealKey(sealed, current);
      if (!checked.ok) return checked.error;
    }
    return this.#attempted(async () => {
      const [from, key] = [old === null ? null : { ...old, key: old.key.slice() }, passphrase === null ? null : await newSealKey(passphrase, this.#sealCost)];
      if (key === null) this.#vault.release(id);
      else await this.#vault.seal(id, key, (target) => open.database.copyTo(target));
      await this.#backupsOf(id).reseal(from, key, onStep);
      if (key !== null) for (const name of readdirSync(folder)) if (/\.before-/.test(name)) wipeFile(join(folder, name)); // copies that older versions made
      if (from !== null) dropSealKey(from);
      if (existsSync(backups)) wipeLeftovers(backups);
      return null;
    });
  }

  async saveCopy(id: string, database: WorkshopDatabase, target: string, passphrase: string | undefined): Promise<void> {
    const key = passphrase === undefined ? this.#vault.keyOf(id) : await newSealKey(passphrase, this.#sealCost);
    if (key === null) return placeCopy(target, null, (part) => database.copyTo(part));
    // The plain copy never lies where the sealed one goes, which may be a synchronised folder.
    const { folder } = this.#places(id);
    const [wasGone, plain] = [!existsSync(folder), join(folder, `${randomUUID()}.part`)];
    mkdirSync(folder, { recursive: true });
    try {
      await database.copyTo(plain);
      await sealFile(plain, target, key);
    } finally {
      wipeFile(plain);
      if (wasGone) rmSync(folder, { recursive: true, force: true });
    }
  }

  async importCopy(file: string, id: string, passphrase?: string): Promise<Opened> {
    const { folder, database: path } = this.#places(id);
    const incoming = join(folder, 'incoming.part');
    let key: SealKey | null = null;
    if (isSealedFile(file)) {
      if (passphrase === undefined) return { ok: false, error: SEALED_COPY };
      const opened = await openSealKey(file, passphrase);
      if (!opened.ok) return opened;
      key = opened.value;
    }
    const drop = (): void => {
      this.#shut(id);
      wipeFolder(folder);
    };
    const failure = await this.#attempted(async () => {
      if (key === null) return inspectCopy(file);
      mkdirSync(folder, { recursive: true });
      return (await unsealFile(file, incoming, key)) ?? inspectCopy(incoming);
    });
    if (failure !== null) {
      if (key !== null) wipeFolder(folder);
      return { ok: false, error: failure };
    }
    return attempt(async () => {
      mkdirSync(folder, { recursive: true });
      copyDatabase(key === null ? file : incoming, path);
      wipeFile(incoming);
      const database = await this.#openAt(id, false);
      await database.query.updateTable('workshop').set({ id }).execute();
      if (key !== null) await this.#vault.seal(id, key, (target) => database.copyTo(target));
      return database;
    }, drop);
  }

  listBackups(id: string): { readonly backups: readonly Backup[]; readonly trouble: string | null } {
    return { backups: this.#backupsOf(id).list(), trouble: this.#trouble.get(id) ?? null };
  }

  async backUp(id: string, reason: BackupReason): Promise<StorageFailure | null> {
    const open = this.#open.get(id);
    if (open === undefined) return null;
    const [at, changes] = [this.#clock.now(), open.database.changeCount()];
    const failure = await this.#attempted(async () => {
      await this.#backupsOf(id).make(reason, at, this.#vault.keyOf(id), (target) => open.database.copyTo(target));
      return null;
    });
    [open.backedUpAt, open.changesThen] = [at, failure === null ? changes : open.changesThen];
    if (failure === null) this.#trouble.delete(id);
    else this.#trouble.set(id, `The last backup could not be made. ${failure.message}`);
    return failure;
  }

  async backUpChanged(): Promise<void> {
    for (const [id, open] of Array.from(this.#open)) {
      if (this.#clock.now() - open.backedUpAt < BACKUP_EVERY_MS || open.database.changeCount() === open.changesThen) continue;
      await this.backUp(id, 'timed');
    }
  }

  async restore(id: string, backupId: string, passphrase: string | undefined): Promise<Opened> {
    const places = this.#places(id);
    const backup = this.#backupsOf(id).list().find((one) => one.id === backupId);
    if (backup === undefined) return refused('notFound', 'This backup is not there any more. Choose another from the list.');
    const ready = await readyBackup(backup, places, this.#vault.keyOf(id), passphrase);
    if (!ready.ok) return ready;
    const failure = await this.backUp(id, 'restore');
    if (failure !== null) {
      wipeFile(ready.value);
      return { ok: false, error: failure };
    }
    this.#shut(id);
    const swap = swapDatabase(ready.value, places);
    const opened = await attempt(() => this.#openAt(id, false));
    if (opened.ok) swap.finish();
    else swap.undo();
    return opened;
  }

  async dropPast(id: string): Promise<number> {
    const { folder } = this.#places(id);
    const [open, key] = [this.#open.get(id), this.#vault.keyOf(id)];
    if (open !== undefined && key !== null) await this.#vault.seal(id, key, (target) => open.database.copyTo(target));
    for (const name of readdirSync(folder)) if (/\.before-/.test(name)) wipeFile(join(folder, name));
    return this.#backupsOf(id).wipe();
  }

  close(id: string): Promise<void> {
    this.#shut(id);
    const locking = this.#vault.lock(id).finally(() => this.#closing.delete(id));
    this.#closing.set(id, locking);
    return locking;
  }

  remove(id: string): void {
    if (!isWorkshopId(id)) return;
    if (!this.#open.has(id)) refuseIfHeld(this.#places(id).database);
    this.#shut(id);
    this.#vault.forget(id);
    rmSync(this.#places(id).folder, { recursive: true, force: true });
  }

  async closeAll(): Promise<void> {
    const closing = Array.from(this.#open.keys(), (id) => this.close(id));
    await Promise.allSettled([...closing, ...this.#closing.values()]);
  }

  #places(id: string): WorkshopPlaces {
    return workshopPlaces(this.#dataFolder, id);
  }

  #backupsOf(id: string): BackupFolder {
    return openBackupFolder(this.#places(id).backups, (at) => this.#clock.dayOf(at));
  }

  #openAt(id: string, isNew: boolean): Promise<WorkshopDatabase> {
    const known = this.#opening.get(id);
    if (known !== undefined) return known;
    const { database: path, folder, backups } = this.#places(id);
    const opening = openWorkshop(path, isNew, async (copyTo) => {
      await this.#backupsOf(id).make('migration', this.#clock.now(), this.#vault.keyOf(id), copyTo);
    });
    this.#opening.set(id, opening);
    opening.then(
      (database) => {
        this.#open.set(id, { database, backedUpAt: this.#clock.now(), changesThen: database.changeCount() });
        for (const place of [folder, backups]) wipeLeftovers(place); // only now does this process hold the workshop
      },
      () => this.#opening.delete(id),
    );
    return opening;
  }

  /** Closes the database alone. */
  #shut(id: string): void {
    this.#open.get(id)?.database.close();
    this.#open.delete(id);
    this.#opening.delete(id);
  }

  /** Runs work that answers with a failure, and takes what the disk refuses as one. */
  async #attempted(work: () => Promise<StorageFailure | null>): Promise<StorageFailure | null> {
    try {
      return await work();
    } catch (error) {
      const failure = failureOfStorageError(error);
      if (failure === null) throw error;
      return failure;
    }
  }
}

const SEALED_COPY: StorageFailure = { code: 'refused', message: 'This file was saved with a passphrase. Enter it to open the copy.', details: { needsPassphrase: true } };

const refused = (code: StorageFailure['code'], message: string): Opened => ({ ok: false, error: { code, message } });

async function attempt(work: () => Promise<WorkshopDatabase>, onFailure?: () => void): Promise<Opened> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    onFailure?.();
    const failure = failureOfStorageError(error);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
}

/** Overwrites the files of a folder and removes it. */
function wipeFolder(folder: string): void {
  if (existsSync(folder)) for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isFile()) wipeFile(join(folder, entry.name));
  rmSync(folder, { recursive: true, force: true });
}
