import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureBuild } from '../electron/launch/ensure-build.mjs';
import { ensureInstall } from '../electron/launch/ensure-install.mjs';
import { pickNode, refusalOfOldNode } from '../electron/launch/pick-node.mjs';
import { PROJECT_ROOT } from '../electron/launch/project-root.mjs';
import { runProgram } from '../electron/launch/run-program.mjs';
import { bringChromium } from './find-chromium.mjs';

const PROJECTS = ['shared', 'electron', 'renderer', 'test'];
const RESULTS = join(PROJECT_ROOT, 'test-results');
const SUITE_LIMIT_MS = 20 * 60_000;

/** `npm test`: sets itself up from a bare clone, runs every suite, and closes with one line of counts. */
async function main(args) {
  const unknown = args.filter((arg) => arg !== '--full');
  if (unknown.length > 0) return stop(`${unknown.join(' ')} is no flag of npm test; --full runs the large counts.`);
  const refusal = refusalOfOldNode() ?? (await ensureInstall(PROJECT_ROOT));
  if (refusal !== null) return stop(refusal);
  const node = pickNode(PROJECT_ROOT);
  if (node.sentence !== undefined) return stop(node.sentence);
  const env = { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0', ...(args.includes('--full') ? { BATON_FULL: '1' } : {}) };
  delete env.NO_COLOR;
  // Threads and processes that tests start read the same sources again and again; Node keeps what it has read of them.
  env.NODE_COMPILE_CACHE ??= join(RESULTS, 'compile-cache');
  mkdirSync(RESULTS, { recursive: true });
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  for (const [name, suite] of suites(node.path, env)) {
    const started = Date.now();
    process.stdout.write(`\n── ${name}\n`);
    const result = await suite();
    for (const key of Object.keys(counts)) counts[key] += result[key];
    if (result.failed > 0) failures.push(...(result.failures ?? [`${name}: see above`]));
    process.stdout.write(`── ${name}: ${inWords(result)} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  }
  process.stdout.write(['', ...failures.map((failure) => `failed: ${failure}`), inWords(counts), ''].join('\n'));
  return counts.failed === 0 ? 0 : 1;
}

function suites(node, env) {
  let isBuilt = false;
  const run = (script, args, more = {}) => runProgram(node, [join(PROJECT_ROOT, 'node_modules', script), ...args], { cwd: PROJECT_ROOT, env: { ...env, ...more }, timeoutMs: SUITE_LIMIT_MS });
  const one = async (running) => ((await running) === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 });
  const all = async (codes) => (await Promise.all(codes.map(one))).reduce(add);
  return [
    ['types', () => all(PROJECTS.map((project) => run('typescript/bin/tsc', ['-p', project])))],
    ['lint', () => one(run('oxlint/bin/oxlint', ['--type-aware', ...PROJECTS, 'electron.vite.config.ts'], { PATH: `${join(PROJECT_ROOT, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${env.PATH ?? ''}` }))],
    ['unit', () => vitest(run, 'unit', ['--config', 'vitest.config.ts'])],
    ['build', async () => {
      isBuilt = (await ensureBuild(PROJECT_ROOT, node)) === null;
      return one(isBuilt ? 0 : 1);
    }],
    ['end to end', async () => {
      if (!isBuilt) return failure('Not run: there is no build to run on.');
      const chromium = await bringChromium(PROJECT_ROOT, node);
      if (chromium === null) return failure('Chromium is missing and could not be fetched. Install it, or name one in BATON_CHROMIUM.');
      return vitest(run, 'e2e', ['--config', 'vitest.e2e.config.ts'], { BATON_CHROMIUM: chromium });
    }],
  ];
}

/** Runs vitest and counts by its own report; a run that dies counts as one failure more. */
async function vitest(run, name, args, more = {}) {
  const report = join(RESULTS, `${name}.json`);
  rmSync(report, { force: true });
  const code = await run('vitest/vitest.mjs', ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], more);
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: pending, numTodoTests: todo, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped: pending + todo, failures: testResults.flatMap(failuresOf) };
}

/** What failed in a file, a line each with the first sentence of its reason; a file that could not even be loaded is one line. */
function failuresOf({ name: path, status, message, assertionResults }) {
  const file = relative(PROJECT_ROOT, path);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : [];
  return failed.map((test) => `${file} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
}

const firstLine = (text) => (text ?? '').split('\n', 1)[0].slice(0, 300);

const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });

const inWords = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

function failure(sentence) {
  process.stdout.write(`${sentence}\n`);
  return { passed: 0, failed: 1, skipped: 0 };
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.stdout.write('0 passed, 1 failed, 0 skipped\n');
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
