import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { LOGGED_TYPES, portalOfExports } from '../../hubspot/portal-of-exports.ts';
import { visiblePortal } from '../../hubspot/visible-portal.ts';
import type { Area } from '../area.ts';
import { editProposal, enterHistory } from '../enter-workshop.ts';
import { readEntered, type Entered } from '../entered-file.ts';
import { checkFigure, failedCheck } from '../figure-check.ts';
import type { Report } from '../play-part.ts';
import { createUser, type User } from '../user.ts';

/**
 * The portal's exports, loaded into the rehearsal portal in the place of HubSpot: read through its interface, the history
 * must give the figures that its files give; then the whole push there and back again.
 */
export const hubspot: Area = {
  name: 'hubspot',
  async play(folders, report) {
    const policy: unknown = (JSON.parse(readFileSync(join(folders.portal, 'truth.json'), 'utf8')) as { policy: unknown }).policy; // the layout described in the data's README
    const entered = readEntered(folders.entered['portal'] ?? '', policy);
    const offset = offsetIn(entered.workshop.zone);
    const { portal, rows } = await portalOfExports(folders.portal, offset, Date.now);
    const folder = mkdtempSync(join(tmpdir(), 'baton-acceptance-hubspot-'));
    const user = await createUser({ portalOrigin: portal.url, rehearsalPatience: { perSecond: 1e5, burst: 1e4, searchPerSecond: 1e5, searchBurst: 1e4, backoffMs: 50 } });
    try {
      for (const file of ['contacts.csv', 'owners.csv', 'deals.csv', 'property_history.csv']) copyFileSync(join(folders.portal, file), join(folder, file));
      writeFileSync(join(folder, 'events.csv'), Papa.unparse(rows('events.csv').filter(({ type }) => LOGGED_TYPES.has(type ?? ''))));
      const byFiles = await enterHistory(user, entered, folder);
      const byPortal = await readIntoWorkshop(user, entered, folder, portal.token);
      await compareHistories(user, entered, byFiles.workshopId, byPortal, report);
      await playJourney(user, byPortal, portal, report);
    } catch (error) {
      report(failedCheck('hubspot', error instanceof Error ? error.message : String(error)));
    } finally {
      await user.leave();
      await portal.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** A workshop whose leads came through the portal's interface; the roster, which no portal holds, comes from its file. */
async function readIntoWorkshop(user: User, entered: Entered, folder: string, key: string): Promise<string> {
  const { id } = await user.call('workshop.createWorkshop', entered.workshop);
  await user.call('portal.connect', { key, purpose: 'read' }, id);
  const read = await user.call('portal.readHistory', { from: Date.UTC(2000, 0, 1), to: Date.now() }, id);
  const roster = await user.call('import.stageFile', { path: join(folder, 'owners.csv') });
  const named: Readonly<Record<string, string>> = { 'hubspot-contacts.csv': 'contacts.csv', 'hubspot-property-history.csv': 'property_history.csv', 'hubspot-activities.csv': 'events.csv', 'hubspot-deals.csv': 'deals.csv' };
  const files = [...read.files.flatMap(({ fileId, name }) => (named[name] === undefined ? [] : [{ fileId, as: named[name] }])), { fileId: roster.fileId, as: 'owners.csv' }];
  const enteredAs = (name: string) => entered.files.find(({ file }) => file === name);
  const looked = await user.call('import.inspectFiles', { fileIds: files.map(({ fileId }) => fileId), corrections: files.map(({ fileId, as }) => ({ fileId, kind: enteredAs(as)?.kind, zone: 'UTC', columns: enteredAs(as)?.columns })) }, id);
  const mappings = looked.files.map((found) => ({ ...found.mapping, columns: enteredAs(files.find(({ fileId }) => fileId === found.fileId)?.as ?? '')?.columns ?? found.mapping.columns }));
  await user.call('import.runImport', { files: mappings, vocabulary: entered.vocabulary }, id);
  return id;
}

async function compareHistories(user: User, entered: Entered, byFiles: string, byPortal: string, report: Report): Promise<void> {
  const [files, portal] = [await user.call('history.getHealth', {}, byFiles), await user.call('history.getHealth', {}, byPortal)];
  const facts = (health: OutputOf<'history.getHealth'>) => ({ leads: health?.leads, duplicates: health?.excluded, deals: health?.deals, won: health?.wonDeals, wonValue: health?.wonAmountMinor, owners: health?.owners.length, ...health?.facts });
  for (const [name, expected] of Object.entries(facts(files))) report(checkFigure(`read ${name}`, expected, Object.entries(facts(portal)).find(([other]) => other === name)?.[1]));
  const figuresOf = async (workshopId: string): Promise<OutputOf<'replay.runReplay'>['figures']> => {
    const [listed] = await user.call('proposal.listProposals', {}, workshopId);
    await editProposal(user, entered, workshopId, listed?.id ?? '');
    return (await user.call('replay.runReplay', { proposalId: listed?.id ?? '' }, workshopId)).figures;
  };
  const expected = await figuresOf(byFiles);
  const got = new Map((await figuresOf(byPortal)).map((figure) => [figure.id, figure]));
  report(checkFigure('read figures', expected.length, got.size));
  for (const { id, value, n } of expected) report(checkFigure(`read ${id}`, [value, n], [got.get(id)?.value, got.get(id)?.n]));
}

type Portal = Awaited<ReturnType<typeof portalOfExports>>['portal'];

/** Plan, rehearse, apply, verify, apply again, drift by hand, find it, mend it, take everything back. */
async function playJourney(user: User, workshopId: string, portal: Portal, report: Report): Promise<void> {
  const before = visiblePortal(portal.state);
  await user.call('workshop.saveParticipants', { participants: (['marketing', 'sales'] as const).map((team) => ({ id: team, name: team, team, role: '', canSign: true })) }, workshopId);
  const [listed] = await user.call('proposal.listProposals', {}, workshopId);
  const proposalId = listed?.id ?? '';
  const { revision } = await user.call('proposal.getProposal', { proposalId }, workshopId);
  const agreement = await user.call('agreement.freezeProposal', { proposalId, seenRevision: revision }, workshopId);
  for (const participantId of ['marketing', 'sales']) await user.call('agreement.signAgreement', { agreementId: agreement.id, participantId, method: 'typed', statement: 'I agree.' }, workshopId);
  const writing = () => user.call('portal.connect', { key: portal.token, purpose: 'write' }, workshopId);
  const applied = async (planId: string) => {
    await writing();
    return user.call('push.applyPlan', { planId }, workshopId);
  };
  const open = (plan: OutputOf<'push.applyPlan'>): number => plan.operations.filter(({ kind, group, status }) => kind !== 'manual' && group !== 'switchOn' && status !== 'done' && status !== 'unchanged').length;
  const plan = await user.call('push.planPush', { agreementId: agreement.id, on: 'portal' }, workshopId);
  report(checkFigure('push changes planned', true, open(plan) > 20));
  const rehearsed = await user.call('push.rehearsePlan', { planId: plan.id }, workshopId);
  report(checkFigure('push rehearsal failed, left', [0, 0], [rehearsed.rehearsal?.failed.length, rehearsed.rehearsal?.left]));
  report(checkFigure('push portal untouched by plan and rehearsal', true, visiblePortal(portal.state) === before));
  report(checkFigure('push changes not through', 0, open(await applied(plan.id))));
  report(checkFigure('push read back equal', true, (await user.call('push.verifyPush', { planId: plan.id }, workshopId)).isEqual));
  report(checkFigure('push changes planned again', 0, open(await user.call('push.planPush', { agreementId: agreement.id, on: 'portal' }, workshopId))));
  const workflow = portal.state.workflows.find(({ name }) => name.includes('routing'));
  const kept = workflow?.body['description'];
  if (workflow !== undefined) workflow.body = { ...workflow.body, description: 'Changed by hand' };
  const drift = await user.call('push.verifyPush', { planId: (await user.call('push.getPlan', {}, workshopId))?.id ?? '' }, workshopId);
  report(checkFigure('push drift found', ['Handoff routing (Baton)', 'description', kept, 'Changed by hand'], [drift.differences[0]?.target, drift.differences[0]?.field, drift.differences[0]?.expected, drift.differences[0]?.found]));
  if (workflow !== undefined) workflow.body = { ...workflow.body, description: kept };
  const back = await user.call('push.planRollback', { planId: (await user.call('push.getPlan', {}, workshopId))?.id ?? '' }, workshopId);
  report(checkFigure('push changes not taken back', 0, open(await applied(back.id))));
  report(checkFigure('push portal byte by byte as before', true, visiblePortal(portal.state) === before));
}

/** How far a zone's wall is ahead of UTC at a time on that wall, in ms; exact but for the hour that a change of clocks repeats. */
function offsetIn(zone: string): (wall: number) => number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const wallOf = (at: number): number => {
    const of = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(of['year'] ?? 0, (of['month'] ?? 1) - 1, of['day'] ?? 1, of['hour'] ?? 0, of['minute'] ?? 0, of['second'] ?? 0);
  };
  return (wall) => {
    const first = wallOf(wall) - wall;
    return wallOf(wall - first) - (wall - first);
  };
}
