import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call } from '../../shared/contract/contract.ts';
import type { HostEvent } from '../../shared/contract/events.ts';
import { ok, type Reply } from '../../shared/contract/reply.ts';
import type { ShellHost } from '../../electron/page/shell-host.ts';

/** A host that remembers what reached it and answers as told; for tests of what stands before a host. */
export interface RecordingHost extends ShellHost {
  readonly calls: Call[];
  readonly received: { name: string; bytes: number }[];
  announce(event: HostEvent): void;
  readonly listeners: () => number;
}

export function aShellHost(answer: (call: Call) => Reply<unknown> = () => ok({ heard: true })): RecordingHost {
  const calls: Call[] = [];
  const received: { name: string; bytes: number }[] = [];
  const listeners = new Set<(event: HostEvent) => void>();
  const folder = mkdtempSync(join(tmpdir(), 'baton-host-'));
  const made = join(folder, 'made.pdf');
  writeFileSync(made, '%PDF-made');
  return {
    calls,
    received,
    listeners: () => listeners.size,
    announce: (event) => listeners.forEach((listener) => listener(event)),
    dispatch: async (call) => {
      calls.push(call);
      return answer(call);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    files: {
      receiveStream: async (name, stream) => {
        let bytes = 0;
        for await (const part of stream) bytes += part.length;
        received.push({ name, bytes });
        return ok({ fileId: `f${received.length}`, name, bytes });
      },
      madeFile: (fileId) => (fileId === 'made' ? { path: made, name: 'SLA – Zürich.pdf' } : null),
    },
    close: async () => undefined,
  };
}
