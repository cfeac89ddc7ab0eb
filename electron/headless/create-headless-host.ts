import { join } from 'node:path';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { createHost, type HostOptions } from '../compose/create-host.ts';

/** A host without a window, called in-process. */
export interface HeadlessHost {
  call<N extends ProcedureName>(name: N, input: InputOf<N>, workshopId?: string): Promise<Reply<OutputOf<N>>>;
  close(): Promise<void>;
}

/** Starts the host in this process, for scripts, acceptance and tests. */
export async function createHeadlessHost(options: { readonly dataFolder: string } & Partial<HostOptions>): Promise<HeadlessHost> {
  const host = await createHost({
    shell: 'headless',
    version: VERSION,
    resourcesFolder: join(import.meta.dirname, '../../resources'),
    dialogs: null,
    ...options,
  });
  return {
    // The dispatcher parsed the output with the schema of this very name.
    call: (name, input, workshopId) => host.dispatch({ name, input, workshopId: workshopId ?? null }) as Promise<Reply<OutputOf<typeof name>>>,
    close: () => host.close(),
  };
}

/** The product's version as headless replies show it. */
const VERSION = '0.1.0';
