import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createComputeThread } from '../../electron/workers/compute-thread.ts';
import { writeSmallClient } from '../fixtures/small-client.ts';
import { aRoom, expectSentence, type Room } from './a-room.ts';

const FRAGILE = new URL('./a-fragile-worker.ts', import.meta.url);

let room: Room;
beforeAll(async () => {
  room = await aRoom({ isFull: true, computeWorker: FRAGILE });
});
afterAll(async () => {
  await room.leave();
});

describe('a compute thread that dies', () => {
  it.each(['exit', 'throw'])('by %s says what happened, and the next call is answered', async (field) => {
    const before = await room.call('history.getHealth', {});
    const { code, message } = await room.refusal('history.listValues', { field });
    expect(code).toBe('refused');
    expect(message).toMatch(/stopped in the middle/);
    expect(await room.call('history.getHealth', {})).toEqual(before);
  });

  it('under other questions lets those be answered by a fresh one', async () => {
    const proposalId = await room.proposalId();
    const healthy = await room.call('replay.runReplay', { proposalId });
    const [lost, ...others] = await Promise.all([
      room.host.call('history.listValues', { field: 'exit' }, room.workshopId),
      ...Array.from({ length: 4 }, () => room.host.call('replay.runReplay', { proposalId }, room.workshopId)),
    ]);
    expect(lost.ok).toBe(false);
    if (!lost.ok) expectSentence(lost.error);
    for (const other of others) if (!other.ok) expectSentence(other.error);
    expect(await room.call('replay.runReplay', { proposalId })).toEqual(healthy);
  });

  it('in the middle of a replay plays it again once, and says so when it dies again', async () => {
    const proposalId = await room.proposalId();
    const deaths = join(room.folder, 'deaths');
    mkdirSync(deaths);
    await room.edit((configuration) => ({ ...configuration, sla: { ...configuration.sla, salesOwner: deaths } }));
    const healthy = await room.call('replay.runReplay', { proposalId });
    const dying = async (times: number, jobId: string, minutes: number): Promise<void> => {
      for (let death = 0; death < times; death += 1) room.file(join('deaths', String(death)), '');
      await room.edit((configuration) => ({ ...configuration, sla: { ...configuration.sla, acceptanceDays: minutes } })); // a replay that nobody remembers
      const reply = await room.host.call('replay.runReplay', { proposalId, jobId }, room.workshopId);
      expect(readdirSync(deaths)).toEqual([]);
      if (times === 1) expect(reply).toMatchObject({ ok: true, value: { handoffs: healthy.handoffs } });
      else expect(reply).toMatchObject({ ok: false, error: { code: 'refused', message: expect.stringMatching(/stopped in the middle twice.*The proposal is saved/) as string } });
    };
    await dying(1, '', 2);
    await dying(1, 'a job', 3);
    await dying(2, 'a job', 4);
  });

  it('does not keep a command from being done again', async () => {
    const proposalId = await room.proposalId();
    const { revision } = await room.call('proposal.getProposal', { proposalId });
    const dying = room.host.call('history.listValues', { field: 'exit' }, room.workshopId);
    const frozen = await room.host.call('agreement.freezeProposal', { proposalId, seenRevision: revision }, room.workshopId);
    await dying;
    if (!frozen.ok) expectSentence(frozen.error);
    const agreements = await room.call('agreement.listAgreements', {});
    expect(agreements).toHaveLength(frozen.ok ? 1 : 0);
    await room.call('agreement.freezeProposal', { proposalId, seenRevision: revision });
  });

  it('is closed without leaving a question open', async () => {
    const thread = createComputeThread(() => undefined, FRAGILE);
    const loading = expect(thread.load('key', {} as never)).rejects.toMatchObject({ code: 'COMPUTE_LOST' }); // never read: the thread is closed before it answers
    await thread.close();
    await loading;
    await expect(thread.call('key', 'listLeads', { search: '', offset: 0, limit: 1 })).rejects.toMatchObject({ code: 'COMPUTE_LOST' });
  });
});

describe('an import while questions are asked', () => {
  it('is what every question after it is about', async () => {
    const look = await room.look([room.file('later.csv', 'Record ID,Create Date\n1,2026-01-02\n')]);
    for (let n = 0; n < 3; n++) {
      await room.bringIn(writeSmallClient(room.folder));
      const asked = Array.from({ length: 5 }, () => room.host.call('history.getHealth', {}, room.workshopId));
      const running = room.host.call('import.runImport', look, room.workshopId);
      const more = Array.from({ length: 5 }, () => room.host.call('history.listLeads', {}, room.workshopId));
      expect((await running).ok).toBe(true);
      for (const reply of await Promise.all([...asked, ...more])) if (!reply.ok) expectSentence(reply.error);
      expect((await room.call('history.getHealth', {}))?.leads).toBe(1);
      expect((await room.call('history.listLeads', {})).total).toBe(1);
    }
  });
});
