import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createHost, type Host } from '../../electron/compose/create-host.ts';
import { defaultRehearsalState } from '../../electron/hubspot/simulator/default-state.ts';
import { createRateLimits } from '../../electron/hubspot/simulator/rate-limits.ts';
import { startRehearsalPortal, type RehearsalPortal } from '../../electron/hubspot/simulator/start-rehearsal-portal.ts';
import type { RehearsalState } from '../../electron/hubspot/simulator/rehearsal-state.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import { FIRST, portalRecords } from '../hubspot/a-portal-with-leads.ts';
import { everythingInPdf } from '../fixtures/everything-in-pdf.ts';
import { visiblePortal } from '../hubspot/visible-portal.ts';

let host: Host;
let portal: RehearsalPortal;
let state: RehearsalState;
let workshopId: string;
let agreementId: string;
const folder = mkdtempSync(join(tmpdir(), 'baton-portal-'));
const written: string[] = [];

const send = async <N extends ProcedureName>(name: N, input: InputOf<N>, id: string | null = workshopId): Promise<Reply<OutputOf<N>>> => (await host.dispatch({ name, input, workshopId: id })) as Reply<OutputOf<N>>; // the dispatcher checks it against the contract
const value = async <N extends ProcedureName>(name: N, input: InputOf<N>, id: string | null = workshopId): Promise<OutputOf<N>> => {
  const reply = await send(name, input, id);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  written.push(JSON.stringify(reply.value));
  return reply.value;
};
const refusal = async <N extends ProcedureName>(name: N, input: InputOf<N>): Promise<string> => {
  const reply = await send(name, input);
  return reply.ok ? 'not refused' : reply.error.message;
};

beforeAll(async () => {
  state = defaultRehearsalState();
  state.portal.accountType = 'STANDARD';
  portal = await startRehearsalPortal({ state, records: portalRecords(12), now: Date.now, limits: createRateLimits(100_000) });
  host = await createHost({ shell: 'browser', version: '0.0.0', dataFolder: folder, resourcesFolder: resolve('resources'), dialogs: null, portalOrigin: portal.url, rehearsalPatience: { perSecond: 100, burst: 180, backoffMs: 2_000 } });
  workshopId = (await value('workshop.createWorkshop', { title: 'Q4', clientName: 'Client', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 }, null)).id;
  await value('workshop.saveParticipants', { participants: (['marketing', 'sales'] as const).map((team) => ({ id: team, name: team, team, role: '', canSign: true })) });
  const proposalId = (await value('proposal.listProposals', {}))[0]?.id ?? '';
  agreementId = (await value('agreement.freezeProposal', { proposalId, seenRevision: 1 })).id;
  for (const participantId of ['marketing', 'sales']) await value('agreement.signAgreement', { agreementId, participantId, method: 'typed', statement: 'I agree.' });
});
afterAll(async () => {
  await host.close();
  await portal.close();
});

describe('the connection to a portal', () => {
  it('refuses what is no key, and a key that the portal does not know, with what to do', async () => {
    expect(await refusal('portal.connect', { key: 'short', purpose: 'read' })).toContain('copy the key and paste it here');
    expect(await refusal('portal.connect', { key: 'pat-eu1-00000000-0000', purpose: 'read' })).toContain('does not accept this key');
    expect((await value('portal.getConnection', {})).account).toBeNull();
    expect(await refusal('push.planPush', { agreementId, on: 'portal' })).toContain('No portal is connected');
  });

  it('says which portal it is, what it can take, and what is left of its limits', async () => {
    state.closed = { workflows: 'scope', forms: 'off' };
    const connection = await value('portal.connect', { key: ` ${portal.token}\n`, purpose: 'read' });
    state.closed = {};
    expect(connection.account).toMatchObject({ id: '99000001', accountType: 'STANDARD', timeZone: 'UTC' });
    expect(connection.keys).toEqual({ read: 'held', write: 'none' });
    expect(connection.abilities?.find(({ id }) => id === 'workflows')).toMatchObject({ state: 'scope', scope: 'automation' });
    expect(connection.abilities?.find(({ id }) => id === 'forms')?.state).toBe('closed');
    expect(connection.abilities?.find(({ id }) => id === 'properties')?.state).toBe('open');
    expect(connection.budget).toMatchObject({ max: 100_000, windowMs: 10_000 });
  });

  it('belongs to one portal: the key of another is refused', async () => {
    state.portal.portalId = 1234;
    expect(await refusal('portal.connect', { key: portal.token, purpose: 'read' })).toMatch(/belongs to portal 99000001; this key opens .* portal 1234/);
    expect((await value('portal.getConnection', {})).account?.id).toBe('99000001');
    state.portal.portalId = 99_000_001;
  });
});

