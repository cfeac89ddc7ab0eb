import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { HostEvent } from '../../shared/contract/events.ts';
import { createDispatch, type Dispatch } from '../host/dispatch.ts';
import { drainCalls } from '../host/drain-calls.ts';
import { HANDLERS } from '../host/handlers.ts';
import type { HostContext } from '../host/host-context.ts';
import { createJobRegister } from '../host/job-register.ts';
import type { DialogPort, DigestPort, SecretPort } from '../host/ports.ts';
import { createHolidayPort } from '../holidays/create-holiday-port.ts';
import { createImportPort } from '../import/create-import-port.ts';
import { createImportThread } from '../import/import-thread.ts';
import { createSamplePort } from '../sample/create-sample-port.ts';
import { openAppDatabase, type AppDatabase } from '../storage/app-database.ts';
import { openFileStore, type FileStore } from '../storage/file-store.ts';
import { openWorkshopLibrary, type WorkshopLibrary } from '../storage/workshop-library.ts';
import { createComputePool } from '../workers/compute-pool.ts';
import { createHistoryThread } from '../workers/history-thread.ts';
import { createDocumentPort } from './document-port.ts';
import { createLazyPortal } from './lazy-portal.ts';
import { createSessionSecrets, overKeyStore } from './session-secrets.ts';
import { createTemplatePort } from './template-port.ts';
import { relistWorkshops } from './relist-workshops.ts';
import { createZonePort } from './zone-port.ts';

/** What differs between the shells. */
export interface HostOptions {
  readonly shell: HostContext['shell'];
  readonly version: string;
  readonly dataFolder: string;
  /** The project's or the packed app's `resources` folder. */
  readonly resourcesFolder: string;
  readonly dialogs: DialogPort | null;
  /** The operating system's key store; left out where there is none, and keys then live as long as the process. */
  readonly secrets?: SecretPort;
  /** Sentences about this start that the person should see. */
  readonly notes?: readonly string[];
  /** The built compute worker; left out when running from source. */
  readonly computeWorker?: URL;
  /** The built import worker; left out when running from source. */
  readonly importWorker?: URL;
  /** The built worker of whole histories; left out when running from source. */
  readonly historyWorker?: URL;
  /** The built worker that sets agreements; left out when running from source. */
  readonly documentWorker?: URL;
  readonly now?: () => number;
  /** How long the client waits for the rehearsal portal; shorter in tests of its faults. */
  readonly rehearsalPatience?: Parameters<typeof createLazyPortal>[0]['patience'];
  /** Where a client's portal answers; HubSpot unless a test says otherwise. */
  readonly portalOrigin?: string;
  readonly log?: (error: unknown) => void;
}

/** One running host, the same behind every transport. */
export interface Host {
  readonly dispatch: Dispatch;
  readonly files: FileStore;
  /** Hears every host event until the returned function is called. */
  subscribe(listener: (event: HostEvent) => void): () => void;
  /** Closes every database and stops the worker; safe to call twice. */
  close(): Promise<void>;
}

/** What a host remembers only as long as it runs, at its start. */
function nothingRemembered(): Pick<HostContext, 'sessionKeys' | 'probes' | 'jobs'> {
  return { sessionKeys: new Map(), probes: new Map(), jobs: createJobRegister() };
}

/** Composes the product from its parts: the one place where ports meet what implements them. */
export async function createHost(options: HostOptions): Promise<Host> {
  const listeners = new Set<(event: HostEvent) => void>();
  const log = options.log ?? ((error: unknown) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`));
  const app = await openAppDatabase(options.dataFolder);
  const now = options.now ?? Date.now;
  const library = openWorkshopLibrary(options.dataFolder, { now, dayOf: (at) => new Date(at).toDateString() });
  const backups = setInterval(() => void library.backUpChanged().catch(log), BACKUP_LOOK_MS).unref();
  const files = openFileStore(options.dataFolder);
  const histories: HostContext['histories'] = new Map();
  const compute = createComputePool(() => histories.clear(), options.computeWorker);
  const zones = createZonePort();
  const documents = createDocumentPort(join(options.resourcesFolder, 'fonts'), zones, options.documentWorker);
  const context: HostContext = {
    shell: options.shell,
    version: options.version,
    dataFolder: options.dataFolder,
    notes: [...(options.notes ?? []), ...damagedNote(app), ...(await leftOpen(app, library))],
    now,
    newId: randomUUID,
    app,
    library,
    files,
    dialogs: options.dialogs,
    compute,
    historyWork: createHistoryThread(options.historyWorker),
    importer: createImportPort(createImportThread(options.importWorker)),
    documents,
    portal: createLazyPortal({ now, ...portalOrigin(options), ...(options.rehearsalPatience === undefined ? {} : { patience: options.rehearsalPatience }) }),
    sample: createSamplePort({ resourcesFolder: options.resourcesFolder, cacheFolder: join(options.dataFolder, 'sample-files') }),
    digest,
    secrets: options.secrets === undefined ? createSessionSecrets() : overKeyStore(options.secrets),
    zones,
    holidays: createHolidayPort(),
    templates: createTemplatePort(options.resourcesFolder),
    histories,
    ...nothingRemembered(),
    emit: (event) => listeners.forEach((listener) => listener(event)),
  };
  if (app.damaged !== null) await relistWorkshops(context);
  const calls = drainCalls(createDispatch(context, HANDLERS, log));
  let isClosed = false;
  return {
    dispatch: calls.dispatch,
    files,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await calls.drain(() => context.jobs.besideEnded());
      await Promise.all([compute.close(), documents.close()]);
      clearInterval(backups);
      await library.closeAll();
      app.close();
      files.close();
    },
  };
}

/** How often the library is asked whether a backup is due. */
const BACKUP_LOOK_MS = 60_000;

function damagedNote({ damaged }: AppDatabase): string[] {
  return damaged === null ? [] : [`The list of workshops and the settings were damaged and have been made anew from the workshops themselves, which are as they were. The damaged file lies at ${damaged}.`];
}

/** A sentence for each protected workshop that a crash left without protection. */
async function leftOpen(app: AppDatabase, library: WorkshopLibrary): Promise<string[]> {
  const left = (await app.listRecent()).filter(({ id }) => library.protection(id) === 'leftOpen');
  return left.map(({ title, clientName }) => `Baton ended while "${title}" (${clientName}) was open, so its database lies on this laptop without protection. Open it with its passphrase and close it, and it is sealed again.`);
}

/** Another address of the client's portal, on this machine only: the rehearsal portal in the place of HubSpot, for tests. */
function portalOrigin({ portalOrigin: chosen = process.env['BATON_PORTAL_ORIGIN'] }: HostOptions): { origin?: string } {
  return chosen === undefined || chosen === '' ? {} : { origin: chosen };
}

const digest: DigestPort = {
  sha256: (data) => createHash('sha256').update(data).digest('hex'),
};
