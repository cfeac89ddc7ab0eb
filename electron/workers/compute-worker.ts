import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createComputeAnswerer } from './answer-compute.ts';
import type { ComputeRequest } from './compute-messages.ts';

/** Of 19: about a third of what the strip's thread gets, never so little that another busy program starves it. */
const GIVES_WAY = 5;
// On Linux this is about the thread that asks, elsewhere about the whole process.
if ((workerData as { readonly givesWay?: boolean } | null)?.givesWay === true && process.platform === 'linux') setPriority(GIVES_WAY); // as compute-thread.ts sends it

const answer = createComputeAnswerer();
const port = parentPort;
if (port === null) throw new Error('compute-worker.ts runs as a worker thread only');
port.on('message', (request: ComputeRequest) => port.postMessage(answer(request)));
