import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { SHELLS, startShell, type RunningShell } from './shells.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(SHELLS)('the start screen in the %s', (name) => {
  let app: RunningShell;
  beforeAll(async () => {
    app = await startShell(name, browser);
  });
  afterAll(() => app.close());

  it('greets with what can be done first', async () => {
    await app.page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await app.page.title()).toContain('Baton');
  });
  it('opens the sample workshop', async () => {
    await app.page.getByRole('button', { name: /sample/i }).click();
    await app.page.waitForURL(/#\/w\/sample\//);
    await app.page.getByRole('heading', { level: 1 }).first().waitFor();
  });
  it('keeps quiet on the console, asks no other host, and has no grave axe violation', async () => {
    await app.page.waitForTimeout(500);
    expect(app.watch.problems).toEqual([]);
    expect(await app.watch.axe()).toEqual([]);
  });
});
