import { useEffect, useRef, useState } from 'react';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { useHost } from '../host/host-context.tsx';
import { useSend } from './use-call.ts';

export interface JobState {
  readonly isRunning: boolean;
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

const IDLE: JobState = { isRunning: false, label: '', done: 0, total: 0 };

/** Runs a long procedure under a job id: its progress as it is announced, and Cancel. */
export function useJob(): {
  readonly job: JobState;
  readonly run: <N extends ProcedureName>(name: N, input: InputOf<N> & { readonly jobId?: string | undefined }, label: string) => Promise<Reply<OutputOf<N>>>;
  readonly cancel: () => void;
} {
  const host = useHost();
  const send = useSend();
  const [job, setJob] = useState<JobState>(IDLE);
  const current = useRef('');
  useEffect(
    () => host.subscribe((event) => {
      if (event.kind !== 'progress' || event.jobId !== current.current) return;
      setJob((state) => (state.isRunning ? { isRunning: true, label: event.label, done: event.done, total: event.total } : state));
    }),
    [host],
  );
  return {
    job,
    run: async (name, input, label) => {
      const jobId = crypto.randomUUID();
      current.current = jobId;
      setJob({ isRunning: true, label, done: 0, total: 0 });
      const reply = await send(name, { ...input, jobId });
      if (current.current === jobId) setJob(IDLE);
      return reply;
    },
    cancel: () => void host.call('app.cancelJob', { jobId: current.current }),
  };
}
