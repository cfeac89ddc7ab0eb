import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeSmallClient } from '../fixtures/small-client.ts';
import { aRoom } from './a-room.ts';

it('a disk that fills half way leaves the history from before, says how much is missing, and that much is enough', async (context) => {
  const place = mkdtempSync(join(tmpdir(), 'baton-half-'));
  context.onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', place], { stdio: 'ignore' });
  } catch {
    return context.skip('mounting a small file system is not allowed here');
  }
  context.onTestFinished(() => void execFileSync('umount', ['-l', place]));
  const room = await aRoom({ dataFolder: join(place, 'data') });
  await room.bringIn(writeSmallClient(room.folder));
  const before = await room.call('history.getHealth', {});
  const noise = randomBytes(60 * 60_000).toString('base64'); // it does not shrink when it is kept beside the history
  const rows = Array.from({ length: 60_000 }, (_, n) => `${n},2026-01-02,${noise.slice(n * 80, n * 80 + 80)}`);
  const look = await room.look([room.file('big.csv', `Record ID,Create Date,Note\n${rows.join('\n')}\n`)]);
  const ballast = join(place, 'ballast');
  const fill = (leave: number): void => {
    rmSync(ballast, { force: true });
    const { bavail, bsize } = statfsSync(place);
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leave)));
  };

  fill(3_000_000);
  const refused = await room.refusal('import.runImport', look);
  expect(refused.code).toBe('diskFull');
  const said = /It needs about (\d+) MB and (\d+) MB were free: free at least (\d+) MB more, then import again\.$/.exec(refused.message);
  const [need = 0, free = 0, missing = 0] = said?.slice(1).map(Number) ?? [];
  expect(free, refused.message).toBe(2); // whole megabytes of three
  expect(Math.abs(need - free - missing)).toBeLessThanOrEqual(1);
  expect(await room.call('history.getHealth', {})).toEqual(before);
  expect(await room.call('import.listBatches', {})).toHaveLength(1);

  fill(8_000_000); // the files fit now, but not the history twice
  const measured = await room.refusal('import.runImport', look);
  expect(measured.message).toMatch(/It needs \d+ MB and \d+ MB are free: free at least \d+ MB more/);
  expect(await room.call('history.getHealth', {})).toEqual(before);

  rmSync(ballast);
  await room.call('import.runImport', look);
  expect((await room.call('history.getHealth', {}))?.leads).toBe(60_000);
  expect(room.mistakes).toEqual([]);
  await room.leave();
});
