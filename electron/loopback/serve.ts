import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { createHost } from '../compose/create-host.ts';
import { failureOfStorageError } from '../storage/storage-errors.ts';
import type { ShellHost } from '../page/shell-host.ts';
import { askRunningBaton } from './ask-running-baton.ts';
import { takeDataFolder, type TakenFolder } from './data-lock.ts';
import { startLoopback, type LoopbackServer } from './loopback-server.ts';
import { openAddress } from './open-address.ts';
import { openSample } from './open-sample.ts';
import { readServeOptions, type ServeOptions } from './serve-options.ts';

const PAGE_ROOT = join(import.meta.dirname, '..', 'renderer');
const PROJECT_ROOT = join(import.meta.dirname, '..', '..');
const manifestSchema = z.object({ version: z.string() });

/** `npm start` without Electron: one line with the address, then it serves until it is told to stop. */
async function main(options: ServeOptions): Promise<void> {
  const lock = await takeOrJoin(options);
  if (lock === null) return;
  const host = await createHost({
    shell: 'browser',
    version: readVersion(),
    dataFolder: options.dataFolder,
    resourcesFolder: join(PROJECT_ROOT, 'resources'),
    dialogs: null,
    computeWorker: new URL('./compute-worker.js', import.meta.url),
    importWorker: new URL('./import-worker.js', import.meta.url),
    historyWorker: new URL('./history-worker.js', import.meta.url),
    documentWorker: new URL('./document-worker.js', import.meta.url),
  }).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  const server = await serve(host, options).catch(async (error: unknown) => {
    await host.close();
    lock.release();
    throw error;
  });
  lock.announce(server.port, server.secret);
  const stop = (): void => {
    void Promise.all([server.close(), host.close()]).finally(() => {
      lock.release();
      process.exit(0);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  show(`Baton runs in the browser (${options.why})`, server.issueAddress(options.sample ? await openSample(host) : null), options);
}

function serve(host: ShellHost, options: ServeOptions): Promise<LoopbackServer> {
  return startLoopback({ host, pageRoot: PAGE_ROOT, port: options.port, openSample: () => openSample(host) });
}

/** The data folder, or null when the Baton that has it gave its address. One that is just starting is waited for. */
async function takeOrJoin(options: ServeOptions): Promise<TakenFolder | null> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const lock = takeDataFolder(options.dataFolder, 'browser');
    if (lock.kind === 'taken') return lock;
    const answer = await askRunningBaton(lock.by, options.sample);
    if (answer.kind === 'address') {
      show('Baton was running already on this data folder', answer.address, options);
      return null;
    }
    if (lock.by.shell === 'electron') throw new Refused(`Baton is open as a desktop window on ${options.dataFolder}. Use that window, or close it and start again. If there is no such window, remove baton.lock from that folder.`);
    if (answer.kind === 'gone') lock.forget();
    else await delay(250);
  }
  throw new Refused(`Another Baton has ${options.dataFolder} open but does not answer. Wait a moment and start again; if it stays, end that one first.`);
}

function show(sentence: string, address: string, options: ServeOptions): void {
  process.stdout.write(`${sentence}: ${address}\n`);
  if (options.open) openAddress(address);
}

const readVersion = (): string => manifestSchema.parse(JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8'))).version;

/** A start that cannot go on, with the sentence for the person. */
class Refused extends Error {}

/** What a failed start says; a stack only for mistakes of Baton itself. */
function sentenceOf(error: unknown, options: ServeOptions): string {
  if (error instanceof Refused) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `Port ${options.port ?? ''} is in use by another program. Give another one with --port, or leave --port out for any free one.`;
  }
  const failure = failureOfStorageError(error);
  if (failure !== null) return `The data folder ${options.dataFolder} could not be opened. ${failure.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const options = readServeOptions(process.argv.slice(2));
main(options).catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error, options)}\n`);
  process.exit(1);
});
