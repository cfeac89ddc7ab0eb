import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createHost, type Host } from '../../electron/compose/create-host.ts';
import { defaultRehearsalState } from '../../electron/hubspot/simulator/default-state.ts';
import { createRateLimits } from '../../electron/hubspot/simulator/rate-limits.ts';
import { startRehearsalPortal, type RehearsalPortal } from '../../electron/hubspot/simulator/start-rehearsal-portal.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { FIRST, portalRecords } from '../hubspot/a-portal-with-leads.ts';

const SPAN = { from: FIRST, to: FIRST + 80 * 86_400_000 };

/** A workshop in one folder, opened by one process after the other. */
async function opened(folder: string, portal: RehearsalPortal): Promise<{ readonly host: Host; send<N extends ProcedureName>(name: N, input: InputOf<N>, id?: string | null): Promise<Reply<OutputOf<N>>> }> {
  const host = await createHost({ shell: 'browser', version: '0.0.0', dataFolder: folder, resourcesFolder: resolve('resources'), dialogs: null, portalOrigin: portal.url, rehearsalPatience: { perSecond: 5_000, burst: 500, searchPerSecond: 500, searchBurst: 50, attempts: 1, backoffMs: 1 } });
  return { host, send: async (name, input, id = null) => (await host.dispatch({ name, input, workshopId: id })) as Reply<OutputOf<typeof name>> }; // the dispatcher checks it against the contract
}

it('a reading that ended with its process goes on in the next one, with the files that one reading gives', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-reading-'));
  let searches = 0;
  const portal = await startRehearsalPortal({
    state: defaultRehearsalState(), records: portalRecords(300), now: () => SPAN.to, limits: createRateLimits(1e6, 1e6, 1e6),
    onRequest: (_method, path) => {
      if (!path.endsWith('/contacts/search')) return;
      searches += 1;
      if (searches === 4) portal.setFaults([{ kind: 'serverError', times: 1_000 }]); // the first search counts, each later one is a month
    },
  });
  onTestFinished(() => portal.close());

  const first = await opened(folder, portal);
  const made = await first.send('workshop.createWorkshop', { title: 'Q4', clientName: 'Client', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 });
  const id = made.ok ? made.value.id : '';
  await first.send('portal.connect', { key: portal.token, purpose: 'read' }, id);
  expect(await first.send('portal.readHistory', SPAN, id)).toMatchObject({ ok: false, error: { code: 'portalUnavailable', message: expect.stringContaining('read again to go on from there') } });
  await first.host.close();
  portal.setFaults([]);

  const second = await opened(folder, portal);
  onTestFinished(() => second.host.close());
  await second.send('portal.connect', { key: portal.token, purpose: 'read' }, id);
  const stopped = await second.send('portal.getReading', {}, id);
  expect(stopped).toMatchObject({ ok: true, value: { stopped: { ...SPAN, doneUntil: Date.UTC(2026, 2, 1), leads: 219 } } });
  searches = 4;
  const gone = await second.send('portal.readHistory', SPAN, id);
  expect(gone).toMatchObject({ ok: true, value: { coverage: { leads: 300, deals: 60 } } });
  expect(searches).toBe(6); // one that counts, one month
  const filesOf = async (reply: Reply<OutputOf<'portal.readHistory'>>): Promise<string[]> => (reply.ok ? reply.value.files.map(({ fileId }) => readFileSync(second.host.files.madeFile(fileId)?.path ?? '', 'utf8')) : []);
  const files = await filesOf(gone);
  expect(await second.send('portal.getReading', {}, id)).toEqual({ ok: true, value: { stopped: null } });
  const whole = await filesOf(await second.send('portal.readHistory', SPAN, id));
  expect(files).toEqual(whole);
  expect(files.map((text) => text.split('\n').length)).toEqual([302, 602, 202, 62, 2]);
});

