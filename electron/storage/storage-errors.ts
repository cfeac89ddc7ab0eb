/** A storage fault as a code of the contract and a sentence; the codes are those of shared/contract/reply.ts. */
export interface StorageFailure {
  readonly code: 'diskFull' | 'locked' | 'unreadableFile' | 'tooNew' | 'notFound' | 'refused';
  readonly message: string;
  /** For the caller's next step, such as `needsPassphrase`. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** A file whose schema this version does not know yet; read as `tooNew` by failureOfStorageError. */
export class NewerSchema extends Error {
  readonly code = 'BATON_NEWER_SCHEMA';
}

/** A file that lacks what every Baton file has; read as `unreadableFile` by failureOfStorageError. */
export class DamagedFile extends Error {
  readonly code = 'BATON_DAMAGED';
}

/** A file under a passphrase where a plain one is needed; read as `refused` by failureOfStorageError. */
export class SealedFile extends Error {
  readonly code = 'BATON_SEALED';
}

/** What an error of SQLite or the file system means to a person; null when it is neither. */
export function failureOfStorageError(error: unknown): StorageFailure | null {
  const code = codeOf(error);
  if (code === null) return null;
  if (code === 'BATON_NEWER_SCHEMA') {
    return { code: 'tooNew', message: 'This was saved by a newer Baton. Update Baton on this laptop, then open it again; nothing was changed.' };
  }
  if (code === 'BATON_SEALED') {
    return { code: 'refused', message: 'This file was saved with a passphrase. Open it as a copy with workshop.openCopy and its passphrase, then work on that copy.', details: { needsPassphrase: true } };
  }
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === 'EDQUOT') {
    return { code: 'diskFull', message: 'The disk is full, so the last change was not saved. Nothing else was lost: free some space and do it again.' };
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return { code: 'locked', message: 'This workshop is open in another Baton. Close it there, then open it again.' };
  }
  if (code === 'BATON_DAMAGED' || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return { code: 'unreadableFile', message: 'This file is damaged or no Baton file. Nothing was changed: open a saved copy or a backup instead.' };
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return { code: 'refused', message: 'Baton may not write here. Choose another place, or change the permissions of this folder.' };
  }
  if (code === 'ENOENT' || code.startsWith('SQLITE_CANTOPEN')) {
    return { code: 'notFound', message: 'The file or its folder is not there (any more). Check the path and try again.' };
  }
  if (code === 'EISDIR') return { code: 'refused', message: 'This is a folder, not a file. Choose a file inside it.' };
  if (code === 'ENOTDIR' || code === 'EEXIST') return { code: 'notFound', message: 'A part of this path is a file, not a folder. Check the path and try again.' };
  if (code === 'ENAMETOOLONG' || code === 'EINVAL' || code === 'ERR_INVALID_ARG_VALUE') return { code: 'refused', message: 'This name is too long or has characters that a file cannot have. Choose another name.' };
  return code.startsWith('SQLITE_IOERR')
    ? { code: 'refused', message: 'The disk answered with an error. Save a copy of this workshop to another disk.' }
    : null;
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
