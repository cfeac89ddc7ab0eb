import { describe, expect, it } from 'vitest';
import { verifyPush } from '../../electron/hubspot/verify-push.ts';
import { aConfiguration } from '../engine/hubspot-plan/a-configuration.ts';
import { aRehearsal, CHANGES, identity, statesOf } from './a-rehearsal.ts';

const created = (requests: readonly string[]): string[] => requests.filter((request) => request.startsWith('POST'));

describe('a push against a portal that', () => {
  it('asks to slow down: waits and carries on', async () => {
    const rehearsal = await aRehearsal();
    const plan = await rehearsal.plan();
    rehearsal.portal.setFaults([{ kind: 'rateLimit', times: 2 }]);
    expect(statesOf((await rehearsal.apply(plan)).operations)).toEqual(['done']);
  });

  it('keeps asking to slow down: stops with what is done, and goes on later', async () => {
    const rehearsal = await aRehearsal();
    const plan = await rehearsal.plan();
    rehearsal.portal.setFaults([{ kind: 'rateLimit', times: 3, onlyWrites: true }]);
    const stopped = await rehearsal.apply(plan);
    expect(stopped).toMatchObject({ kind: 'stopped', message: `The portal is taking no more requests for the moment. Try again in a minute. 0 of ${CHANGES} changes are in the portal. Apply again to go on from there.` });
    expect(statesOf(stopped.operations)).toEqual(['planned']);
    expect(statesOf((await rehearsal.apply(stopped.operations)).operations)).toEqual(['done']);
  });

  it('has used up its day: stops at once', async () => {
    const rehearsal = await aRehearsal();
    const plan = await rehearsal.plan();
    rehearsal.writes();
    rehearsal.portal.setFaults([{ kind: 'dailyLimit', times: 1, onlyWrites: true }]);
    const stopped = await rehearsal.apply(plan);
    expect(stopped).toMatchObject({ kind: 'stopped', message: expect.stringContaining("after midnight in the portal's time zone") });
    expect(rehearsal.writes()).toHaveLength(1);
  });

  it('fails before a write: looks, finds nothing, and sends once more', async () => {
    const rehearsal = await aRehearsal();
    const plan = await rehearsal.plan();
    rehearsal.writes();
    rehearsal.portal.setFaults([{ kind: 'serverError', times: 1, onlyWrites: true }]);
    expect(statesOf((await rehearsal.apply(plan)).operations)).toEqual(['done']);
    expect(rehearsal.writes()).toHaveLength(CHANGES + 1);
    expect(rehearsal.journal.slice(0, 5).map(({ phase }) => phase)).toEqual(['sending', 'lost', 'reread', 'sending', 'answered']);
  });

  it('fails on every write: stops, and says that nothing is there', async () => {
    const rehearsal = await aRehearsal();
    const plan = await rehearsal.plan();
    rehearsal.portal.setFaults([{ kind: 'serverError', times: 9, onlyWrites: true }]);
    const stopped = await rehearsal.apply(plan);
    expect(stopped.kind).toBe('stopped');
    expect(stopped.operations[0]).toMatchObject({ status: 'planned', message: 'Not in the portal yet. The portal answered with an error of its own (500).' });
  });

  it.each(['errorAfterWrite', 'silenceAfterWrite'] as const)('answers with %s: looks, finds it done, and does not send again', async (kind) => {
    const rehearsal = await aRehearsal();
    const plan = await rehearsal.plan();
    rehearsal.writes();
    rehearsal.portal.setFaults([{ kind, times: 2 }]);
    const applied = await rehearsal.apply(plan);
    expect(statesOf(applied.operations)).toEqual(['done']);
    expect(rehearsal.writes()).toHaveLength(CHANGES);
    expect(applied.operations[0]?.message).toBe('In the portal as agreed.');
    expect(await verifyPush(rehearsal.client, aConfiguration(), identity)).toMatchObject({ differences: [] });
  });

  it('says nothing for one read: asks again', async () => {
    const rehearsal = await aRehearsal();
    rehearsal.portal.setFaults([{ kind: 'silence', times: 1 }]);
    expect(statesOf(await rehearsal.plan())).toEqual(['planned']);
  });

  it('says nothing at all: gives up in time with a sentence', async () => {
    const rehearsal = await aRehearsal();
    const plan = await rehearsal.plan();
    rehearsal.portal.setFaults([{ kind: 'silence', times: 100 }]);
    const stopped = await rehearsal.apply(plan);
    expect(stopped).toMatchObject({ kind: 'stopped', message: expect.stringContaining('did not answer within') });
  });

  it('loses a write and then says nothing: leaves it unknown, and finds out later', async () => {
    const rehearsal = await aRehearsal();
    const plan = await rehearsal.plan();
    rehearsal.writes();
    rehearsal.portal.setFaults([{ kind: 'silenceAfterWrite', times: 1 }, { kind: 'silence', times: 3 }]);
    const stopped = await rehearsal.apply(plan);
    expect(stopped.operations[0]).toMatchObject({ status: 'unknown', message: expect.stringContaining('applying again looks first') });
    expect(statesOf((await rehearsal.apply(stopped.operations)).operations)).toEqual(['done']);
    expect(created(rehearsal.writes()).filter((request) => request.endsWith('/groups'))).toHaveLength(1);
  });

  it('is gone: says so', async () => {
    const rehearsal = await aRehearsal();
    const plan = await rehearsal.plan();
    await rehearsal.portal.close();
    expect(await rehearsal.apply(plan)).toMatchObject({ kind: 'stopped', message: expect.stringContaining('could not be reached') });
  });

  it.each(['revokedKey', 'missingScope'] as const)('answers with %s in the middle: stops at once, says what to do, and goes on with another key', async (kind) => {
    const rehearsal = await aRehearsal();
    const plan = await rehearsal.plan();
    const stopped = await rehearsal.apply(plan, { onProgress: (done) => void (done === 5 && rehearsal.portal.setFaults([{ kind, times: 1, onlyWrites: true }])) });
    expect(stopped).toMatchObject({ kind: 'stopped', message: expect.stringMatching(/(Make a new service key and connect again|lacks these scopes: crm\.schemas\.contacts\.write)\..* 5 of 27 changes are in the portal/) });
    expect(statesOf((await rehearsal.apply(stopped.operations)).operations)).toEqual(['done']);
  });

  it.each(process.env['BATON_FULL'] === '1' ? Array.from({ length: 45 }, (_, i) => i + 1) : [3, 20])('is cut off at request %i: stops or looks again, and completes later with each object made once', async (cut) => {
    let sent = Number.NEGATIVE_INFINITY; // the plan is read undisturbed
    const carry: typeof fetch = (...asked) => {
      sent += 1;
      return sent >= cut && sent < cut + 4 ? Promise.reject(new TypeError('fetch failed')) : fetch(...asked);
    };
    const rehearsal = await aRehearsal({ carry });
    const plan = await rehearsal.plan();
    sent = 0;
    const first = await rehearsal.apply(plan);
    expect(['applied', 'stopped']).toContain(first.kind);
    if (first.kind === 'stopped') expect(first.message).toMatch(/could not be reached|broke off/);
    expect(statesOf((await rehearsal.apply(first.operations)).operations)).toEqual(['done']);
    expect(rehearsal.writes()).toHaveLength(CHANGES);
  });

  it('refuses one object: describes it, skips what builds on it, does the rest', async () => {
    const rehearsal = await aRehearsal();
    const contacts = rehearsal.state.objects['contacts'];
    const taken = contacts?.properties.find(({ name }) => name === 'lead_grade');
    if (taken === undefined) throw new Error('no lead_grade');
    taken.name = 'hx_tier';
    const applied = await rehearsal.apply(await rehearsal.plan());
    expect(applied.kind).toBe('applied');
    const failed = applied.operations.filter(({ status }) => status === 'failed');
    expect(failed.map(({ id }) => id)).toEqual(['property:hx_tier', 'list:t-hot', 'list:t-warm', 'list:t-cold', 'workflow:tier', 'workflow:clock', 'workflow:escalation']);
    expect(failed[1]?.message).toContain('Not sent, because it needs "hx_tier"');
    expect(applied.operations.filter(({ status }) => status === 'done')).toHaveLength(CHANGES - 7);
  });
});

