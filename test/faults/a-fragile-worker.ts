import { parentPort } from 'node:worker_threads';
import type { ComputeRequest } from '../../electron/workers/compute-messages.ts';
import { createComputeAnswerer } from '../../electron/workers/answer-compute.ts';

/** The compute worker, which also dies on request: asked for the values of a field named after a way to die. */
const answer = createComputeAnswerer();
const port = parentPort;
port?.on('message', (request: ComputeRequest) => {
  const field = request.kind === 'call' && request.name === 'listValues' ? (request.input as { field: string }).field : ''; // listValues takes a field
  if (field === 'exit') process.exit(1);
  if (field === 'throw') throw new Error('the thread broke');
  port.postMessage(answer(request));
});
