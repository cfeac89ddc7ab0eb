import { ensureInstall } from './ensure-install.mjs';
import { pickNode, refusalOfOldNode } from './pick-node.mjs';
import { PROJECT_ROOT } from './project-root.mjs';
import { runProgram } from './run-program.mjs';

/** `node with-node.mjs script args…`: the script under Node 24, its output and exit code untouched. */
async function main([script, ...args]) {
  const refusal = refusalOfOldNode() ?? (script === undefined ? 'with-node.mjs needs the script to run.' : await ensureInstall(PROJECT_ROOT));
  if (refusal !== null) return refuse(refusal);
  const node = pickNode(PROJECT_ROOT);
  if (node.sentence !== undefined) return refuse(node.sentence);
  return runProgram(node.path, [script, ...args]);
}

function refuse(sentence) {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