describe('an interrupted push', () => {
  it.each([1, 2, 9, 20, 37])('resumes after a crash in journal line %i with every object made once', async (line) => {
    const rehearsal = await aRehearsal();
    const stored = new Map((await rehearsal.plan()).map((operation) => [operation.id, operation]));
    let lines = 0;
    const crash = rehearsal.apply([...stored.values()], {
      journal: () => {
        lines += 1;
        if (lines === line) throw new Error('the lights went out');
      },
      onOperation: (operation) => void stored.set(operation.id, operation),
    });
    await expect(crash).rejects.toThrow('the lights went out');
    const resumed = await rehearsal.apply([...stored.values()]);
    expect(statesOf(resumed.operations)).toEqual(['done']);
    expect(rehearsal.writes()).toHaveLength(CHANGES);
    expect(await verifyPush(rehearsal.client, aConfiguration(), identity)).toMatchObject({ differences: [] });
  });

  it('stops between two requests when cancelled, and goes on later', async () => {
    const rehearsal = await aRehearsal();
    const plan = await rehearsal.plan();
    const cancel = new AbortController();
    const cancelled = await rehearsal.apply(plan, { signal: cancel.signal, onProgress: (done) => void (done === 4 && cancel.abort()) });
    expect(cancelled.kind).toBe('cancelled');
    expect(cancelled.operations.filter(({ status }) => status === 'done')).toHaveLength(4);
    expect(statesOf((await rehearsal.apply(cancelled.operations)).operations)).toEqual(['done']);
    expect(rehearsal.writes()).toHaveLength(CHANGES);
  });

  it('does not overwrite what somebody changed meanwhile', async () => {
    const rehearsal = await aRehearsal();
    const cancel = new AbortController();
    const cancelled = await rehearsal.apply(await rehearsal.plan(), { signal: cancel.signal, onProgress: (done) => void (done === 4 && cancel.abort()) });
    const contacts = rehearsal.state.objects['contacts'];
    const status = contacts?.properties.find(({ name }) => name === 'hs_lead_status');
    status?.options.pop();
    const resumed = await rehearsal.apply(cancelled.operations);
    expect(resumed.operations.find(({ target }) => target === 'hs_lead_status')).toMatchObject({ status: 'failed', message: expect.stringContaining('was changed in the portal after this plan was made') });
    expect(status?.options).toHaveLength(7);
  });
});
