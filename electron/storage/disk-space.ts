import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes that a file beside this one could still take; null when the file system does not say. */
export function freeBytesBeside(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize;
  } catch {
    return null; // a network share, for one; the write itself will tell
  }
}
