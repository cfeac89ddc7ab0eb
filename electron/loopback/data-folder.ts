import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where this system keeps an app's own data; never a folder that a cloud drive copies while a database is open. */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform, home: string = homedir()): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Baton');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Baton');
  const xdg = env['XDG_DATA_HOME'];
  return join(xdg !== undefined && xdg.startsWith('/') ? xdg : join(home, '.local', 'share'), 'baton');
}
