import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { ComputeRequest } from '../../electron/workers/compute-messages.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { createComputeAnswerer } from '../../electron/workers/answer-compute.ts';

/**
 * The compute worker, which also dies on request: asked for the values of a field named after a way to die, and in a replay
 * as often as files lie in the folder that the SLA names as sales' owner.
 */
const answer = createComputeAnswerer();
const port = parentPort;
port?.on('message', (request: ComputeRequest) => {
  const field = request.kind === 'call' && request.name === 'listValues' ? (request.input as { field: string }).field : ''; // listValues takes a field
  if (field === 'exit') process.exit(1);
  if (request.kind === 'call' && (request.name === 'runReplay' || request.name === 'runWatchedReplay')) dieOnce(ownerOf(request.input));
  if (field === 'throw') throw new Error('the thread broke');
  port.postMessage(answer(request));
});

type Asked = { readonly configuration: Configuration };

function ownerOf(input: unknown): string {
  const asked = input as Asked & { readonly settings?: Asked }; // what the pool sends with these two names
  return (asked.settings ?? asked).configuration.sla.salesOwner;
}

function dieOnce(folder: string): void {
  const [death] = folder !== '' && existsSync(folder) ? readdirSync(folder) : [];
  if (death === undefined) return;
  rmSync(join(folder, death));
  process.exit(1);
}
