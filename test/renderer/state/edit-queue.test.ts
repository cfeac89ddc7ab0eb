import { describe, expect, it } from 'vitest';
import { EditQueue } from '../../../renderer/state/edit-queue.ts';
import type { Proposal } from '../../../shared/contract/areas/proposal.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { EMPTY_CONFIGURATION } from '../../../shared/engine/model/empty-configuration.ts';
import { setThreshold } from '../../../renderer/screens/score/score-edits.ts';

const aProposal = (revision = 1): Proposal => ({ id: 'p', name: 'A', revision, canUndo: false, canRedo: false, lastEdit: '', configuration: EMPTY_CONFIGURATION, configHash: `hash-${revision}` });

/** A host that answers when told to, and remembers what it was sent. */
function aHost(answers: (sent: { seenRevision: number; label: string }) => Reply<Proposal> | null) {
  const sent: { seenRevision: number; label: string; threshold: number }[] = [];
  const shown: Proposal[] = [];
  const told: string[] = [];
  let saved = aProposal();
  const queue = new EditQueue(saved, {
    send: async (edit) => {
      sent.push({ seenRevision: edit.seenRevision, label: edit.label, threshold: edit.configuration.score.mqlThreshold });
      const answer = answers(edit);
      if (answer !== null) return answer;
      saved = { ...saved, configuration: edit.configuration, revision: edit.seenRevision + 1, configHash: `hash-${edit.seenRevision + 1}`, lastEdit: edit.label };
      return ok(saved);
    },
    show: (proposal) => shown.push(proposal),
    reload: async () => aProposal(9),
    tell: (sentence) => told.push(sentence),
  });
  return { queue, sent, shown, told };
}

describe('edit queue', () => {
  it('shows an edit before the host has answered', () => {
    const { queue, shown } = aHost(() => null);
    void queue.edit('Threshold', setThreshold(60));
    expect(shown).toHaveLength(1);
    expect(shown[0]?.configuration.score.mqlThreshold).toBe(6000);
    expect(shown[0]?.configHash).toBe('hash-1');
  });

  it('sends edits one after the other, each with the revision that was confirmed last', async () => {
    const { queue, sent, shown } = aHost(() => null);
    void queue.edit('one', setThreshold(60));
    void queue.edit('two', setThreshold(61));
    await queue.settled();
    expect(sent).toEqual([{ seenRevision: 1, label: 'one', threshold: 6000 }, { seenRevision: 2, label: 'two', threshold: 6100 }]);
    expect(shown.at(-1)?.revision).toBe(3);
  });

  it('never shows an older value while a newer edit is on its way', async () => {
    const { queue, shown } = aHost(() => null);
    void queue.edit('one', setThreshold(60));
    void queue.edit('two', setThreshold(61));
    await queue.settled();
    expect(shown.map((proposal) => proposal.configuration.score.mqlThreshold)).toEqual([6000, 6100, 6100, 6100]);
  });

  it('takes a refused edit back, says why, and drops what was built on it', async () => {
    const { queue, sent, shown, told } = aHost(({ label }) => (label === 'one' ? fail('stale', 'Another window changed it.') : null));
    void queue.edit('one', setThreshold(60));
    void queue.edit('two', setThreshold(61));
    await queue.settled();
    expect(told).toEqual(['Another window changed it.']);
    expect(sent.map((edit) => edit.label)).toEqual(['one']);
    expect(shown.at(-1)?.revision).toBe(9);
    expect(shown.at(-1)?.configuration.score.mqlThreshold).toBe(5000);
  });

  it('adopts what another window saved, but not while own edits are on their way', async () => {
    const { queue, sent } = aHost(() => null);
    queue.adopt(aProposal(5));
    const pending = queue.edit('one', setThreshold(60));
    queue.adopt(aProposal(7));
    await pending;
    expect(sent[0]?.seenRevision).toBe(5);
    expect((await queue.settled()).revision).toBe(6);
  });

  it('shows own edits on, whatever older answer arrives meanwhile', async () => {
    const { queue } = aHost(() => null);
    const seen: number[] = [];
    const stop = queue.listen(() => seen.push(queue.shown.configuration.score.mqlThreshold));
    const pending = queue.edit('one', setThreshold(60));
    expect(queue.isSaved).toBe(false);
    queue.adopt(aProposal(1));
    expect(queue.shown.configuration.score.mqlThreshold).toBe(6000);
    await pending;
    queue.adopt(aProposal(1));
    expect([queue.shown.revision, queue.shown.configuration.score.mqlThreshold]).toEqual([2, 6000]);
    stop();
    await queue.edit('two', setThreshold(61));
    expect(queue.isSaved).toBe(true);
    expect(seen).toEqual([6000, 6000, 6000]); // shown, confirmed, and nothing on its way any more
  });

  it('runs commands such as undo one after the other, each with the revision that the last one left, and only tells of a refusal', async () => {
    const { queue, told } = aHost(() => null);
    const seen: number[] = [];
    const undo = (): Promise<void> => queue.command(async ({ revision }) => {
      seen.push(revision);
      return revision < 4 ? ok(aProposal(revision + 1)) : fail('refused', 'There is nothing left to undo.');
    });
    void queue.edit('one', setThreshold(60));
    await Promise.all([undo(), undo(), undo()]);
    expect([seen, queue.shown.revision, told]).toEqual([[2, 3, 4], 4, ['There is nothing left to undo.']]);
  });

  it('sends nothing when a recipe changes nothing', async () => {
    const { queue, sent } = aHost(() => null);
    await queue.edit('nothing', (now) => now);
    expect(sent).toEqual([]);
  });
});
