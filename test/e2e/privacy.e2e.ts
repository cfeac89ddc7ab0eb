import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { writeSemicolonExport } from '../fixtures/client-exports.ts';
import { launchChromium } from './chromium.ts';
import { shellsOfPart } from './shells.ts';
import { playSteps } from './specs/play-steps.ts';
import { PRIVACY_STEPS } from './specs/privacy-steps.ts';

let browser: Browser;
const semicolons = writeSemicolonExport(mkdtempSync(join(tmpdir(), 'baton-exports-')));

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

for (const shell of shellsOfPart('Electron double')) playSteps('a client\'s people', shell, () => browser, (app) => ({ app, semicolons }), PRIVACY_STEPS);
