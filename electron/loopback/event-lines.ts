import { Readable } from 'node:stream';
import type { ShellHost } from '../page/shell-host.ts';

/** Events of the host as newline-delimited JSON, from now until the reader goes away. */
export function eventLines(host: ShellHost): Readable {
  const lines = new Readable({ read: () => undefined });
  const stop = host.subscribe((event) => lines.push(`${JSON.stringify(event)}\n`));
  lines.on('close', stop);
  return lines;
}
