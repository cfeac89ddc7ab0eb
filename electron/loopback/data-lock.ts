import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const noteSchema = z.object({ pid: z.number().int(), shell: z.enum(['electron', 'browser']), port: z.number().int().nullable(), secret: z.string() });

/** What the running Baton of a data folder left for the next start. `port` is null in Electron. */
export type LockNote = z.infer<typeof noteSchema>;

/** The folder is ours, until `release`. */
export interface TakenFolder {
  readonly kind: 'taken';
  announce(port: number, secret: string): void;
  release(): void;
}

/** The folder is ours, or it seems to belong to a running Baton; `forget` removes a note that turned out to be old. */
export type DataLock = TakenFolder | { readonly kind: 'held'; readonly by: LockNote; forget(): void };

const FILE = 'baton.lock';

/**
 * One Baton per data folder. The note is written with `wx`, so that of two starts at once one wins; a note whose
 * process has ended is removed. Only its owner may read it: the secret in it opens the page.
 */
export function takeDataFolder(folder: string, shell: LockNote['shell'], isRunning: (pid: number) => boolean = isProcess): DataLock {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, FILE);
  const note = (port: number | null, secret: string): string => JSON.stringify({ pid: process.pid, shell, port, secret } satisfies LockNote);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(path, note(null, ''), { flag: 'wx', mode: 0o600 });
      return {
        kind: 'taken',
        announce: (port, secret) => writeFileSync(path, note(port, secret), { mode: 0o600 }),
        release: () => rmSync(path, { force: true }),
      };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const held = readNote(path);
      if (held !== null && held.pid !== process.pid && isRunning(held.pid)) return { kind: 'held', by: held, forget: () => rmSync(path, { force: true }) };
      rmSync(path, { force: true });
    }
  }
  throw new Error(`The lock ${path} keeps coming back. Another program writes it; close that program and start again.`);
}

function readNote(path: string): LockNote | null {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** True when a process of this id exists, whoever owns it. */
function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
