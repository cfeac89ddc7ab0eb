import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataFolder } from '../loopback/data-folder.ts';

/** What a desktop start may be given. */
export interface DesktopOptions {
  readonly dataFolder: string;
  readonly sample: boolean;
}

/** Reads `--data DIR` and `--sample`; Chromium's own flags and the app's path may stand between them. */
export function readDesktopOptions(args: readonly string[]): DesktopOptions {
  const { values } = parseArgs({ args: [...args], strict: false, allowPositionals: true, options: { data: { type: 'string' }, sample: { type: 'boolean' } } });
  return { dataFolder: typeof values.data === 'string' ? resolve(values.data) : defaultDataFolder(), sample: values.sample === true };
}
