import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Area } from '../area.ts';
import { readEntered, type Entered } from '../entered-file.ts';
import { enterWorkshop } from '../enter-workshop.ts';
import { checkFigure } from '../figure-check.ts';
import { playPart, type Report } from '../play-part.ts';
import type { User } from '../user.ts';

/** The thin line through the whole product: a portal replayed under its own policy, a table scored by a fixed rule. */
export const line: Area = {
  name: 'line',
  async play(folders, report) {
    await playPart('portal', report, (user) => playPortal(user, folders.portal, folders.entered['portal'] ?? '', report));
    await playPart('xeducation', report, (user) => playTable(user, folders.tables, folders.entered['xeducation'] ?? '', report));
  },
};

/** The parts of truth.json that this area compares. */
interface Truth {
  readonly policy: unknown;
  readonly leads: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly tiers: Readonly<Record<string, number>>;
  readonly owner_load: Readonly<Record<string, number>>;
  readonly files: Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>;
}

/** Names of truth.json beside the figures of the replay that say the same. */
const PORTAL_FIGURES: readonly (readonly [truth: string, figure: string])[] = [
  ['mqls', 'actual.mqls'],
  ['never_touched', 'actual.noTouch.never'],
  ['auto_only', 'actual.noTouch.automatedOnly'],
  ['no_human_touch', 'actual.noTouch'],
  ['touched', 'actual.touched'],
  ['sla_breached', 'judged.late'],
  ['territory_mismatch', 'actual.wrongTerritory'],
  ['inactive_owner', 'actual.inactiveOwner'],
  ['missing_fields', 'actual.contextMissing'],
  ['sql', 'actual.sql'],
  ['opportunity', 'actual.opportunity'],
  ['won', 'actual.won'],
];

async function playPortal(user: User, folder: string, enteredPath: string, report: Report): Promise<void> {
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth; // the layout described in the data's README
  const entered = readEntered(enteredPath, truth.policy);
  const { workshopId, proposalId, batch } = await enterWorkshop(user, entered, folder);
  for (const file of batch.files) {
    const expected = truth.files[file.name];
    report(checkFigure(`portal ${file.name} rows`, expected?.rows, file.rows));
    report(checkFigure(`portal ${file.name} rows not imported`, 0, file.rows - file.imported));
  }
  const health = await user.call('history.getHealth', {}, workshopId);
  report(checkFigure('portal leads', truth.leads, health?.leads));
  report(checkFigure('portal duplicate_records', truth.counts['duplicate_records'], health?.excluded));
  const { figures } = await user.call('replay.runReplay', { proposalId }, workshopId);
  const valueOf = (id: string): number | null | undefined => figures.find((figure) => figure.id === id)?.value;
  for (const [name, id] of PORTAL_FIGURES) report(checkFigure(`portal ${name}`, truth.counts[name], valueOf(id)));
  for (const [tier, count] of Object.entries(truth.tiers)) {
    report(checkFigure(`portal tier ${tier}`, count, valueOf(`actual.tier.${tier}`)));
    report(checkFigure(`portal sla_breached_${tier}`, truth.counts[`sla_breached_${tier}`], valueOf(`judged.late.${tier}`)));
  }
  for (const [owner, count] of Object.entries(truth.owner_load)) report(checkFigure(`portal owner_load ${owner}`, count, valueOf(`actual.load.${owner}`)));
}

/** The parts of reference.json that this area compares. */
interface Reference {
  readonly x_education: {
    readonly rows: number;
    readonly converted: number;
    readonly rule_score_R1: {
      readonly sum_of_scores: number;
      readonly auc: number;
      readonly by_threshold_ge: Readonly<Record<string, { readonly n: number; readonly converted: number; readonly precision: number; readonly recall: number }>>;
    };
  };
}

async function playTable(user: User, folder: string, enteredPath: string, report: Report): Promise<void> {
  const { x_education: reference } = JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8')) as Reference; // the layout described in the data's README
  const entered = readEntered(enteredPath, {});
  const { workshopId, proposalId, batch } = await enterWorkshop(user, entered, join(folder, 'xeducation'));
  const settings = entered.distribution ?? DEFAULT_DISTRIBUTION;
  const found = await user.call('score.getDistribution', { proposalId, ...settings }, workshopId);
  const score = reference.rule_score_R1;
  report(checkFigure('xeducation rows', reference.rows, batch.files[0]?.rows));
  report(checkFigure('xeducation leads', reference.rows, found.leads));
  report(checkFigure('xeducation converted', reference.converted, found.converted));
  report(checkFigure('xeducation R1 sum of scores', score.sum_of_scores, found.sum, 2));
  report(checkFigure('xeducation R1 AUC', score.auc, found.auc, 6));
  for (const [from, expected] of Object.entries(score.by_threshold_ge)) {
    const threshold = found.thresholds.find((one) => one.from === Number(from));
    report(checkFigure(`xeducation R1 at ${from} leads`, expected.n, threshold?.leads));
    report(checkFigure(`xeducation R1 at ${from} converted`, expected.converted, threshold?.converted));
    report(checkFigure(`xeducation R1 at ${from} precision`, expected.precision, threshold?.precision, 6));
    report(checkFigure(`xeducation R1 at ${from} recall`, expected.recall, threshold?.recall, 6));
  }
}

const DEFAULT_DISTRIBUTION: NonNullable<Entered['distribution']> = { moment: 'end', outcome: 'column', binWidth: 5 };
