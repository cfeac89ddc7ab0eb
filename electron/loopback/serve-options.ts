import { parseArgs } from 'node:util';
import { defaultDataFolder } from './data-folder.ts';

/** What the launcher passes to the browser host. */
export interface ServeOptions {
  readonly dataFolder: string;
  readonly port: number | null;
  readonly sample: boolean;
  readonly open: boolean;
  /** Why the browser and not a desktop window, in words. */
  readonly why: string;
}

/** The options of the browser host's own command line; the launcher has checked what a person typed. */
export function readServeOptions(args: readonly string[]): ServeOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, port: { type: 'string' }, sample: { type: 'boolean' }, 'no-open': { type: 'boolean' }, why: { type: 'string' } },
  });
  return {
    dataFolder: values.data ?? defaultDataFolder(),
    port: values.port === undefined ? null : Number(values.port),
    sample: values.sample === true,
    open: values['no-open'] !== true,
    why: values.why ?? 'asked for',
  };
}
