import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { wipeFile } from './sealing/wipe-file.ts';
import type { StorageFailure } from './storage-errors.ts';
import { failureOfStorageError } from './storage-errors.ts';

type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: StorageFailure };

/** A staged or made file: where it lies and how it is called. */
export interface StoredFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

/** Files on their way in and out, for as long as the process lives. */
export interface FileStore {
  stagePath(path: string): Promise<Result<{ fileId: string; name: string; bytes: number }>>;
  /** Store an upload; a broken one leaves nothing behind. */
  receiveStream(name: string, stream: Readable): Promise<Result<{ fileId: string; name: string; bytes: number }>>;
  pathOf(fileId: string): Result<StoredFile>;
  prepare(name: string, path: string | undefined): Promise<Result<{ path: string; fileId: string | null }>>;
  deliver(name: string, bytes: Uint8Array, path: string | undefined): Promise<Result<{ name: string; bytes: number; path: string | null; fileId: string | null }>>;
  /** A made file for a browser to fetch; null when unknown. */
  madeFile(fileId: string): StoredFile | null;
  /** Overwrites and removes every upload and export, this process's and those of ended ones. */
  forgetAll(): void;
  close(): void;
}

/** A store whose own copies live under `<dataFolder>/exchange/<process>` and vanish with the process. */
export function openFileStore(dataFolder: string): FileStore {
  const exchange = join(dataFolder, 'exchange');
  const folder = join(exchange, `${process.pid}-${randomUUID().slice(0, 8)}`);
  dropEnded(exchange);
  const staged = new Map<string, Placed>();
  const made = new Map<string, Placed>();
  const prepare = (name: string, path: string | undefined): { path: string; fileId: string | null } => {
    if (path !== undefined) {
      mkdirSync(dirname(resolve(path)), { recursive: true });
      if (existsSync(path)) fileStat(path); // a folder is refused before anything is written beside it
      return { path: resolve(path), fileId: null };
    }
    const spot = placeIn(folder, name);
    made.set(spot.fileId, { path: spot.path, name });
    return spot;
  };
  return {
    stagePath: (path) =>
      attempt(async () => {
        const { size } = fileStat(path);
        const fileId = randomUUID();
        staged.set(fileId, { path: resolve(path), name: basename(path) });
        return { fileId, name: basename(path), bytes: size };
      }),
    receiveStream: (name, stream) =>
      attempt(async () => {
        const { fileId, path } = placeIn(folder, name);
        await receive(stream, path);
        staged.set(fileId, { path, name: basename(name) });
        return { fileId, name: basename(name), bytes: statSync(path).size };
      }),
    pathOf(fileId) {
      const file = stored(staged.get(fileId) ?? made.get(fileId));
      return file === null ? { ok: false, error: GONE } : { ok: true, value: file };
    },
    prepare: (name, path) => attempt(async () => prepare(name, path)),
    deliver: (name, bytes, path) =>
      attempt(async () => {
        const spot = prepare(name, path);
        await writeWhole(spot.path, bytes);
        return { name: path === undefined ? name : basename(path), bytes: bytes.byteLength, path: spot.fileId === null ? spot.path : null, fileId: spot.fileId };
      }),
    madeFile: (fileId) => stored(made.get(fileId)),
    forgetAll() {
      dropEnded(exchange);
      for (const [fileId, { path }] of [...staged, ...made]) {
        if (!path.startsWith(folder)) continue;
        wipeFile(path);
        staged.delete(fileId);
        made.delete(fileId);
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Removes the exchange folders of processes that ended without doing it: clients' files lie in them. */
function dropEnded(exchange: string): void {
  if (!existsSync(exchange)) return;
  for (const name of readdirSync(exchange)) {
    const pid = Number.parseInt(name, 10);
    if (pid === process.pid || isRunning(pid)) continue;
    for (const path of readdirSync(join(exchange, name), { recursive: true, encoding: 'utf8' })) if (statSync(join(exchange, name, path)).isFile()) wipeFile(join(exchange, name, path));
    rmSync(join(exchange, name), { recursive: true, force: true });
  }
}

/** True when a process of this id exists, whoever owns it. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

interface Placed {
  readonly path: string;
  readonly name: string;
}

/** A folder of its own for each file, so that equal names never meet. */
function placeIn(folder: string, name: string): { fileId: string; path: string } {
  const fileId = randomUUID();
  mkdirSync(join(folder, fileId), { recursive: true });
  return { fileId, path: join(folder, fileId, basename(name).replace(/[^\p{L}\p{N}. _-]/gu, '_') || 'file') };
}

/** The size of a file; a folder or a device is none. */
function fileStat(path: string): { readonly size: number } {
  const found = statSync(path);
  if (!found.isFile()) throw Object.assign(new Error(`${path} is no file`), { code: 'EISDIR' });
  return found;
}

/** Writes beside the target and renames, so that a full disk costs nothing that was there and leaves nothing half. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`;
  try {
    await writeFile(part, bytes);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function receive(stream: Readable, path: string): Promise<void> {
  try {
    await pipeline(stream, createWriteStream(path));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** The file with its size now; null when it is unknown or has gone from the disk. */
const stored = (file: Placed | undefined): StoredFile | null =>
  file === undefined || !existsSync(file.path) ? null : { ...file, bytes: statSync(file.path).size };

const GONE: StorageFailure = { code: 'notFound', message: 'This file is no longer there. Choose it again.' };

async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const failure = failureOfStorageError(error);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
}
