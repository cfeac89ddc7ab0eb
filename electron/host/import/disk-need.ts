import { statSync } from 'node:fs';
import { fail, type Reply } from '../../../shared/contract/reply.ts';
import { freeBytesBeside } from '../../storage/disk-space.ts';

/** What an import needs of the disk: about as much as its files at first, what its columns take once they are there. */
export interface DiskNeed {
  /** Says what the columns take: once in the write-ahead log, once in the file. */
  measure(columns: readonly ReadonlyMap<string, Uint8Array>[]): void;
  /** Whether there is less room now than what was measured. */
  isTooMuch(): boolean;
  /** The refusal, with how much is missing where that is known. */
  refuse(): Reply<never>;
}

/** Looks at the disk before an import begins: what it has written by the time that the disk is full counts as free. */
export function createDiskNeed(databasePath: string, files: readonly { readonly path: string }[]): DiskNeed {
  const free = freeBytesBeside(databasePath);
  let need = files.reduce((sum, { path }) => sum + sizeOf(path), 0);
  let isMeasured = false;
  return {
    measure(columns) {
      need = 2 * columns.reduce((sum, segments) => sum + [...segments.values()].reduce((size, bytes) => size + bytes.byteLength, 0), 0);
      isMeasured = true;
    },
    isTooMuch: () => (freeBytesBeside(databasePath) ?? Infinity) < need,
    refuse() {
      const missing = free === null ? 0 : need - free;
      const known = `It needs ${isMeasured ? '' : 'about '}${megabytes(need)} and ${megabytes(free ?? 0, Math.floor)} ${isMeasured ? 'are' : 'were'} free: free at least ${megabytes(missing)} more`;
      const unknown = `Free some space${free === null ? '' : ` (${megabytes(freeBytesBeside(databasePath) ?? 0, Math.floor)} are left)`}`;
      return fail('diskFull', `The disk is too full for this import, so nothing was changed: the history is the one from before. ${missing > 0 ? known : unknown}, then import again.`);
    },
  };
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0; // the import itself says that the file has gone
  }
}

const megabytes = (bytes: number, round: (value: number) => number = Math.ceil): string => `${round(bytes / 1e6).toLocaleString('en')} MB`;
