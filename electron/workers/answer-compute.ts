import { COMPUTE_FUNCTIONS } from '../../shared/engine/compute/compute-functions.ts';
import { createComputeSession, type ComputeSession } from '../../shared/engine/compute/compute-session.ts';
import { decodeHistory } from '../../shared/engine/history/history-segments.ts';
import type { History } from '../../shared/engine/history/history.ts';
import type { ComputeAnswer, ComputeRequest } from './compute-messages.ts';

/** Answers compute requests from the histories that it was given; the same in a thread and in a test. */
export function createComputeAnswerer(): (request: ComputeRequest) => ComputeAnswer {
  const sessions = new Map<string, ComputeSession>();
  const answer = (request: ComputeRequest): unknown => {
    switch (request.kind) {
      case 'load':
        sessions.set(request.key, createComputeSession(request.history instanceof Map ? decodeHistory(request.history) : (request.history as History))); // a Map, or the history itself
        return null;
      case 'forget':
        sessions.delete(request.key);
        return null;
      case 'call': {
        const session = sessions.get(request.key);
        if (session === undefined) throw new Error(`no history ${request.key} is loaded`);
        // The pool's `call` ties name and input by type; that tie is lost on the way through the thread's port.
        return (COMPUTE_FUNCTIONS[request.name] as (session: ComputeSession, input: unknown) => unknown)(session, request.input);
      }
    }
  };
  return (request) => {
    try {
      return { id: request.id, ok: true, value: answer(request) };
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      return { id: request.id, ok: false, message, stack: stack ?? '' };
    }
  };
}
