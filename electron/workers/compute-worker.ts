import { parentPort } from 'node:worker_threads';
import { createComputeAnswerer } from './answer-compute.ts';
import type { ComputeRequest } from './compute-messages.ts';

const answer = createComputeAnswerer();
const port = parentPort;
if (port === null) throw new Error('compute-worker.ts runs as a worker thread only');
port.on('message', (request: ComputeRequest) => port.postMessage(answer(request)));
