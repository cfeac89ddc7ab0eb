import { join } from 'node:path';
import { chooseShell } from './choose-shell.mjs';
import { ensureBuild } from './ensure-build.mjs';
import { ensureInstall } from './ensure-install.mjs';
import { pickNode, refusalOfOldNode } from './pick-node.mjs';
import { PROJECT_ROOT } from './project-root.mjs';
import { runProgram } from './run-program.mjs';
import { readStartOptions } from './start-options.mjs';

const AT_ONCE_MS = 4_000;

/** `npm start`: install, pick Node, build what changed, then the desktop window or the browser host. */
async function main(args) {
  const read = readStartOptions(args);
  const refusal = refusalOfOldNode() ?? read.sentence ?? (await ensureInstall(PROJECT_ROOT));
  if (refusal !== null) return refuse(refusal);
  const node = pickNode(PROJECT_ROOT);
  if (node.sentence !== undefined) return refuse(node.sentence);
  const failedBuild = await ensureBuild(PROJECT_ROOT, node.path);
  if (failedBuild !== null) return refuse(failedBuild);
  const shell = await chooseShell(PROJECT_ROOT, read.options, node.path);
  if (shell.kind === 'browser') return startBrowserHost(shell, read.options, node.path);
  const started = Date.now();
  process.stdout.write(`Baton opens as a desktop window (${shell.why}).\n`);
  const code = await runProgram(shell.binary, [PROJECT_ROOT, ...passedOn(read.options)]);
  // A window that never came: a missing library, or a system that allows no sandbox.
  if (code === 0 || Date.now() - started > AT_ONCE_MS) return code;
  return startBrowserHost({ why: 'Electron could not open a window here' }, read.options, node.path);
}

/** The browser host prints the line itself: only it knows the address. */
function startBrowserHost(shell, options, nodePath) {
  const flags = [...passedOn(options), `--why=${shell.why}`];
  if (options.port !== null) flags.push('--port', String(options.port));
  if (!options.open) flags.push('--no-open');
  return runProgram(nodePath, [join(PROJECT_ROOT, 'out', 'main', 'serve.js'), ...flags]);
}

function passedOn(options) {
  return [...(options.sample ? ['--sample'] : []), ...(options.data === null ? [] : ['--data', options.data])];
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
