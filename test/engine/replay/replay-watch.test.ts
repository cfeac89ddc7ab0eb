import { expect, it } from 'vitest';
import { createComputeSession } from '../../../shared/engine/compute/compute-session.ts';
import { Stopped, WATCH_SLOTS, sharedWatch } from '../../../shared/engine/replay/replay-watch.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { MONDAY, demo, inputOf, stage } from './a-replay.ts';

const { history, ...settings } = inputOf(aHistory({ leads: [{ id: 'a', createdAt: MONDAY, facts: [demo(MONDAY), stage(MONDAY, 'mql')] }] }));

it('a watched replay says how far it is, only ever further, and gives the same result', () => {
  const shares: number[] = [];
  const watched = createComputeSession(history).replay(settings, (share) => shares.push(share));
  expect(shares.length).toBeGreaterThan(4);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBeLessThan(1);
  expect(watched.summary).toEqual(createComputeSession(history).replay(settings).summary);
});

it('a cancelled replay stops, keeps nothing of itself, and can be asked for again', () => {
  const session = createComputeSession(history);
  const shared = new Int32Array(new SharedArrayBuffer(WATCH_SLOTS * 4));
  Atomics.store(shared, 0, 1);
  expect(() => session.replay(settings, sharedWatch(shared))).toThrow(Stopped);
  expect(session.replay(settings).summary.handoffs).toEqual({ actual: 1, proposed: 1 });
});
