import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createHeadlessHost } from '../../electron/headless/create-headless-host.ts';

it('keeps the client’s own figures through a restart, one at each place, and replaces them as a whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-figures-'));
  const figure = (name: string, value: number) => ({ by: 'month' as const, name, measure: 'mqls', value });
  const first = await createHeadlessHost({ dataFolder: folder });
  const made = await first.call('workshop.createWorkshop', { title: 'Handoff', clientName: 'Client', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 });
  const id = made.ok ? made.value.id : '';
  expect(await first.call('history.listClientFigures', {}, id)).toEqual({ ok: true, value: [] });
  await first.call('history.saveClientFigures', { figures: [figure('2026-04', 7), figure('2026-03', 1), figure('2026-03', 2)] }, id);
  await first.close();
  const second = await createHeadlessHost({ dataFolder: folder });
  expect(await second.call('history.listClientFigures', {}, id)).toEqual({ ok: true, value: [figure('2026-03', 2), figure('2026-04', 7)] });
  expect(await second.call('history.saveClientFigures', { figures: [] }, id)).toEqual({ ok: true, value: [] });
  await second.close();
  rmSync(folder, { recursive: true, force: true });
});
