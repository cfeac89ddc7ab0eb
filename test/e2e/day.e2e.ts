import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSamplePort } from '../../electron/sample/create-sample-port.ts';
import { launchChromium } from './chromium.ts';
import { PROJECT_ROOT } from './places.ts';
import { shellsOfPart, startShell, type RunningShell } from './shells.ts';
import { AGREE_STEPS } from './specs/agree-steps.ts';
import type { Day } from './specs/day-step.ts';
import { PREPARE_STEPS } from './specs/prepare-steps.ts';
import { PROPOSE_STEPS } from './specs/propose-steps.ts';

let browser: Browser;
let files: readonly string[];

beforeAll(async () => {
  browser = await launchChromium();
  const sample = await createSamplePort({ resourcesFolder: join(PROJECT_ROOT, 'resources'), cacheFolder: mkdtempSync(join(tmpdir(), 'baton-csv-')) }).prepare();
  files = sample.files.map(({ path }) => path);
});
afterAll(() => browser.close());

describe.each(shellsOfPart('Electron double'))('the workshop day in the %s', (name) => {
  let app: RunningShell;
  let day: Day;
  let hasFailed = false;

  beforeAll(async () => {
    app = await startShell(name, browser);
    app.page.setDefaultTimeout(20_000);
    day = { app, files, facts: { goodField: 'Job Title', goodValue: 'Head', touch: 'Call', handRaise: 'Form', engagement: 'Form' } };
  });
  afterAll(() => app.close());

  it.each([...PREPARE_STEPS, ...PROPOSE_STEPS, ...AGREE_STEPS])('$name', async (step) => {
    if (hasFailed) throw new Error('an earlier step of the day failed');
    hasFailed = true;
    await step.run(day).catch(async (error: unknown) => {
      await app.page.screenshot({ path: join(PROJECT_ROOT, 'test-results', `${name}-${step.name}.png`.replaceAll(' ', '-')) });
      throw error;
    });
    expect(app.watch.problems).toEqual([]);
    expect(await app.watch.axe()).toEqual([]);
    hasFailed = false;
  });
});
