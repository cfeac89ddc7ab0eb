import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--force-color-profile=srgb', '--font-render-hinting=none'];
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/** The Chromium of this machine: BATON_CHROMIUM, the system's own, else the one that Playwright downloaded. */
export function chromiumPath(): string | undefined {
  const asked = process.env['BATON_CHROMIUM'];
  return [...(asked === undefined ? [] : [asked]), ...PLACES].find((place) => existsSync(place));
}

/** One browser for a file of specs; contexts keep them apart. */
export function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  return chromium.launch({ args: FLAGS, ...(executablePath === undefined ? {} : { executablePath }) });
}
