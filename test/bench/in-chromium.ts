import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../e2e/chromium.ts';
import { serve } from '../e2e/shells.ts';

/** Serves a data folder and opens a browser for the work; both end with it, and the folder is removed. */
export async function inChromium<T>(dataFolder: string, work: (browser: Browser, address: string) => Promise<T>): Promise<T> {
  const [browser, host] = [await launchChromium(), await serve(dataFolder)];
  try {
    return await work(browser, host.address);
  } finally {
    await browser.close();
    const ended = once(host.process, 'exit');
    host.process.kill('SIGTERM');
    await ended;
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
