import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run-program.mjs';

/**
 * Makes sure that node_modules holds what package-lock.json names; runs `npm ci` when it does not. A stamp with the
 * lockfile's digest makes the usual check a matter of milliseconds. Gives null, or the sentence why it failed.
 */
export async function ensureInstall(root) {
  const lockfile = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.baton-install');
  const digest = createHash('sha256').update(readFileSync(lockfile)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return null;
  if (!holdsWhatTheLockNames(root, lockfile)) {
    process.stderr.write('Installing the packages named in package-lock.json (once; half a minute to two minutes) …\n');
    const code = await runNpm(root, ['ci', '--no-audit', '--no-fund']);
    if (code !== 0) return 'The packages could not be installed. Check the network (npm ci says more), then run the command again.';
  }
  writeFileSync(stamp, digest);
  return null;
}

/** npm's own record of node_modules against the lockfile: same versions, nothing missing but optional packages. */
function holdsWhatTheLockNames(root, lockfile) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(lockfile, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || (installed[path] === undefined ? entry.optional === true : installed[path].version === entry.version),
  );
}

/** The npm that started this process where there is one, else the one on the path. */
function runNpm(root, args) {
  const started = process.env.npm_execpath ?? '';
  if (started.endsWith('npm-cli.js')) return runProgram(process.execPath, [started, ...args], { cwd: root, stdout: 'stderr' });
  const isWindows = process.platform === 'win32';
  return runProgram(isWindows ? 'npm.cmd' : 'npm', args, { cwd: root, stdout: 'stderr', shell: isWindows });
}
