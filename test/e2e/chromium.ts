import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../find-chromium.mjs';
import { PROJECT_ROOT } from './places.ts';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--force-color-profile=srgb', '--font-render-hinting=none'];
/** One browser for a file of specs; contexts keep them apart. */
export async function launchChromium(): Promise<Browser> {
  const executablePath: string | null = await findChromium(PROJECT_ROOT);
  if (executablePath === null) throw new Error('Chromium is missing. npm test brings it; or name one in BATON_CHROMIUM.');
  return chromium.launch({ executablePath, args: FLAGS });
}
