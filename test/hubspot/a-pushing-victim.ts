import { appendFileSync, readFileSync } from 'node:fs';
import { applyPlan } from '../../electron/hubspot/apply-plan.ts';
import { createPortalClient } from '../../electron/hubspot/portal-client.ts';
import { createTransport } from '../../electron/hubspot/transport.ts';
import type { PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';

/**
 * A process made to be killed: it goes on with a push whose operations lie in a file, a line for each state, and kills
 * itself as soon as it wrote so many lines: of the journal or of an operation's state, whichever comes.
 */
const [url = '', token = '', file = '', lines = ''] = process.argv.slice(2);
let left = Number(lines);

function keep(line: string): void {
  appendFileSync(file, `${line}\n`);
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

const states = new Map<string, PushOperation>();
for (const line of readFileSync(file, 'utf8').split('\n').filter((each) => each.startsWith('{"id"'))) {
  const operation = JSON.parse(line) as PushOperation; // written by the test, and below
  states.set(operation.id, operation);
}
const client = createPortalClient(createTransport({ baseUrl: url, token, timeoutMs: 2_000, burst: 500, perSecond: 500, searchBurst: 50, searchPerSecond: 50 }));
await applyPlan({
  client, operations: [...states.values()], now: Date.now,
  journal: ({ operationId, phase }) => keep(`${operationId} ${phase}`),
  onOperation: (operation) => keep(JSON.stringify(operation)),
});
