import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { Area } from '../area.ts';
import { readEntered, taskEvents } from '../entered-file.ts';
import { enterWorkshop } from '../enter-workshop.ts';
import { checkFigure } from '../figure-check.ts';
import { playPart, type Report } from '../play-part.ts';
import type { User } from '../user.ts';

/** Everything that a portal's handoffs lost, against its truth; its control territory shows none of what was put into the others. */
export const replay: Area = {
  name: 'replay',
  async play(folders, report) {
    await playPart('portal', report, (user) => playPortal(user, folders.portal, folders.entered['portal'] ?? '', report));
  },
};

/** The parts of truth.json that this area compares. */
interface Truth {
  /** The clean territory, in which nothing but the departed owner and the routing went wrong, is its first word. */
  readonly policy: { readonly portal_tz: string; readonly min_attempts: number; readonly clean_territory: string };
  readonly counts: Readonly<Record<string, number>>;
  readonly tiers: Readonly<Record<string, number>>;
  readonly owner_load: Readonly<Record<string, number>>;
  readonly mqls_by_territory: Readonly<Record<string, number>>;
  readonly never_touched_by_territory: Readonly<Record<string, number>>;
  readonly owner_days_over_capacity: number;
  readonly inactive_owner: number;
}

/** Names of truth.json beside the leaks that say the same. */
const LEAKS: readonly (readonly [truth: string, kind: string])[] = [
  ['never_touched', 'neverTouched'],
  ['auto_only', 'automatedOnly'],
  ['sla_breached', 'touchedLate'],
  ['under_attempted', 'tooFewAttempts'],
  ['no_task_60m', 'noSignal'],
  ['inactive_owner', 'inactiveOwner'],
  ['territory_mismatch', 'wrongTerritory'],
  ['missing_fields', 'missingContext'],
  ['rejected_no_reason', 'closedWithoutReason'],
  ['bulk_import', 'withoutBehaviour'],
];

async function playPortal(user: User, folder: string, enteredPath: string, report: Report): Promise<void> {
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth; // the layout described in the data's README
  const entered = readEntered(enteredPath, truth.policy);
  const { workshopId, proposalId } = await enterWorkshop(user, entered, folder);
  const seen = await user.call('proposal.getProposal', { proposalId }, workshopId);
  const configuration = { ...seen.configuration, routing: { ...seen.configuration.routing, capZone: truth.policy.portal_tz } };
  await user.call('proposal.editProposal', { proposalId, seenRevision: seen.revision, configuration, label: 'Count caps by the portal’s days' }, workshopId);
  await user.call('evidence.saveSettings', { signal: { events: taskEvents(entered), withinMinutes: entered.task?.withinMinutes ?? 60 } }, workshopId);
  const leaks = await user.call('evidence.listLeaks', { proposalId }, workshopId);
  const leak = (kind: string) => leaks.find((line) => line.kind === kind);
  for (const [name, kind] of LEAKS) report(checkFigure(`portal ${name}`, truth.counts[name], leak(kind)?.handoffs));
  report(checkFigure('portal owner_days_over_capacity', truth.owner_days_over_capacity, leak('overDayCap')?.ownerDays));
  const rowsBy = async (by: 'tier' | 'territory' | 'rep' | 'week' | 'hour' | 'source') => user.call('evidence.breakDown', { proposalId, by }, workshopId);
  compareTiers(await rowsBy('tier'), truth, report);
  compareTerritories(await rowsBy('territory'), truth, report);
  const reps = await rowsBy('rep');
  for (const [owner, load] of Object.entries(truth.owner_load)) report(checkFigure(`portal owner_load ${owner}`, load, reps.rows.find(({ key }) => key === owner)?.actual));
  await compareOpened(user, { workshopId, proposalId }, truth, report);
  for (const by of ['week', 'hour', 'source'] as const) {
    const { rows } = await rowsBy(by);
    report(checkFigure(`portal MQLs by ${by}`, truth.counts['mqls'], rows.reduce((sum, { actual }) => sum + (actual ?? 0), 0)));
  }
}

type Breakdown = OutputOf<'evidence.breakDown'>;

function compareTiers({ rows }: Breakdown, truth: Truth, report: Report): void {
  for (const [tier, count] of Object.entries(truth.tiers)) {
    const row = rows.find(({ key }) => key === tier);
    report(checkFigure(`portal tier ${tier}`, count, row?.actual));
    report(checkFigure(`portal touched late ${tier}`, truth.counts[`sla_breached_${tier}`], row?.outcome?.late));
  }
}

function compareTerritories({ leakKinds, rows }: Breakdown, truth: Truth, report: Report): void {
  for (const [territory, count] of Object.entries(truth.mqls_by_territory)) {
    const row = rows.find(({ key }) => key === territory);
    const leaked = (kind: Breakdown['leakKinds'][number]): number | null | undefined => row?.leaks[leakKinds.indexOf(kind)];
    report(checkFigure(`portal MQLs in ${territory}`, count, row?.actual));
    report(checkFigure(`portal never_touched in ${territory}`, truth.never_touched_by_territory[territory], leaked('neverTouched')));
    if (territory !== truth.policy.clean_territory.split(' ')[0]) continue;
    for (const kind of ['missingContext', 'automatedOnly', 'closedWithoutReason'] as const) report(checkFigure(`control ${territory} ${kind}`, 0, leaked(kind)));
    for (const kind of ['neverTouched', 'noSignal'] as const) report(checkFigure(`control ${territory} ${kind} is the departed owner's`, leaked('inactiveOwner'), leaked(kind)));
  }
}

/** What a number opens is as many leads as it says, each of them the right one. */
async function compareOpened(user: User, { workshopId, proposalId }: { readonly workshopId: string; readonly proposalId: string }, truth: Truth, report: Report): Promise<void> {
  const opened = await user.call('replay.listFigureLeads', { proposalId, figureId: 'leak.inactiveOwner', limit: 1000 }, workshopId);
  report(checkFigure('portal leads behind the inactive owner', truth.counts['inactive_owner'], opened.total));
  const { total } = await user.call('replay.listFigureLeads', { proposalId, figureId: `by.rep.${truth.inactive_owner}.actual`, limit: 1 }, workshopId);
  report(checkFigure('portal leads behind his load', truth.owner_load[truth.inactive_owner], total));
}
