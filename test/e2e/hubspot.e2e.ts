import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { defaultRehearsalState } from '../../electron/hubspot/simulator/default-state.ts';
import { createRateLimits } from '../../electron/hubspot/simulator/rate-limits.ts';
import { startRehearsalPortal } from '../../electron/hubspot/simulator/start-rehearsal-portal.ts';
import { visiblePortal } from '../hubspot/visible-portal.ts';
import { launchChromium } from './chromium.ts';
import { shellsOfPart } from './shells.ts';
import { HUBSPOT_STEPS } from './specs/hubspot-steps.ts';
import { playSteps } from './specs/play-steps.ts';

const state = defaultRehearsalState();
state.portal.accountType = 'STANDARD';
const portal = await startRehearsalPortal({ state, now: Date.now, limits: createRateLimits(100_000) });
process.env['BATON_PORTAL_ORIGIN'] = portal.url; // the shells start with it
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await portal.close();
});

for (const shell of shellsOfPart('browser host')) playSteps('a portal', shell, () => browser, (app) => ({ app, portal, before: visiblePortal(state) }), HUBSPOT_STEPS);
