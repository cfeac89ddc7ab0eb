import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import type { HostEvent } from '../../shared/contract/events.ts';
import type { Reply } from '../../shared/contract/reply.ts';

export interface StagedFile {
  readonly fileId: string;
  readonly name: string;
  readonly bytes: number;
}

/** Everything the renderer knows of the rest of the app; the same in Electron and in a browser. */
export interface Host {
  readonly shell: 'electron' | 'browser';
  call<N extends ProcedureName>(name: N, input: InputOf<N>, workshopId?: string | null): Promise<Reply<OutputOf<N>>>;
  /** Hears progress and changes; returns the way to stop. */
  subscribe(listener: (event: HostEvent) => void): () => void;
  stageFile(file: File): Promise<Reply<StagedFile>>;
  fetchFile(fileId: string): Promise<Blob>;
}

/** No session can be had: the ticket in the address was used before, is wrong, or is missing. */
export class NoSession extends Error {}
