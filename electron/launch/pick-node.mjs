import { existsSync } from 'node:fs';
import { join } from 'node:path';

const MAJOR = 24;
const MINOR = 15;

/** True for a version such as "24.21.0" that Baton can run on. */
export function isFitNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === MAJOR && minor >= MINOR;
}

/** The Node 24 to run on: this very process, or the one that the install brought; else the sentence why there is none. */
export function pickNode(root, running = { version: process.versions.node, path: process.execPath, platform: process.platform, arch: process.arch }) {
  if (isFitNode(running.version)) return { path: running.path };
  const system = running.platform === 'win32' ? 'win' : running.platform;
  const brought = join(root, 'node_modules', `node-${system}-${running.arch}`, 'bin', running.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(brought)) return { path: brought };
  return {
    sentence: `Baton needs Node ${MAJOR} (${MAJOR}.${MINOR} or newer); this is Node ${running.version}, and no Node ${MAJOR} comes as a package for ${running.platform}-${running.arch}. Install Node ${MAJOR} from nodejs.org, then run the command again.`,
  };
}

/** Refuses a Node that cannot even run the launcher; gives the sentence, or null. */
export function refusalOfOldNode(version = process.versions.node) {
  return Number(version.split('.')[0]) >= 18 ? null : `Baton's launcher needs Node 18 or newer; this is Node ${version}. Install Node ${MAJOR} from nodejs.org, then run the command again.`;
}
