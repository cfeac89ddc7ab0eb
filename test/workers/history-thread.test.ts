import { describe, expect, it } from 'vitest';
import { createHistoryThread } from '../../electron/workers/history-thread.ts';
import { UNREADABLE } from '../../electron/workers/history-messages.ts';
import { decodeHistory, encodeHistory, HistoryLayoutError } from '../../shared/engine/history/history-segments.ts';
import type { History } from '../../shared/engine/history/history.ts';
import { mergeHistories } from '../../shared/engine/history/merge-histories.ts';
import { pseudonymise } from '../../shared/engine/history/pseudonymise.ts';
import { aHistory } from '../fixtures/a-history.ts';

const work = createHistoryThread();
const aBatch = (from: number, count: number): History =>
  aHistory({ leads: Array.from({ length: count }, (_, i) => ({ id: String(from + i), createdAt: i, fields: { name: `Person ${from + i}`, country: 'IE' }, facts: [{ kind: 'stage', at: i + 1, to: 'mql' }] })), personal: ['name'], roles: { name: 'name' } });
const watch = (signal: AbortSignal = new AbortController().signal, onShare: (share: number) => void = () => undefined) => ({ signal, onShare });

describe('work on whole histories in a thread of its own', () => {
  it('joins batches as the engine does, and gives the hash', async () => {
    const [first, second] = [aBatch(0, 50), aBatch(25, 50)];
    const made = await work.merge([encodeHistory(first), encodeHistory(second)], [], watch());
    expect(decodeHistory(made.segments).leadIds).toEqual(mergeHistories([first, second]).history.leadIds);
    expect(made.hash).toBe((await work.merge([made.segments], [], watch())).hash);
  });
  it('replaces people as the engine does, and keeps the hash where only personal columns change', async () => {
    const segments = encodeHistory(aBatch(0, 20));
    const made = await work.pseudonymise(segments, { key: 'ab'.repeat(32), prefix: 'x-', scope: 'personalColumns' }, watch());
    expect(made.replaced).toBe(pseudonymise(decodeHistory(segments), () => '', 'personalColumns').replaced);
    expect(made.hash).toBe((await work.merge([segments], [], watch())).hash);
    expect(decodeHistory(made.segments).fields[0]?.values[1]).toMatch(/^x-[0-9a-f]{20}$/);
  });
  it('tells how far it is and ends at once when it is cancelled', async () => {
    const cancel = new AbortController();
    const shares: number[] = [];
    const made = work.pseudonymise(encodeHistory(aBatch(0, 12_000)), { key: 'ab'.repeat(32), prefix: 'x-', scope: 'everywhere' }, watch(cancel.signal, (share) => {
      shares.push(share);
      cancel.abort();
    }));
    await expect(made).rejects.toMatchObject({ name: 'AbortError' });
    expect(shares[0]).toBeLessThan(1);
    await expect(work.merge([], [], watch(AbortSignal.abort()))).rejects.toMatchObject({ name: 'AbortError' });
  });
  it('says apart what is damaged, what has another layout, and what cannot be joined', async () => {
    const segments = new Map(encodeHistory(aBatch(0, 3)));
    await expect(work.merge([new Map([...segments].filter(([name]) => name !== 'createdAt')), segments], [], watch())).rejects.toMatchObject({ name: UNREADABLE });
    const head = Buffer.from(Buffer.from(segments.get('head') ?? []).toString('latin1').replace(/"layout":\d+/, '"layout":1'), 'latin1');
    await expect(work.merge([new Map([...segments, ['head', head]]), segments], [], watch())).rejects.toBeInstanceOf(HistoryLayoutError);
    await expect(work.merge([], [], watch())).rejects.toBeInstanceOf(RangeError);
  });
});
