import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A new folder of this process. Those of its kind that killed processes left may hold a client's data, so they are removed first. */
export function ownFolder(parent: string, kind: string): string {
  const prefix = `baton-${kind}-`;
  for (const name of readdirSync(parent)) {
    const pid = /^(\d+)-/.exec(name.slice(prefix.length))?.[1];
    if (name.startsWith(prefix) && pid !== undefined && !isRunning(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(parent, `${prefix}${process.pid}-`));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0); // asks only whether it is there
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
