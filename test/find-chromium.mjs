import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runProgram } from '../electron/launch/run-program.mjs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/** A Chromium that is here: the one asked for by BATON_CHROMIUM, the system's own, or Playwright's download; else null. */
export async function findChromium(root) {
  const asked = process.env.BATON_CHROMIUM;
  const present = [...(asked === undefined ? [] : [asked]), ...PLACES].find((place) => existsSync(place));
  if (present !== undefined) return present;
  const { chromium } = await import(pathToFileURL(join(root, 'node_modules', 'playwright-core', 'index.mjs')).href);
  const downloaded = chromium.executablePath();
  return downloaded !== '' && existsSync(downloaded) ? downloaded : null;
}

/** Brings Chromium where it is missing: Debian's package as root, Playwright's own download elsewhere. */
export async function bringChromium(root, nodePath) {
  const present = await findChromium(root);
  if (present !== null) return present;
  process.stdout.write('Chromium is missing; fetching it once …\n');
  if (isDebian() && process.getuid?.() === 0) {
    await runProgram('sh', ['-c', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium']);
  } else {
    await runProgram(nodePath, [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'], { cwd: root });
  }
  return findChromium(root);
}

/** Debian itself: on Ubuntu the package of this name is an empty shell around a snap. */
function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}
