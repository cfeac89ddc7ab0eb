import type { Readable } from 'node:stream';
import type { Call } from '../../shared/contract/contract.ts';
import type { HostEvent } from '../../shared/contract/events.ts';
import type { Reply } from '../../shared/contract/reply.ts';

/** A file on its way in from a page. */
export interface ReceivedFile {
  readonly fileId: string;
  readonly name: string;
  readonly bytes: number;
}

/** What a shell needs of the host that it shows, as `createHost` gives it. */
export interface ShellHost {
  dispatch(call: Call): Promise<Reply<unknown>>;
  /** Gives back the way to stop listening. */
  subscribe(listener: (event: HostEvent) => void): () => void;
  readonly files: {
    receiveStream(name: string, stream: Readable): Promise<Reply<ReceivedFile>>;
    /** A file that an export made and that has not been taken away since. */
    madeFile(fileId: string): { readonly path: string; readonly name: string } | null;
  };
  close(): Promise<void>;
}
