import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakApp, VARIANTS } from '../electron-double/variants.ts';
import { launchChromium } from './chromium.ts';
import { failedChecks } from './electron-shell-checks.ts';
import { BUILT } from './places.ts';

// A few in every run, all of them in the full one: the checks are worth what they catch.
const QUICK = ['sandbox off', 'navigation free', 'sender not checked', 'a preload that leaks ipcRenderer'];
const isFull = process.env['BATON_FULL'] === '1';
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe('the shell\'s checks', () => {
  it.runIf(isFull)('find nothing wrong with the app as it is built', async () => {
    expect(await failedChecks(BUILT, browser)).toEqual([]);
  });
  it.each(VARIANTS.filter(({ name }) => isFull || QUICK.includes(name)))('catch this: $name', async (variant) => {
    expect(await failedChecks(breakApp(BUILT, variant, VARIANTS.indexOf(variant)), browser)).not.toEqual([]);
  });
});
