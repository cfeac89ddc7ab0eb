import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeSmallClient } from '../fixtures/small-client.ts';
import { aRoom, expectSentence } from './a-room.ts';

it('a data folder on a full disk refuses every change in words, answers every question, and goes on when there is room', async (context) => {
  const place = mkdtempSync(join(tmpdir(), 'baton-disk-'));
  context.onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', place], { stdio: 'ignore' });
  } catch {
    return context.skip('mounting a small file system is not allowed here');
  }
  context.onTestFinished(() => void execFileSync('umount', [place]));
  const room = await aRoom({ dataFolder: join(place, 'data') });
  await room.bringIn(writeSmallClient(room.folder));
  const rows = Array.from({ length: 9_000 }, (_, n) => `${n},2026-01-02,${'note '.repeat(30)}${n}`);
  const look = await room.look([room.file('big.csv', `Record ID,Create Date,Note\n${rows.join('\n')}\n`)]);
  const health = await room.call('history.getHealth', {});
  const proposalId = await room.proposalId();
  const proposal = await room.call('proposal.getProposal', { proposalId });
  const ballast = join(place, 'ballast');
  const { bavail, bsize } = statfsSync(place);
  writeFileSync(ballast, Buffer.alloc(bavail * bsize));

  const big = { ...proposal.configuration, playbook: { ...proposal.configuration.playbook, firstHour: 'x'.repeat(19_000), firstDay: 'y'.repeat(19_000) } };
  const changes = [
    () => room.host.call('import.runImport', look, room.workshopId),
    () => room.host.call('proposal.editProposal', { proposalId, seenRevision: proposal.revision, configuration: big, label: 'Big' }, room.workshopId),
    () => room.host.call('workshop.createWorkshop', { title: 'T', clientName: 'C', zone: 'UTC', currency: 'EUR', startsAt: 0 }),
    () => room.host.call('workshop.saveCopy', {}, room.workshopId),
    () => room.host.call('agreement.exportPdf', { proposalId }, room.workshopId),
    () => room.host.call('workshop.openSample', {}),
  ];
  for (const [n, change] of changes.entries()) {
    const reply = await change();
    expect(reply.ok, `change ${n}`).toBe(false);
    if (!reply.ok) expectSentence(reply.error);
    if (!reply.ok) expect(reply.error.code, `change ${n}: ${reply.error.message}`).toBe('diskFull');
  }
  expect(await room.call('history.getHealth', {})).toEqual(health);
  expect(await room.call('proposal.getProposal', { proposalId })).toEqual(proposal);
  expect((await room.call('replay.runReplay', { proposalId })).leads).toBe(60);

  rmSync(ballast);
  await room.call('import.runImport', look);
  expect((await room.call('history.getHealth', {}))?.leads).toBe(9_000);
  expect((await room.call('agreement.exportPdf', { proposalId })).pages).toBeGreaterThan(2);
  expect(room.mistakes).toEqual([]);
  await room.leave();
});
