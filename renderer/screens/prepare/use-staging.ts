import { useState } from 'react';
import { useHost } from '../../host/host-context.tsx';
import type { StagedFile } from '../../host/host.ts';

export interface Staging {
  readonly files: readonly StagedFile[];
  /** The file that is being handed over now; null when none is. */
  readonly current: string | null;
  readonly error: string | null;
  readonly stage: (files: readonly File[]) => Promise<void>;
  /** Takes files that the host has already. */
  readonly take: (files: readonly StagedFile[]) => void;
  readonly remove: (fileId: string) => void;
  readonly clear: () => void;
}

/** Hands files over to the host one after the other. */
export function useStaging(): Staging {
  const host = useHost();
  const [files, setFiles] = useState<readonly StagedFile[]>([]);
  const [current, setCurrent] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const stage = async (added: readonly File[]): Promise<void> => {
    setError(null);
    for (const file of added) {
      setCurrent(file.name);
      const reply = await host.stageFile(file);
      if (reply.ok) setFiles((before) => [...before.filter((one) => one.name !== reply.value.name), reply.value]);
      else setError(`${file.name}: ${reply.error.message}`);
    }
    setCurrent(null);
  };
  const take = (added: readonly StagedFile[]): void => setFiles((before) => [...before.filter((one) => !added.some(({ name }) => name === one.name)), ...added]);
  return { files, current, error, stage, take, remove: (fileId) => setFiles((before) => before.filter((one) => one.fileId !== fileId)), clear: () => setFiles([]) };
}