it('what stands in a portal is kept, and a part that the key lacks says so', async () => {
  const state = { ...defaultRehearsalState(), teams: [{ id: '1', name: 'North', userIds: ['2001'] }], forms: [{ id: 'f1', name: 'Ask for a demo', archived: false }], sequences: [{ id: '77', name: 'First week' }] };
  state.owners = [{ ownerId: '7', userId: '2001', email: 'a@b.example', firstName: 'Ada', lastName: 'North', archived: false }];
  state.closed = { workflows: 'scope' };
  const records = portalRecords(0);
  records['users']?.add({ id: 'u1', createdAt: 1, properties: { hubspot_owner_id: '7', hs_working_hours: '[{"days":"MONDAY_TO_FRIDAY","startMinute":540,"endMinute":1020}]', hs_standard_time_zone: 'europe_slash_berlin', hs_availability_status: 'away' } });
  const portal = await startRehearsalPortal({ state, records, now: Date.now });
  onTestFinished(() => portal.close());
  const { host, send } = await opened(mkdtempSync(join(tmpdir(), 'baton-inventory-')), portal);
  onTestFinished(() => host.close());
  const made = await send('workshop.createWorkshop', { title: 'Q4', clientName: 'Client', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 });
  const id = made.ok ? made.value.id : '';
  expect(await send('portal.readInventory', {}, id)).toMatchObject({ ok: false, error: { message: expect.stringContaining('No portal is connected') } });
  await send('portal.connect', { key: portal.token, purpose: 'read' }, id);
  const read = await send('portal.readInventory', {}, id);
  const part = (name: string) => (read.ok ? read.value.parts.find((each) => each.id === name) : undefined);
  expect(part('people')?.rows).toEqual([['Ada North', '7', 'yes', 'Monday to Friday 09:00–17:00', 'europe_slash_berlin', 'away']]);
  expect(part('teams')?.rows).toEqual([['North', 'Ada North']]);
  expect(part('sequences')?.rows).toEqual([['First week', '77']]);
  expect(part('forms')?.rows).toEqual([['Ask for a demo', 'f1']]);
  expect(part('lists')?.rows).toEqual([['Newsletter readers', 'by hand', '12']]);
  expect(part('workflows')).toMatchObject({ state: 'closed', why: 'The key lacks these scopes: automation. Add them in HubSpot and try again.', rows: [] });
  expect(part('leads')).toMatchObject({ state: 'closed', why: 'This portal does not have it.' });
  expect(JSON.stringify(read)).not.toContain('@');
  const proposal = await takesHours(send, id);
  expect(proposal).toMatchObject({ roster: [{ name: 'Ada North', zone: 'Europe/Berlin' }], week: [[[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [[540, 1020]], [], []] });
  const kept = await send('portal.getInventory', {}, id);
  expect(kept).toEqual({ ok: true, value: { inventory: read.ok ? read.value : null } });
});

/** Puts the one person of the portal into a roster with other hours, takes the portal's, and gives back what came of it; undone, everything is as before. */
async function takesHours(send: Awaited<ReturnType<typeof opened>>['send'], id: string) {
  const valueOf = <T>(reply: Reply<T>): T => {
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.value;
  };
  const proposalId = valueOf(await send('proposal.listProposals', {}, id))[0]?.id ?? '';
  const at = async () => valueOf(await send('proposal.getProposal', { proposalId }, id));
  const { configuration, revision } = await at();
  const routing = { ...configuration.routing, calendars: [{ id: 'c', name: 'Hours', week: [[[480, 720] as [number, number]], [], [], [], [], [], []], holidays: [{ day: '2026-12-25', name: 'Christmas' }] }], roster: [{ id: 'r1', extId: '7', name: 'Ada North', zone: 'UTC', calendarId: 'c', territories: [], skills: [] }] };
  valueOf(await send('proposal.editProposal', { proposalId, seenRevision: revision, label: 'Roster', configuration: { ...configuration, routing } }, id));
  const before = await at();
  expect(valueOf(await send('proposal.listPortalHours', { proposalId }, id)).changes).toMatchObject([{ repId: 'r1', before: { zone: 'UTC' }, after: { zone: 'Europe/Berlin' } }]);
  const { configuration: taken } = valueOf(await send('proposal.takePortalHours', { proposalId, seenRevision: before.revision }, id));
  expect(taken.routing.calendars).toMatchObject([{ holidays: [{ day: '2026-12-25' }] }]);
  expect(await send('proposal.takePortalHours', { proposalId, seenRevision: (await at()).revision }, id)).toMatchObject({ ok: false, error: { message: expect.stringContaining('nothing else') } });
  expect(valueOf(await send('proposal.undoEdit', { proposalId, seenRevision: (await at()).revision }, id)).configuration).toEqual(before.configuration);
  return { roster: taken.routing.roster, week: taken.routing.calendars[0]?.week };
}
