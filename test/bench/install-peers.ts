import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../electron/launch/run-program.mjs';

const PEERS = join(import.meta.dirname, 'peers');

/** Installs the peers' own packages where one of them is missing; null, or why it could not be done. */
export async function installPeers(): Promise<string | null> {
  const { dependencies } = JSON.parse(readFileSync(join(PEERS, 'package.json'), 'utf8')) as { readonly dependencies: Readonly<Record<string, string>> }; // this repository's own file
  if (Object.keys(dependencies).every((name) => existsSync(join(PEERS, 'node_modules', name)))) return null;
  // A registry without the packages of other platforms makes `ci` refuse the lockfile; `install` takes what is there, by the same lockfile.
  const isDone = (await npm('ci')) || (await npm('install', '--no-save'));
  return isDone ? null : 'because the package registry could not be reached (npm ci in test/bench/peers says more)';
}

async function npm(...command: readonly string[]): Promise<boolean> {
  const args = [...command, '--no-audit', '--no-fund', '--fetch-retries=0', '--fetch-timeout=20000'];
  const own = process.env['npm_execpath'] ?? '';
  const options = { cwd: PEERS, stdout: 'stderr', timeoutMs: 90_000 } as const;
  return (own.endsWith('npm-cli.js') ? await runProgram(process.execPath, [own, ...args], options) : await runProgram('npm', args, { ...options, shell: process.platform === 'win32' })) === 0;
}
