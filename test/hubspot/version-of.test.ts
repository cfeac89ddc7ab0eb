import { expect, it, onTestFinished } from 'vitest';
import { API_PATHS } from '../../electron/hubspot/paths.ts';
import { createPortalPort } from '../../electron/hubspot/portal-port.ts';
import { createRateLimits } from '../../electron/hubspot/simulator/rate-limits.ts';
import { startRehearsalPortal } from '../../electron/hubspot/simulator/start-rehearsal-portal.ts';
import { NO_CHOICES } from '../../shared/engine/hubspot-plan/push-choices.ts';
import { aConfiguration } from '../engine/hubspot-plan/a-configuration.ts';
import { aPortalState, identity } from './a-rehearsal.ts';

it.each([[undefined, 'dated'], ['dated', 'v3']] as const)('a portal that lacks %s paths is asked over %s ones, after one question', async (lacks, version) => {
  const requests: string[] = [];
  const portal = await startRehearsalPortal({ state: { ...aPortalState(), ...(lacks === undefined ? {} : { lacks }) }, now: () => 0, limits: createRateLimits(10_000), onRequest: (_method, path) => void requests.push(path) });
  onTestFinished(() => portal.close());
  const port = createPortalPort({ now: () => 0, origin: portal.url, patience: { perSecond: 1_000, burst: 500, searchPerSecond: 100, searchBurst: 50 } });
  const signal = new AbortController().signal;
  expect(await port.probe(portal.token)).toMatchObject({ ok: true, value: { abilities: expect.arrayContaining([expect.objectContaining({ id: 'properties', state: 'open' })]) } });
  const planned = await port.plan({ kind: 'connected', key: portal.token }, aConfiguration(), identity, NO_CHOICES);
  expect(planned).toMatchObject({ ok: true });
  expect(await port.readInventory(portal.token, { signal, onProgress: () => undefined })).toMatchObject({ ok: true });
  const bases = API_PATHS.filter((each) => each.version === version).map(({ base }) => base);
  expect(requests.filter((path) => !bases.some((base) => path.startsWith(base)))).toHaveLength(lacks === undefined ? 0 : 3);
});
