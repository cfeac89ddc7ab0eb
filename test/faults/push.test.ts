import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '../../shared/contract/contract.ts';
import { aRoom, unfitNumbers, type Room } from './a-room.ts';
import { watchConnections, type OpenConnections } from './open-connections.ts';

let room: Room;
let connections: OpenConnections;
let agreementId: string;
beforeAll(async () => {
  connections = watchConnections();
  room = await aRoom({ rehearsalPatience: { timeoutMs: 500, backoffMs: 20 } });
  await room.call('workshop.saveParticipants', {
    participants: (['marketing', 'sales'] as const).map((team) => ({ id: team, name: `One of ${team}`, team, role: '', canSign: true })),
  });
  const proposalId = await room.proposalId();
  agreementId = (await room.call('agreement.freezeProposal', { proposalId, seenRevision: 1 })).id;
  for (const participantId of ['marketing', 'sales']) await room.call('agreement.signAgreement', { agreementId, participantId, method: 'typed', statement: 'I agree.' });
});
beforeEach(async () => {
  await faults();
});
afterAll(async () => {
  connections.stop();
  expect(room.mistakes).toEqual([]);
  await room.leave();
});

type Fault = InputOf<'push.setRehearsalFaults'>['faults'][number];
type Plan = OutputOf<'push.getPlan'> & {};
const faults = (...list: Fault[]) => room.call('push.setRehearsalFaults', { faults: list });
const statuses = (plan: Plan): string[] => [...new Set(plan.operations.filter(({ group }) => group !== 'switchOn').map(({ status }) => status))].sort();
const changes = (plan: Plan): number => plan.operations.filter(({ kind, group }) => kind !== 'manual' && group !== 'switchOn').length;

/** A fresh portal with a fresh plan: the workshop's rehearsal begins anew. */
async function aPlan(): Promise<Plan> {
  connections.of(room.workshopId).exec('DELETE FROM push_plan; DELETE FROM rehearsal_portal');
  return room.call('push.planPush', { agreementId });
}

/** Everything in the portal by its name; a name that stands twice was made twice. */
function expectEachOnce(): void {
  const state = connections.of(room.workshopId).prepare('SELECT state FROM rehearsal_portal').pluck().get() as string; // the one column just selected
  const { objects, lists, workflows } = JSON.parse(state) as { workflows: { name: string }[]; objects: Record<string, { groups: { name: string }[]; properties: { name: string }[] }>; lists: { name: string; listId: string }[] };
  for (const { groups, properties } of Object.values(objects)) for (const named of [groups, properties]) expect(new Set(named.map(({ name }) => name)).size).toBe(named.length);
  const names = [...Object.values(lists), ...workflows].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
}

async function expectComplete(planId: string): Promise<void> {
  const plan = await room.call('push.applyPlan', { planId });
  expect(statuses(plan).filter((status) => !['done', 'unchanged', 'byHand'].includes(status))).toEqual([]);
  expect(await room.call('push.verifyPush', { planId })).toMatchObject({ isEqual: true, differences: [] });
  expect(unfitNumbers(plan)).toEqual([]);
  expectEachOnce();
}

