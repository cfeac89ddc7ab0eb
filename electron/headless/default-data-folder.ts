import { join } from 'node:path';

/** Where an operating system keeps an app's data; never a folder that is synchronised with a cloud. */
export function defaultDataFolder(platform: NodeJS.Platform, environment: Readonly<Record<string, string | undefined>>, home: string): string {
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Baton');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Baton');
  return join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'baton');
}
