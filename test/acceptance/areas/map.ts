import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { writeCleanHistory } from '../../fixtures/clean-history.ts';
import type { Area } from '../area.ts';
import { readEntered, taskEvents } from '../entered-file.ts';
import { enterHistory, enterWorkshop } from '../enter-workshop.ts';
import { checkFigure } from '../figure-check.ts';
import { playPart, type Report } from '../play-part.ts';
import type { User } from '../user.ts';

/** The gap list on a portal with injected gaps, in its control territory, and on a clean history of the project's own generator. */
export const map: Area = {
  name: 'map',
  async play(folders, report) {
    await playPart('portal', report, (user) => playPortal(user, folders.portal, folders.entered['portal'] ?? '', report));
    await playPart('clean', report, (user) => playClean(user, report));
  },
};

type Listed = OutputOf<'gap.listGaps'>;
type Scope = { readonly field: string; readonly values: string[] };

/** Rules that a history decides; the others are about the map and about what is written down. */
const MEASURED = ['G05', 'G07', 'G08', 'G09', 'G17', 'G18', 'G20', 'G37', 'G38', 'G39', 'G40', 'G41', 'G42', 'G43', 'G44'] as const;
const INJECTED = ['G05', 'G08', 'G09', 'G17', 'G20', 'G37', 'G38', 'G39', 'G40', 'G41', 'G42', 'G43', 'G44'];
/** In the control territory tasks, fields, reasons and follow-up are whole, but for the leads of whoever had left. */
const CONTROL = ['G08', 'G09', 'G20', 'G37', 'G38', 'G40', 'G42', 'G43', 'G44'];

/** The clean client has no segments. */
const UNJUDGED = ['G07'];

/** Each count of truth.json beside the rule and the leads that show it. */
const COUNTS: readonly (readonly [truth: string, ruleId: string, set: string])[] = [
  ['missing_fields', 'G05', 'figure:actual.contextMissing'],
  ['never_touched', 'G09', 'figure:actual.noTouch.never'],
  ['no_task_60m', 'G17', 'discovery:alone.mql'],
  ['territory_mismatch', 'G37', 'figure:actual.wrongTerritory'],
  ['inactive_owner', 'G38', 'figure:actual.inactiveOwner'],
  ['auto_only', 'G39', 'figure:actual.noTouch.automatedOnly'],
  ['under_attempted', 'G40', 'gap:underAttempted'],
  ['rejected_no_reason', 'G41', 'gap:noReason'],
  ['below_written_threshold', 'G42', 'gap:belowThreshold'],
  ['bulk_import', 'G43', 'gap:bulkImport'],
  ['duplicate_records', 'G44', 'gap:duplicates'],
];

interface Truth {
  readonly policy: { readonly clean_territory: string };
  readonly counts: Readonly<Record<string, number>>;
  readonly owner_days_over_capacity: number;
}

async function playPortal(user: User, folder: string, enteredPath: string, report: Report): Promise<void> {
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth; // the layout described in the data's README
  const entered = readEntered(enteredPath, truth.policy);
  const { workshopId, proposalId } = await enterWorkshop(user, entered, folder);
  const before = await user.call('gap.listGaps', { proposalId }, workshopId);
  // What this portal's people count as following a stage change, where its own score stands, and on whose days caps run.
  const settings = { actions: { events: taskEvents(entered), countsOwner: false, windowMinutes: entered.task?.withinMinutes ?? 60 }, ...(entered.ownScore && { scoreField: entered.ownScore.field }) };
  await user.call('gap.saveSettings', { seenRevision: before.revision, settings }, workshopId);
  const { revision, configuration } = await user.call('proposal.getProposal', { proposalId }, workshopId);
  const { zone } = entered.workshop;
  await user.call('proposal.editProposal', { proposalId, seenRevision: revision, configuration: { ...configuration, routing: { ...configuration.routing, capZone: zone } }, label: 'Count caps by the portal’s days' }, workshopId);
  const list = (scope: Scope | null): Promise<Listed> => user.call('gap.listGaps', { proposalId, scope }, workshopId);
  const whole = await list(null);
  report(checkFigure('portal rules', 44, whole.gaps.length));
  report(checkFigure('portal gaps that history shows', INJECTED.join(' '), found(whole)));
  for (const [name, ruleId, set] of COUNTS) report(checkFigure(`portal ${ruleId} ${name}`, truth.counts[name], countOf(whole, ruleId, set)));
  report(checkFigure('portal G08 owner_days_over_capacity', truth.owner_days_over_capacity, whole.gaps.find(({ ruleId }) => ruleId === 'G08')?.evidence.find(({ unit }) => unit === 'days')?.value));
  const [territory = ''] = truth.policy.clean_territory.split(' ');
  const values = configuration.routing.territories.find(({ id }) => id === territory)?.values ?? [];
  const scope = { field: configuration.routing.territoryField, values: [...values] };
  const control = await list(scope);
  const own = truthWithin(folder, scope);
  report(checkFigure(`${territory} gaps that history shows`, CONTROL.join(' '), found(control)));
  for (const [name, ruleId, set] of COUNTS) report(checkFigure(`${territory} ${ruleId} ${name}`, own[name] ?? 0, countOf(control, ruleId, set)));
}

