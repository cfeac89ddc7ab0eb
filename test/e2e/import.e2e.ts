import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { writeSemicolonExport, writeStaffFiles, writeThreeFormatsExport, writeWideExport } from '../fixtures/client-exports.ts';
import { launchChromium } from './chromium.ts';
import { shellsOfPart } from './shells.ts';
import { KEYBOARD_STEPS } from './specs/import-by-keyboard.ts';
import { IMPORT_STEPS } from './specs/import-steps.ts';
import { playSteps } from './specs/play-steps.ts';

let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), 'baton-exports-'));
const files = { semicolons: writeSemicolonExport(folder), threeFormats: writeThreeFormatsExport(folder), staff: writeStaffFiles(folder), wide: writeWideExport(folder) };

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

for (const shell of shellsOfPart('browser host')) playSteps('two exports of a client', shell, () => browser, (app) => ({ app, ...files }), IMPORT_STEPS);
playSteps('an export by keyboard alone', 'browser host', () => browser, (app) => ({ app, ...files }), KEYBOARD_STEPS);
