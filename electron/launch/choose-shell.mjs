import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { runProgram } from './run-program.mjs';

const PROBE_MS = 3_000;
const FETCH_MS = 180_000;

/**
 * Electron where its binary is present or can be had now, else the browser host; with the reason in words. Asks the
 * network only where a person sits before a screen: never in CI, and for at most three seconds when offline.
 */
export async function chooseShell(root, options, nodePath, env = process.env, platform = process.platform) {
  if (env.BATON_SHELL === 'browser') return browser('BATON_SHELL asks for it');
  if (!options.open) return browser('--no-open asks for an address');
  if (options.port !== null) return browser('--port asks for an address');
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return browser('there is no screen here for a desktop window');
  const present = electronBinary(root);
  if (present !== null) return { kind: 'electron', binary: present, why: 'Electron is installed' };
  if (env.CI) return browser('Electron is not installed here');
  if (!(await answers('https://github.com/electron/electron/releases'))) return browser('Electron is not installed here and its download page does not answer');
  process.stderr.write('Fetching Electron once (about 120 MB) …\n');
  await runProgram(nodePath, [join(root, 'node_modules', 'electron', 'install.js')], { cwd: root, stdout: 'stderr', timeoutMs: FETCH_MS });
  const fetched = electronBinary(root);
  return fetched === null ? browser('Electron could not be fetched') : { kind: 'electron', binary: fetched, why: 'Electron was fetched just now' };
}

const browser = (why) => ({ kind: 'browser', why });

/** Where the Electron binary lies; never by importing the package, which would download it. */
export function electronBinary(root) {
  const folder = join(root, 'node_modules', 'electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const binary = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

function answers(address) {
  return new Promise((resolve) => {
    const probe = request(address, { method: 'HEAD', timeout: PROBE_MS }, (response) => {
      response.resume();
      resolve((response.statusCode ?? 500) < 500);
    });
    const timer = setTimeout(() => probe.destroy(), PROBE_MS);
    probe.on('close', () => clearTimeout(timer));
    probe.on('timeout', () => probe.destroy());
    probe.on('error', () => resolve(false));
    probe.end();
  });
}
