import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from './places.ts';

/** The fuse wire of Electron's binary: sentinel, version, length, one state each ('0' off, '1' on). */
const FUSE_SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const FUSE_WIRE = Buffer.concat([FUSE_SENTINEL, Buffer.from([1, 9]), Buffer.from('101100110')]);

/** A stand-in for Electron's distribution: enough for electron-builder to pack around it and to flip its fuses. */
export function standInDistribution(folder: string, version: string): string {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.alloc(4096), FUSE_WIRE, Buffer.alloc(4096)]), { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak']) writeFileSync(join(folder, name), '');
  return folder;
}

/** Packs the built app for Linux without a download; gives the folder of the unpacked app. */
export async function packApp(output: string): Promise<string> {
  // electron-builder takes the distribution as its own and changes it, hence a copy of our own in the output folder.
  const distribution = standInDistribution(join(output, 'distribution'), '45.4.1');
  const cli = join(PROJECT_ROOT, 'node_modules', 'electron-builder', 'cli.js');
  await promisify(execFile)(process.execPath, [cli, '--config', 'electron.builder.yml', '--linux', 'dir', '--x64', '--publish', 'never', `-c.electronDist=${distribution}`, `-c.directories.output=${output}`], { cwd: PROJECT_ROOT, env: { ...process.env, CI: '1' } });
  return join(output, 'linux-unpacked');
}

/** The states that electron.builder.yml asks for, in the order of the wire; the ninth is not its own to set. */
export const FUSES_OF_BATON = '010011000';

/** The states in a binary's fuse wire. */
export function fuseStates(binary: Buffer): string {
  const at = binary.indexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length;
  return binary.subarray(at + 2, at + 2 + (binary[at + 1] ?? 0)).toString('latin1');
}
