import type { Failure } from '../../shared/contract/reply.ts';

/** A refusal of the host on its way through the query cache. */
export class CallError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}