/** The rules among the measured ones that found a gap. */
const found = ({ gaps }: Listed): string => gaps.filter(({ ruleId, verdict }) => MEASURED.some((id) => id === ruleId) && verdict === 'gap').map(({ ruleId }) => ruleId).join(' ');

const countOf = ({ gaps }: Listed, ruleId: string, set: string): number | null | undefined => gaps.find((gap) => gap.ruleId === ruleId)?.evidence.find((evidence) => evidence.set === set)?.n;

/** The truth lead by lead, added up over the leads of a territory. */
function truthWithin(folder: string, { field, values }: Scope): Record<string, number> {
  const rows = (name: string): Record<string, string>[] => Papa.parse<Record<string, string>>(readFileSync(join(folder, name), 'utf8'), { header: true, skipEmptyLines: true }).data;
  const within = new Set(rows('contacts.csv').filter((row) => values.includes(row[field] ?? '')).map((row) => row['Record ID'] ?? ''));
  const sums: Record<string, number> = {};
  const contacts = rows('contacts.csv');
  const truths = rows('truth_leads.csv').filter((row) => within.has(row['contact_id'] ?? ''));
  for (const row of truths) for (const [name, value] of Object.entries(row)) if (value === '1') sums[name] = (sums[name] ?? 0) + 1;
  const known = new Set(rows('truth_leads.csv').map((row) => row['contact_id']));
  return { ...sums, duplicate_records: contacts.filter((row) => !known.has(row['Record ID'] ?? '') && within.has(row['Record ID'] ?? '')).length };
}

/** Nothing that a history can show, where nothing is wrong. */
async function playClean(user: User, report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-clean-'));
  try {
    const { configuration, scoreField, threshold, ...entered } = writeCleanHistory(folder);
    const { workshopId } = await enterHistory(user, { ...entered, dataSet: 'clean', proposal: {} }, folder);
    const [listed] = await user.call('proposal.listProposals', {}, workshopId);
    const proposalId = listed?.id ?? '';
    const { revision } = await user.call('proposal.getProposal', { proposalId }, workshopId);
    const written = { ...configuration, score: { ...configuration.score, mqlThreshold: threshold * 100 } };
    await user.call('proposal.editProposal', { proposalId, seenRevision: revision, configuration: written, label: 'What holds at this client' }, workshopId);
    const before = await user.call('gap.listGaps', { proposalId }, workshopId);
    await user.call('gap.saveSettings', { seenRevision: before.revision, settings: { scoreField } }, workshopId);
    const { gaps } = await user.call('gap.listGaps', { proposalId }, workshopId);
    report(checkFigure('clean rules that history cannot judge', UNJUDGED.join(' '), gaps.filter(({ ruleId, verdict }) => MEASURED.some((id) => id === ruleId) && verdict === 'unknown').map(({ ruleId }) => ruleId).join(' ')));
    for (const ruleId of MEASURED) {
      const gap = gaps.find((one) => one.ruleId === ruleId);
      report(checkFigure(`clean ${ruleId} ${gap?.title ?? ''}`, 'no gap', gap?.verdict === 'gap' ? gap.summary : 'no gap'));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
