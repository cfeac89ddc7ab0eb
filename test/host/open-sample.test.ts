import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-open-sample-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function leadsOfSample(host: HeadlessHost): Promise<number | string> {
  const opened = await host.call('workshop.openSample', {});
  if (!opened.ok) return opened.error.message;
  const health = await host.call('history.getHealth', {}, opened.value.id);
  return health.ok ? (health.value?.leads ?? 0) : health.error.message;
}

describe('opening the sample', () => {
  it('makes it again when its history cannot be read, as after a change of how histories are kept', async () => {
    const first = await createHeadlessHost({ dataFolder: folder });
    const leads = await leadsOfSample(first);
    await first.close();
    expect(leads).toBeGreaterThan(1000);
    const database = new DatabaseSync(join(folder, 'workshops', 'sample', 'workshop.sqlite'));
    database.exec("DELETE FROM history_segment WHERE name IN (SELECT name FROM history_segment LIMIT 3)");
    database.close();
    const second = await createHeadlessHost({ dataFolder: folder });
    expect(await leadsOfSample(second)).toBe(leads);
    await second.close();
  }, 60_000);
});
