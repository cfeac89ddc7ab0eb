import type { Call } from '../../shared/contract/contract.ts';
import type { HostEvent } from '../../shared/contract/events.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import type { Host, StagedFile } from './host.ts';
import { readReply, unreachable } from './read-reply.ts';

/** What the preload puts on the window. */
export interface Bridge {
  call(call: Call): Promise<unknown>;
  subscribe(listener: (event: HostEvent) => void): () => void;
}

export const isBridge = (value: unknown): value is Bridge =>
  typeof value === 'object' && value !== null && 'call' in value && 'subscribe' in value;

/** The host over the preload's bridge; files go over the app's own protocol. */
export function createElectronHost(bridge: Bridge): Host {
  return {
    shell: 'electron',
    // The reply was parsed by the host against the same contract, so its shape is known.
    call: async (name, input, workshopId = null) => {
      try {
        return readReply(await bridge.call({ name, input, workshopId }));
      } catch {
        return unreachable();
      }
    },
    subscribe: (listener) => bridge.subscribe(listener),
    stageFile: async (file): Promise<Reply<StagedFile>> => {
      const reply = await fetch(`/files?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file }).catch(() => null);
      return reply === null ? unreachable() : readReply<StagedFile>(await reply.json());
    },
    fetchFile: async (fileId) => (await fetch(`/files/${encodeURIComponent(fileId)}`)).blob(),
  };
}
