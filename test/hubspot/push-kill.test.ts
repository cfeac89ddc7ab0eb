import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createRateLimits } from '../../electron/hubspot/simulator/rate-limits.ts';
import { verifyPush } from '../../electron/hubspot/verify-push.ts';
import type { PushOperation } from '../../shared/engine/hubspot-plan/push-operation.ts';
import { planRollback } from '../../shared/engine/hubspot-plan/undo-operation.ts';
import { aConfiguration } from '../engine/hubspot-plan/a-configuration.ts';
import { aRehearsal, CHANGES, identity, statesOf } from './a-rehearsal.ts';
import { visiblePortal } from './visible-portal.ts';

const VICTIM = join(import.meta.dirname, 'a-pushing-victim.ts');

/** Lines until each death: the request announced, its state kept, the answer kept, the end kept, and over into the next ones. */
const DEATHS = process.env['BATON_FULL'] === '1' ? Array.from({ length: 40 }, (_, i) => 1 + (i % 5)) : [1, 3];

async function killed(...[url, token, file, lines]: readonly [string, string, string, number]): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [VICTIM, url, token, file, String(lines)], { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal)));
}

it(`a process killed at each state of its journal, ${DEATHS.length} times in one push, leaves a push that completes, each object made once, and a way back`, async () => {
  const rehearsal = await aRehearsal({ limits: createRateLimits(10_000) }); // its clock stands, so its usual limit would never open again
  const before = visiblePortal(rehearsal.state);
  const file = join(mkdtempSync(join(tmpdir(), 'baton-push-kill-')), 'push.jsonl');
  writeFileSync(file, (await rehearsal.plan()).map((operation) => `${JSON.stringify(operation)}\n`).join(''));
  const signals: (NodeJS.Signals | null)[] = [];
  for (const lines of DEATHS) signals.push(await killed(rehearsal.portal.url, rehearsal.portal.token, file, lines));
  expect(signals.filter((signal) => signal === 'SIGKILL').length).toBeGreaterThanOrEqual(Math.min(DEATHS.length, 25)); // the last ones may find nothing left to do
  const left = new Map<string, PushOperation>();
  for (const line of readFileSync(file, 'utf8').split('\n').filter((each) => each.startsWith('{"id"'))) {
    const operation = JSON.parse(line) as PushOperation; // written by the victim
    left.set(operation.id, operation);
  }
  const resumed = await rehearsal.apply([...left.values()]);
  expect(resumed.kind).toBe('applied');
  expect(statesOf(resumed.operations)).toEqual(['done']);
  expect(rehearsal.writes()).toHaveLength(CHANGES);
  expect(await verifyPush(rehearsal.client, aConfiguration(), identity)).toMatchObject({ differences: [] });
  await rehearsal.apply(planRollback(resumed.operations.filter(({ status }) => status === 'done')));
  expect(visiblePortal(rehearsal.state)).toBe(before);
}, 240_000);
