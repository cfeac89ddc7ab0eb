import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { ownFolder } from '../electron/headless/own-folder.ts';

/** Whatever a run of tests writes to the temporary folder lies in one of its own, which goes when the run ends; after one that was killed the next cleans up. */
export default function takeTemporaryFolder(): () => void {
  const folder = ownFolder(tmpdir(), 'tests');
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
