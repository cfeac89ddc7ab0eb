import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aRoom, expectSentence, type Room } from './a-room.ts';

let room: Room;
beforeAll(async () => {
  room = await aRoom({ isFull: true });
});
afterAll(async () => {
  expect(room.mistakes).toEqual([]);
  await room.leave();
});

it('everything asked for at once is answered, and what was answered is there', async () => {
  const proposalId = await room.proposalId();
  const look = await room.look([room.file('small.csv', 'Record ID,Create Date\n1,2026-01-02\n')]);
  for (let round = 0; round < 12; round++) {
    const { revision, configuration } = await room.call('proposal.getProposal', { proposalId });
    const edit = (n: number) => room.host.call('proposal.editProposal', { proposalId, seenRevision: revision, configuration: { ...configuration, playbook: { ...configuration.playbook, recycle: `${round}.${n}` } }, label: `${round}.${n}` }, room.workshopId);
    const copy = join(room.folder, `at-once-${round}.baton`);
    const people = { participants: [{ id: 'm', name: `Mia ${round}`, team: 'marketing' as const, role: '', canSign: true }] };
    const [batch, saved, ...others] = await Promise.all([
      room.host.call('import.runImport', look, room.workshopId),
      room.host.call('workshop.saveCopy', { path: copy }, room.workshopId),
      edit(1),
      edit(2),
      room.host.call('workshop.saveParticipants', people, room.workshopId),
      room.host.call('proposal.createProposal', { name: `Proposal ${round}` }, room.workshopId),
      room.host.call('proposal.saveAbsences', { absences: [{ id: 'a', repId: 'r', from: round, to: round + 1 }] }, room.workshopId),
      room.host.call('workshop.updateWorkshop', { title: `Title ${round}` }, room.workshopId),
      room.host.call('agreement.freezeProposal', { proposalId, seenRevision: revision }, room.workshopId),
      room.host.call('history.getHealth', {}, room.workshopId),
      room.host.call('workshop.listWorkshops', {}),
    ]);
    for (const reply of [batch, saved, ...others]) if (!reply.ok) expectSentence(reply.error);
    expect(batch.ok && saved.ok && existsSync(copy)).toBe(true);
    const { workshop, participants } = await room.call('workshop.getWorkshop', {});
    expect([workshop.title, participants[0]?.name]).toEqual([`Title ${round}`, `Mia ${round}`]);
    expect((await room.call('import.getLastBatch', {}))?.id).toBe(batch.ok && batch.value.id);
    expect((await room.call('proposal.getProposal', { proposalId })).revision).toBe(revision + 1);
    expect((await room.call('proposal.listProposals', {})).length).toBe(round + 2);
  }
});