describe('a push to a connected portal', () => {
  it('is rehearsed on a copy, asks for a write key and for the typed id, is taken back, and forgets the key each time', async () => {
    const before = visiblePortal(state);
    const plan = await value('push.planPush', { agreementId, on: 'portal' });
    expect(plan.portal).toMatchObject({ id: '99000001', isRehearsal: false });
    const rehearsed = await value('push.rehearsePlan', { planId: plan.id });
    expect(rehearsed.rehearsal).toMatchObject({ failed: [], left: 0 });
    expect(visiblePortal(state)).toBe(before);

    expect(await refusal('push.applyPlan', { planId: plan.id })).toContain('Type its id to confirm');
    expect(await refusal('push.applyPlan', { planId: plan.id, confirmedPortalId: '1' })).toContain('is not the id of this portal');
    expect(await refusal('push.applyPlan', { planId: plan.id, confirmedPortalId: '99000001' })).toContain('No key that may write is at hand');
    await value('portal.connect', { key: portal.token, purpose: 'write' });
    const applied = await value('push.applyPlan', { planId: plan.id, confirmedPortalId: '99000001' });
    expect(applied.operations.filter(({ group, status }) => group !== 'switchOn' && !['done', 'unchanged', 'byHand'].includes(status))).toEqual([]);
    expect((await value('portal.getConnection', {})).keys).toEqual({ read: 'held', write: 'none' });
    expect(await value('push.verifyPush', { planId: plan.id })).toMatchObject({ isEqual: true });

    const back = await value('push.planRollback', { planId: plan.id });
    expect(back).toMatchObject({ direction: 'rollback', refusal: null });
    await value('portal.connect', { key: portal.token, purpose: 'write' });
    const returned = await value('push.applyPlan', { planId: back.id, confirmedPortalId: '99000001' });
    expect(returned.operations.filter(({ status }) => status !== 'done')).toEqual([]);
    expect(await value('push.verifyPush', { planId: back.id })).toMatchObject({ isEqual: true });
    expect(visiblePortal(state)).toBe(before);
    expect((await value('push.getPlan', {}))?.undoable).toBe(0);
    expect(await refusal('push.planRollback', { planId: back.id })).toContain('nothing to take back');
  });

  it('keeps what was done by hand when it is planned again, and says what changed in the portal since a plan', async () => {
    const plan = await value('push.planPush', { agreementId, on: 'portal' });
    const step = plan.operations.find(({ id }) => id === 'manual:reports');
    await value('push.tickStep', { planId: plan.id, operationId: step?.id ?? '', isDone: true });
    const again = await value('push.planPush', { agreementId, on: 'portal' });
    expect(again.operations.filter(({ status }) => status === 'ticked').map(({ id }) => id)).toEqual(['manual:reports']);
    const status = state.objects['contacts']?.properties.find(({ name }) => name === 'hs_lead_status');
    if (status === undefined) throw new Error('no lead status');
    status.label = 'Stand of the lead';
    await value('portal.connect', { key: portal.token, purpose: 'write' });
    expect(await refusal('push.applyPlan', { planId: again.id, confirmedPortalId: '99000001' })).toBe('The portal changed after this plan was made: "hs_lead_status" (label). Nothing was sent; make a new plan to see what differs.');
    status.label = 'Lead status';
  });

  it('sends nothing with the key of another portal, however it got there', async () => {
    const plan = await value('push.planPush', { agreementId, on: 'portal' });
    await value('portal.connect', { key: portal.token, purpose: 'write' });
    state.portal.portalId = 1234;
    expect(await refusal('push.applyPlan', { planId: plan.id, confirmedPortalId: '99000001' })).toContain('the plan is for portal 99000001. Nothing was sent.');
    state.portal.portalId = 99_000_001;
  });

  it('is forgotten with its keys, and no key is in any file, answer or log, nor a lead in a plan, a report or a log', async () => {
    const logged = (['log', 'info', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level));
    expect((await value('portal.readHistory', { from: FIRST, to: FIRST + 30 * 86_400_000 })).coverage.leads).toBe(12);
    expect((await value('portal.disconnect', {})).keys).toEqual({ read: 'none', write: 'none' });
    await value('push.exportReport', { planId: (await value('push.getPlan', {}))?.id ?? '', path: join(folder, 'report.json') });
    await value('push.exportReport', { planId: (await value('push.getPlan', {}))?.id ?? '', format: 'pdf', path: join(folder, 'report.pdf') });
    expect(readFileSync(join(folder, 'report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(readFileSync(join(folder, 'report.json')).includes('@')).toBe(false);
    const printed = await everythingInPdf(readFileSync(join(folder, 'report.pdf')));
    expect(['Change report', '@example.org', portal.token].filter((text) => printed.includes(text))).toEqual(['Change report']);
    await value('push.listJournal', {});
    expect(written.join('\n')).not.toContain('@example.org');
    await value('workshop.saveCopy', { path: join(folder, 'copy.baton') });
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
    expect(files.length).toBeGreaterThan(3);
    for (const path of files) expect(readFileSync(path).includes(portal.token), path).toBe(false);
    expect(written.join('\n')).not.toContain(portal.token);
    for (const spy of logged) expect(JSON.stringify(spy.mock.calls)).not.toMatch(new RegExp(`${portal.token}|@example\\.org`));
  });
});
