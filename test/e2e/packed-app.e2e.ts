import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { failedChecks } from './electron-shell-checks.ts';
import { FUSES_OF_BATON, fuseStates, packApp } from './package-app.ts';
import { PROJECT_ROOT } from './places.ts';

// Packing takes seconds and matters rarely: in the full run, on the system that it packs for.
describe.runIf(process.env['BATON_FULL'] === '1' && process.platform === 'linux' && process.arch === 'x64')('the packed app', () => {
  const output = mkdtempSync(join(tmpdir(), 'baton-pack-'));
  const extracted = join(output, 'extracted');
  let browser: Browser;
  let packed = '';

  beforeAll(async () => {
    browser = await launchChromium();
    packed = await packApp(output);
    execFileSync(process.execPath, [join(PROJECT_ROOT, 'node_modules', '@electron', 'asar', 'bin', 'asar.js'), 'extract', join(packed, 'resources', 'app.asar'), extracted]);
  });
  afterAll(() => browser.close());

  it('has its fuses flipped', () => {
    expect(fuseStates(readFileSync(join(packed, 'baton')))).toBe(FUSES_OF_BATON);
  });
  it('holds the build, the resources and one native package, nothing of the sources', () => {
    expect(readdirSync(extracted).sort()).toEqual(['node_modules', 'out', 'package.json', 'resources']);
    expect(readdirSync(join(extracted, 'node_modules'))).toEqual(['better-sqlite3']);
    expect(readdirSync(join(extracted, 'out')).sort()).toEqual(['main', 'preload', 'renderer']);
    expect(readdirSync(join(extracted, 'node_modules', 'better-sqlite3', 'prebuilds'))).toEqual(['linux-x64.node']);
  });
  it('starts and keeps every protection', async () => {
    expect(await failedChecks(join(extracted, 'out'), browser)).toEqual([]);
  });
});
