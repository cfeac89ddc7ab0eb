import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './run-program.mjs';

const SOURCES = ['electron', 'renderer', 'resources', 'shared', 'electron.vite.config.ts', 'package-lock.json', 'package.json'];

/** Builds main, preload and renderer into out/ when any source changed since the last build. Null, or the sentence why not. */
export async function ensureBuild(root, nodePath) {
  const stamp = join(root, 'out', '.baton-build');
  const digest = digestOfSources(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return null;
  process.stderr.write('Building what changed …\n');
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const code = await runProgram(nodePath, [builder, 'build', '--logLevel', 'warn'], { cwd: root, stdout: 'stderr' });
  if (code !== 0) return 'The build failed; the lines above say where. Nothing was started.';
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stamp, digest);
  return null;
}

/** One digest over the names and contents of everything that the build reads. */
function digestOfSources(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) addTo(hash, root, source);
  return hash.digest('hex');
}

function addTo(hash, root, path) {
  const whole = join(root, path);
  if (!existsSync(whole)) return;
  if (statSync(whole).isFile()) {
    hash.update(`${path}\0`).update(readFileSync(whole));
    return;
  }
  for (const name of readdirSync(whole).sort()) addTo(hash, root, join(path, name));
}
