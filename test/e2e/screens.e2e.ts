import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openSample } from './pages/open-sample.ts';
import { startShell, type RunningShell } from './shells.ts';

// The sample fills every screen; in the full run also in the dark, for the projector, and on a large screen.
const PHASES = ['prepare', 'map', 'define', 'score', 'route', 'promise', 'replay', 'sign', 'push', 'review'];
const isFull = process.env['BATON_FULL'] === '1';
const LOOKS = [
  { name: 'light at 1280 × 720', keys: '', width: 1280, height: 720 },
  ...(isFull ? [{ name: 'dark at 1280 × 720', keys: 'd', width: 1280, height: 720 }, { name: 'room mode at 1920 × 1080', keys: 'r', width: 1920, height: 1080 }] : []),
];

describe.each(LOOKS)('every screen of the sample, $name', ({ keys, width, height }) => {
  let browser: Browser;
  let app: RunningShell;

  beforeAll(async () => {
    browser = await launchChromium();
    app = await startShell('browser host', browser);
    await app.page.setViewportSize({ width, height });
    await openSample(app.page);
    if (keys !== '') await app.page.keyboard.press(keys);
    await app.page.waitForFunction(([theme, room]) => document.documentElement.dataset['theme'] === theme && document.documentElement.dataset['room'] === room, [keys === 'd' ? 'dark' : 'light', String(keys === 'r')]);
  });
  afterAll(async () => {
    await app.close();
    await browser.close();
  });

  it.each(PHASES)('%s has no grave axe violation, nothing on the console and no sideways scroll', async (phase) => {
    await app.page.evaluate((to) => (window.location.hash = `#/w/sample/${to}`), phase);
    await app.page.getByRole('main', { name: phase }).waitFor();
    await app.page.waitForTimeout(800);
    expect(await app.watch.axe()).toEqual([]);
    expect(app.watch.problems).toEqual([]);
    expect(await app.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
});
