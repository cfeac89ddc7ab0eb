import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';
import { storedSegments } from '../../electron/storage/workshop-database.ts';
import { createComputeThread } from '../../electron/workers/compute-thread.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import type { Vocabulary } from '../../shared/contract/schemas/import.ts';
import { CLIENT_TABLES } from './client-table.ts';

/** A process of its own for one measurement, so that its memory is that of the import alone. It prints one line of JSON. */
const [deed = '', place = '', leads = '', events = ''] = process.argv.slice(2);

const VOCABULARY: Vocabulary = { blanks: ['Select'], stageProperty: '', states: [{ value: 'Unqualified', state: 'disqualified' }], ownerProperty: '', propertyColumns: [], wonStages: [], lostStages: [], excludeDuplicates: true };

async function value<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answered = await reply;
  if (!answered.ok) throw new Error(answered.error.message);
  return answered.value;
}

/** The product's workers where they were bundled beside this file; from source they are found by themselves. */
const beside = (name: string): URL | undefined => (existsSync(join(import.meta.dirname, name)) ? new URL(`./${name}`, import.meta.url) : undefined);

/** Long enough for a thread to start and to get into its stride: the window starts it when a file is looked at, and a person takes longer. */
const LOOK_MS = 3_000;

/** A first look at a file of a megabyte, as the window asks for it before every import. */
async function lookFirst(host: HeadlessHost, workshopId: string): Promise<void> {
  const path = join(place, 'look.csv');
  writeFileSync(path, `id,created\n${'1,2026-01-01\n'.repeat(100_000)}`);
  const { fileId } = await value(host.call('import.stageFile', { path }));
  await value(host.call('import.inspectFiles', { fileIds: [fileId] }, workshopId));
  await setTimeout(LOOK_MS);
}

/** The most memory that this process had, in MB. On Linux the usual figure begins with the memory of whoever started it. */
function peak(): number {
  const status = '/proc/self/status';
  const own = existsSync(status) ? /VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return Number(own ?? process.resourceUsage().maxRSS) / 1024;
}

/** Imports as the window asks for it, into a new workshop under a folder. */
async function importHere(): Promise<Record<string, unknown>> {
  const [importWorker, computeWorker] = [beside('import-worker.js'), beside('compute-worker.js')];
  const host = await createHeadlessHost({ dataFolder: place, ...(importWorker === undefined ? {} : { importWorker }), ...(computeWorker === undefined ? {} : { computeWorker }) });
  const { id } = await value(host.call('workshop.createWorkshop', { title: 'Bench', clientName: 'Bench', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 }));
  const files = [{ ...CLIENT_TABLES.leads, fileId: (await value(host.call('import.stageFile', { path: leads }))).fileId }];
  if (events !== '') files.push({ ...CLIENT_TABLES.events, fileId: (await value(host.call('import.stageFile', { path: events }))).fileId });
  await lookFirst(host, id);
  const before = process.cpuUsage();
  const start = performance.now();
  const batch = await value(host.call('import.runImport', { files, vocabulary: VOCABULARY }, id));
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  const peakMegabytes = peak();
  await host.close();
  return { ms, cpuMs: (user + system) / 1000, peakMegabytes, rows: batch.files.reduce((sum, file) => sum + file.rows, 0), hash: batch.historyHash, workshopId: id };
}

/** Brings a stored history into the compute thread's memory, from a warm cache: the second of two times. */
async function openHere(): Promise<Record<string, unknown>> {
  const thread = createComputeThread(() => undefined, beside('compute-worker.js'));
  const times: number[] = [];
  let bytes = 0;
  for (let run = 0; run < 6; run++) {
    const database = new Database(place, { readonly: true });
    const start = performance.now();
    const segments = storedSegments(database);
    await thread.load(`bench ${run}`, segments);
    times.push(performance.now() - start);
    thread.forget(`bench ${run}`);
    bytes = [...segments.values()].reduce((sum, column) => sum + column.byteLength, 0);
    database.close();
  }
  await thread.close();
  return { times: times.slice(1), megabytes: bytes / 1e6 }; // the first one also starts the thread
}

process.stdout.write(`${JSON.stringify(deed === 'open' ? await openHere() : await importHere())}\n`);
