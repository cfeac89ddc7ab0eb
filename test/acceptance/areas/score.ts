import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import type { Area } from '../area.ts';
import { readEntered, type Entered } from '../entered-file.ts';
import { enterWorkshop } from '../enter-workshop.ts';
import { checkFigure } from '../figure-check.ts';
import { playPart, type Report } from '../play-part.ts';
import type { User } from '../user.ts';

/** A fixed rule scored to the digit, and a portal's own score beside the one that its written points give. */
export const score: Area = {
  name: 'score',
  async play(folders, report) {
    await playPart('xeducation', report, (user) => playTable(user, folders.tables, folders.entered['xeducation'] ?? '', report));
    await playPart('portal', report, (user) => playPortal(user, folders.portal, folders.entered['portal'] ?? '', report));
  },
};

interface Reference {
  readonly x_education: {
    readonly rule_score_R1: {
      readonly sum_of_scores: number;
      readonly auc: number;
      readonly score_histogram: Readonly<Record<string, number>>;
      readonly by_threshold_ge: Readonly<Record<string, { readonly n: number; readonly converted: number; readonly precision: number; readonly recall: number }>>;
      readonly scores_sha256: string;
    };
  };
}

async function playTable(user: User, folder: string, enteredPath: string, report: Report): Promise<void> {
  const { x_education: { rule_score_R1: expected } } = JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8')) as Reference; // the layout described in the data's README
  const { workshopId, proposalId } = await enterWorkshop(user, readEntered(enteredPath, {}), join(folder, 'xeducation'));
  const found = await user.call('score.getDistribution', { proposalId, moment: 'end', outcome: 'column', binWidth: 5 }, workshopId);
  report(checkFigure('xeducation R1 sum of scores', expected.sum_of_scores, found.sum, 2));
  report(checkFigure('xeducation R1 AUC', expected.auc, found.auc, 6));
  for (const [from, leads] of Object.entries(expected.score_histogram)) {
    const bin = found.bins.find((one) => one.from === Number(from));
    report(checkFigure(`xeducation R1 score ${from}`, leads, bin === undefined ? null : bin.converted + bin.rejected + bin.open));
  }
  for (const [from, { n, converted, precision, recall }] of Object.entries(expected.by_threshold_ge)) {
    const threshold = found.thresholds.find((one) => one.from === Number(from));
    report(checkFigure(`xeducation R1 at ${from} leads and converted`, [n, converted], [threshold?.leads, threshold?.converted]));
    report(checkFigure(`xeducation R1 at ${from} precision`, precision, threshold?.precision, 6));
    report(checkFigure(`xeducation R1 at ${from} recall`, recall, threshold?.recall, 6));
  }
  report(checkFigure('xeducation R1 scores sha256', expected.scores_sha256, hashOf(await allScores(user, workshopId, proposalId, 'end'))));
}

type Scores = ReadonlyMap<string, number>;

/** The score of every lead at one moment, page by page. */
async function allScores(user: User, workshopId: string, proposalId: string, moment: InputOf<'score.listScores'>['moment']): Promise<Scores> {
  const scores = new Map<string, number>();
  for (let total = Infinity; scores.size < total; ) {
    const page: OutputOf<'score.listScores'> = await user.call('score.listScores', { proposalId, moment, offset: scores.size, limit: 10_000 }, workshopId);
    total = page.total;
    for (const { leadId, score: points } of page.rows) scores.set(leadId, points);
    if (page.rows.length === 0) break;
  }
  return scores;
}

/** SHA-256 of the lines "id,score" sorted by id, as the reference has it. */
const hashOf = (scores: Scores): string =>
  createHash('sha256').update([...scores].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, points]) => `${id},${points}`).join('\n')).digest('hex');

interface Truth {
  readonly policy: { readonly written_threshold: number };
  readonly counts: Readonly<Record<string, number>>;
}

/** The portal's scores are whole points; more than this nobody has. */
const MOST_POINTS = 2_000;

async function playPortal(user: User, folder: string, enteredPath: string, report: Report): Promise<void> {
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth; // the layout described in the data's README
  const entered = readEntered(enteredPath, truth.policy);
  const { workshopId, proposalId } = await enterWorkshop(user, entered, folder);
  const { written_threshold: threshold } = truth.policy;
  const { figures } = await user.call('replay.runReplay', { proposalId }, workshopId);
  const below = figures.find(({ id }) => id === 'actual.belowThreshold')?.value;
  const ours = await allScores(user, workshopId, proposalId, 'actualMql');
  report(checkFigure('portal MQLs with a score', truth.counts['mqls'], ours.size));
  report(checkFigure('portal below the written threshold by the exported fields, twice counted', below, countBelow(ours, threshold)));
  const own = await scoresOfPortal(user, workshopId, entered);
  report(checkFigure('portal below the written threshold by its own score', truth.counts['below_written_threshold'], countBelow(own, threshold)));
  const different = [...ours].filter(([id, points]) => own.get(id) !== points);
  const blanked = await countBlanked(user, workshopId, entered, different.map(([id]) => id));
  report(checkFigure('portal leads whose two scores differ, all with a blanked size', different.length, blanked));
  // What the description of the data says of its first seed; other seeds have other counts.
  if (truth.counts['below_written_threshold'] !== 10_714) return;
  report(checkFigure('portal below the written threshold by the exported fields', 10_810, countBelow(ours, threshold)));
  report(checkFigure('portal equal to the history\'s score', 12_728, ours.size - different.length));
}

const countBelow = (scores: Scores, threshold: number): number => [...scores.values()].filter((points) => points < threshold).length;

/** The portal's own score at each MQL, read through a proposal that gives exactly its value as points. */
async function scoresOfPortal(user: User, workshopId: string, { proposal, ownScore }: Entered): Promise<Scores> {
  const [listed] = await user.call('proposal.listProposals', {}, workshopId);
  const seen = await user.call('proposal.getProposal', { proposalId: listed?.id ?? '' }, workshopId);
  const rows = Array.from({ length: MOST_POINTS + 1 }, (_, points) => ({ values: [points], points: points * 100 }));
  const group = { id: 'own', name: 'Own score', category: 'fit' as const, min: 0, max: MOST_POINTS * 100, decay: { kind: 'none' as const }, rules: [{ kind: 'table' as const, id: 'own', name: 'Own score', field: ownScore?.field ?? '', rows }] };
  const model = { ...seen.configuration.score, ...proposal.score, groups: [group], fitMax: MOST_POINTS * 100, totalMax: MOST_POINTS * 100 };
  await user.call('proposal.editProposal', { proposalId: seen.id, seenRevision: seen.revision, configuration: { ...seen.configuration, score: model }, label: 'The portal\'s own score' }, workshopId);
  return allScores(user, workshopId, seen.id, 'actualMql');
}

/** How many of these leads lack today what the export blanks now and then. */
async function countBlanked(user: User, workshopId: string, { ownScore }: Entered, leadIds: readonly string[]): Promise<number> {
  let blanked = 0;
  for (const leadId of leadIds) {
    const lead = await user.call('history.getLead', { leadId }, workshopId);
    if (lead?.fields.find(({ name }) => name === ownScore?.blanked)?.value === '') blanked++;
  }
  return blanked;
}
