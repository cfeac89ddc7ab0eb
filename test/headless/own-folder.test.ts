import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ownFolder } from '../../electron/headless/own-folder.ts';

const parent = mkdtempSync(join(tmpdir(), 'baton-own-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

describe('the folder that a call works in', () => {
  it('is a new one each time, and those of calls that still run stay', () => {
    const [first, second] = [ownFolder(parent, 'call'), ownFolder(parent, 'call')];
    expect(first).not.toBe(second);
    expect(existsSync(first)).toBe(true);
  });

  it('is made after the ones of killed calls were removed, and nothing else', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']); // has ended
    const [left, other] = [join(parent, `baton-call-${pid}-abc123`), join(parent, 'baton-call-notes')];
    for (const folder of [left, other]) mkdirSync(folder);
    writeFileSync(join(left, 'workshop.sqlite'), 'a client');
    ownFolder(parent, 'call');
    expect([left, other].map((folder) => existsSync(folder))).toEqual([false, true]);
  });
});
