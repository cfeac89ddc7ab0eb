import { renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import { isSealedFile } from './sealing/seal-header.ts';
import { SealedFile } from './storage-errors.ts';

/** A .baton file that no other process can hold or write until it is released. */
export interface HeldFile {
  /** Puts a finished file, which lies beside the held one, into its place in one rename. */
  replaceBy(finished: string): void;
  release(): void;
}

/** Holds a file against other writers, while it may still be read and copied; throws SQLite's busy error when it is held. */
export function holdFile(path: string): HeldFile {
  if (isSealedFile(path)) throw new SealedFile('sealed');
  let lock: Database.Database | null = new Database(path, { timeout: 0, fileMustExist: true });
  try {
    lock.exec('BEGIN IMMEDIATE');
  } catch (error) {
    lock.close();
    throw error;
  }
  const release = (): void => {
    if (lock?.inTransaction === true) lock.exec('ROLLBACK');
    lock?.close();
    lock = null;
  };
  return {
    replaceBy(finished) {
      release();
      renameSync(finished, path);
    },
    release,
  };
}