describe('a portal that', () => {
  it.each<[string, Fault[]]>([
    ['asks to slow down twice', [{ kind: 'rateLimit', times: 2 }]],
    ['fails once before a write', [{ kind: 'serverError', times: 1 }]],
    ['does the write and then fails, five times', [{ kind: 'errorAfterWrite', times: 5 }]],
    ['says nothing once', [{ kind: 'silence', times: 1 }]],
  ])('%s is waited for, and everything is there once', async (_what, list) => {
    const { id } = await aPlan();
    await faults(...list);
    await expectComplete(id);
  });

  it.each<[string, Fault[], RegExp]>([
    ['asks to slow down for ever', [{ kind: 'rateLimit', times: 100 }], /no more requests for the moment\. Try again in a minute/],
    ['fails for ever', [{ kind: 'serverError', times: 100 }], /error of its own \(500\)/],
  ])('%s is left with a sentence, and applying again completes', async (_what, list, says) => {
    const { id } = await aPlan();
    await faults(...list);
    const { code, message } = await room.refusal('push.applyPlan', { planId: id });
    expect(code).toBe('portalUnavailable');
    expect(message).toMatch(says);
    expect(message).toMatch(/Apply again to go on from there/);
    await faults();
    await expectComplete(id);
  });

  it('fails in the middle keeps what was sent, says how much, and goes on later', async () => {
    const plan = await aPlan();
    await faults({ kind: 'errorAfterWrite', times: 3 }, { kind: 'serverError', times: 100 });
    const { message } = await room.refusal('push.applyPlan', { planId: plan.id });
    expect(message).toMatch(new RegExp(`\\d+ of ${changes(plan)} changes are in the portal`));
    const stopped = await room.call('push.getPlan', {});
    expect(stopped === null ? [] : statuses(stopped)).toContain('planned');
    await faults();
    await expectComplete(plan.id);
  });

  it('cannot be read when the plan is made, or when it is verified, says that nothing was changed', async () => {
    const plan = await aPlan();
    await faults({ kind: 'serverError', times: 100 });
    expect(await room.refusal('push.planPush', { agreementId })).toMatchObject({ code: 'portalUnavailable', message: expect.stringContaining('Nothing was changed.') });
    expect((await room.call('push.getPlan', {}))?.id).toBe(plan.id);
    await faults();
    await room.call('push.applyPlan', { planId: plan.id });
    await faults({ kind: 'rateLimit', times: 100 });
    expect((await room.refusal('push.verifyPush', { planId: plan.id })).code).toBe('portalUnavailable');
  });
});

describe('a push', () => {
  it('that is cancelled keeps what was sent and completes later', async () => {
    const plan = await aPlan();
    await faults({ kind: 'rateLimit', times: 2 });
    let isOver = false;
    const running = room.host.call('push.applyPlan', { planId: plan.id, jobId: 'push' }, room.workshopId).finally(() => (isOver = true));
    while (!isOver && !(await room.call('app.cancelJob', { jobId: 'push' })).wasRunning) await new Promise((resolve) => setImmediate(resolve));
    const reply = await running;
    if (!reply.ok) expect(reply.error).toMatchObject({ code: 'cancelled', message: expect.stringContaining('apply again') });
    await faults();
    await expectComplete(plan.id);
  });

  it('that is asked for twice at once, or planned again meanwhile, is done once', async () => {
    const { id } = await aPlan();
    const replies = await Promise.all([...[1, 2].map(() => room.host.call('push.applyPlan', { planId: id }, room.workshopId)), room.host.call('push.planPush', { agreementId }, room.workshopId)]);
    expect(replies.map(({ ok }) => ok)).toEqual([true, false, false]);
    for (const reply of replies) if (!reply.ok) expect(reply.error.message).toMatch(/under way already/);
    await expectComplete(id);
  });

  it('whose disk fills in the middle says so and completes when there is room', async () => {
    const { id } = await aPlan();
    const database = connections.of(room.workshopId);
    database.exec('VACUUM');
    database.pragma(`max_page_count = ${String(database.pragma('page_count', { simple: true }))}`);
    const reply = await room.host.call('push.applyPlan', { planId: id }, room.workshopId);
    database.pragma('max_page_count = 1000000');
    if (!reply.ok) expect(reply.error.code).toBe('diskFull');
    await expectComplete(id);
  });

  it('of a plan that another replaced, of no plan, or of a portal that cannot be read is refused', async () => {
    const old = await aPlan();
    const fresh = await room.call('push.planPush', { agreementId });
    expect((await room.refusal('push.applyPlan', { planId: old.id })).code).toBe('stale');
    expect((await room.refusal('push.applyPlan', { planId: '' })).code).toBe('stale');
    expect((await room.refusal('push.tickStep', { planId: fresh.id, operationId: 'nothing', isDone: true })).code).toBe('notFound');
    connections.of(room.workshopId).exec("UPDATE rehearsal_portal SET state = '{'");
    expect((await room.refusal('push.applyPlan', { planId: fresh.id })).message).toMatch(/rehearsal portal of this workshop cannot be read/);
    expect((await room.refusal('push.verifyPush', { planId: fresh.id })).code).toBe('refused');
    await expectComplete((await room.call('push.planPush', { agreementId })).id);
  });
});
