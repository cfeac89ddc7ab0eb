import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDataFolder } from '../../electron/loopback/data-folder.ts';
import { takeDataFolder } from '../../electron/loopback/data-lock.ts';
import { createSessions } from '../../electron/loopback/sessions.ts';

const aFolder = (): string => mkdtempSync(join(tmpdir(), 'baton-lock-'));
const note = (pid: number): string => JSON.stringify({ pid, shell: 'browser', port: 4000, secret: 's' });

describe('the lock of a data folder', () => {
  it('is readable by its owner only, and names the port once it is known', () => {
    const folder = aFolder();
    const lock = takeDataFolder(folder, 'browser');
    if (lock.kind !== 'taken') throw new Error('a fresh folder must be free');
    lock.announce(4711, 'secret');
    const path = join(folder, 'baton.lock');
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid, port: 4711, secret: 'secret' });
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    lock.release();
    expect(takeDataFolder(folder, 'electron').kind).toBe('taken');
  });
  it('names the running Baton to a second start', () => {
    const folder = aFolder();
    writeFileSync(join(folder, 'baton.lock'), note(process.ppid));
    expect(takeDataFolder(folder, 'browser')).toMatchObject({ kind: 'held', by: { pid: process.ppid, shell: 'browser', port: 4000, secret: 's' } });
  });
  it('gives way when its process has ended or it cannot be read', () => {
    for (const left of [note(999_999_999), '', '{"pid":', '{}']) {
      const folder = aFolder();
      writeFileSync(join(folder, 'baton.lock'), left);
      expect(takeDataFolder(folder, 'browser').kind).toBe('taken');
    }
  });
});

describe('tickets and tokens', () => {
  it('a ticket dies of age', () => {
    let now = 0;
    const sessions = createSessions(() => now);
    const [early, late] = [sessions.issueTicket(), sessions.issueTicket()];
    now = 10 * 60_000;
    expect(sessions.redeem(early)).not.toBeNull();
    now += 1;
    expect(sessions.redeem(late)).toBeNull();
  });
  it('knows the tokens it gave and no others', () => {
    const sessions = createSessions();
    const token = sessions.redeem(sessions.issueTicket());
    expect(sessions.isToken(token ?? '')).toBe(true);
    expect(sessions.isToken(sessions.issueTicket())).toBe(false);
    expect(sessions.isToken('')).toBe(false);
  });
});

describe('the default data folder', () => {
  it('is where each system keeps an app\'s own data', () => {
    expect(defaultDataFolder({}, 'linux', '/home/a')).toBe('/home/a/.local/share/baton');
    expect(defaultDataFolder({ XDG_DATA_HOME: '/data' }, 'linux', '/home/a')).toBe('/data/baton');
    expect(defaultDataFolder({ XDG_DATA_HOME: 'relative' }, 'linux', '/home/a')).toBe('/home/a/.local/share/baton');
    expect(defaultDataFolder({}, 'darwin', '/Users/a')).toBe('/Users/a/Library/Application Support/Baton');
  });
});
