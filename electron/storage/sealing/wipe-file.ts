import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const MARK = '.wiping';
/** A file that was not finished, or the journal that SQLite kept while it wrote one. */
const UNFINISHED = /\.part(-journal|-wal|-shm)?$/;
const ZEROS = new Uint8Array(1 << 20);

/**
 * Overwrites a file and removes it; nothing happens when there is none. It is renamed first, so that half a wiped
 * database is never taken for one. What an SSD keeps of old blocks is out of reach.
 */
export function wipeFile(path: string): void {
  if (!existsSync(path)) return;
  const doomed = path.endsWith(MARK) ? path : `${path}${MARK}`;
  if (doomed !== path) renameSync(path, doomed);
  const file = openSync(doomed, 'r+');
  try {
    const { size } = fstatSync(file);
    for (let at = 0; at < size; at += ZEROS.length) writeSync(file, ZEROS, 0, Math.min(ZEROS.length, size - at), at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  rmSync(doomed, { force: true });
}

/** Finishes what a crash interrupted: files that were being wiped, or written beside their place. What cannot be removed now is tried again next time. */
export function wipeLeftovers(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(MARK) && !UNFINISHED.test(name)) continue;
    try {
      wipeFile(join(folder, name));
    } catch {
      continue;
    }
  }
}
