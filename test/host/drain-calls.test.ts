import { describe, expect, it } from 'vitest';
import { ok } from '../../shared/contract/reply.ts';
import { drainCalls } from '../../electron/host/drain-calls.ts';

const aCall = { name: 'workshop.listWorkshops', input: {}, workshopId: null };

describe('bringing the host to rest', () => {
  it('waits for the calls under way, and refuses later ones with a sentence', async () => {
    let finish: () => void = () => undefined;
    const calls = drainCalls(() => new Promise((resolve) => (finish = () => resolve(ok('saved')))));
    const underWay = calls.dispatch(aCall);
    let isAtRest = false;
    const rest = calls.drain().then(() => (isAtRest = true));
    expect(await calls.dispatch(aCall)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(isAtRest).toBe(false);
    finish();
    await rest;
    expect(await underWay).toEqual(ok('saved'));
  });
  it('waits for what a call left behind', async () => {
    const calls = drainCalls(() => Promise.resolve(ok('imported')));
    let isCounted = false;
    void calls.dispatch(aCall);
    await calls.drain(async () => {
      await Promise.resolve();
      isCounted = true;
    });
    expect(isCounted).toBe(true);
  });
  it('does not wait for ever', async () => {
    const calls = drainCalls(() => new Promise(() => undefined), 10);
    void calls.dispatch(aCall);
    await calls.drain();
  });
});
