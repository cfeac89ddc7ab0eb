/**
 * What an edit of points, caps, thresholds or bands does to every lead at its moment, at once: tiers, histogram by outcome,
 * and whose verdict changes. Plainly: `scoreAll` with the edited model at the same instants, and the same counts over it.
 * Criteria, windows, decays and frequencies must be those that the profiles were made for; `structureOf` tells.
 */
import { canonicalJson } from '../../agreement/canonical-json.ts';
import { leavesOf } from '../../expressions/possible-values.ts';
import type { DayOf } from '../../expressions/day-of.ts';
import { FALSE, TRUE } from '../../expressions/truth.ts';
import type { History } from '../../history/history.ts';
import type { Configuration, Tiers } from '../../model/configuration.ts';
import type { Expression } from '../../model/expression.ts';
import type { ScoreModel } from '../../model/score-model.ts';
import type { LeadOutcome } from '../lead-outcome.ts';
import { cellIndex, tiersOfCells } from '../matrix-cell.ts';
import { createBatchEvaluator } from './batch-evaluator.ts';
import { groupProfiles, profilePoints } from './group-profiles.ts';
import type { GroupProfiles, Moments } from './group-profiles.ts';

const OUTCOMES: readonly LeadOutcome[] = ['converted', 'rejected', 'open'];

/** Everything that an edit needs, made once for a structure. */
export interface EffectBase {
  readonly moments: Moments;
  readonly profiles: readonly GroupProfiles[];
  /** Places in OUTCOMES. */
  readonly outcome: Uint8Array;
  /** 1: enough points make an MQL; 2: one whatever the points; 0: never. */
  readonly gate: Uint8Array;
  /** 1 + the tier that an ordered tier rule gives; 0: the score decides. */
  readonly ruledTier: Uint8Array;
}

/** Scores by lead of one version; verdict 1: an MQL at its moment. */
export interface Version {
  readonly points: readonly Float64Array[];
  readonly fit: Float64Array;
  readonly engagement: Float64Array;
  readonly total: Float64Array;
  readonly verdict: Uint8Array;
}

/** Counts over a version; bars are multiples of the width, points in hundredths. */
export interface Effect {
  readonly width: number;
  readonly first: number;
  readonly bins: readonly { readonly converted: number; readonly rejected: number; readonly open: number }[];
  readonly tiers: Uint32Array;
  readonly mqls: number;
  readonly gained: number;
  readonly lost: number;
  /** Places (in `moments.leads`) of the first leads whose verdict changed. */
  readonly moved: readonly number[];
}

/** What profiles depend on: everything of a configuration but points, caps, thresholds, bands and names. */
export function structureOf({ score, definitions, tiers, routing }: Configuration): string {
  const groups = score.groups.map(({ category, decay, rules }) => ({ category, decay, rules: rules.map(withoutPoints) }));
  const words = [definitions.mql.criteria, definitions.handRaise.criteria, definitions.disqualify.criteria];
  return canonicalJson({ groups, words, tierRules: tiers.rules, classes: tiers.classes.map(({ id }) => id), territories: routing.territories, territoryField: routing.territoryField });
}

function withoutPoints(rule: ScoreModel['groups'][number]['rules'][number]): unknown {
  switch (rule.kind) {
    case 'when':
      return rule.when;
    case 'table':
      return { field: rule.field, rows: rule.rows.map(({ values }) => values) };
    case 'ranges':
      return { ranges: rule.field, rows: rule.rows.map(({ from = null, to = null }) => [from, to]) };
    case 'event':
      return { match: rule.match, frequency: rule.frequency, ranges: (rule.ranges ?? []).map(({ min, max = null }) => [min, max]), withinDays: rule.withinDays ?? null };
  }
}

/** Why an edit of a configuration cannot be answered from profiles; null when it can. */
export function reasonAgainst({ score, definitions, tiers }: Configuration): string | null {
  const asked = [definitions.mql.criteria, definitions.handRaise.criteria, definitions.disqualify.criteria, ...tiers.rules.map(({ when }) => when)];
  if (score.mql?.when !== undefined) return 'The MQL rule of this model looks at more than the total, so the whole history is asked again.';
  return asked.some(readsScore) ? 'A definition or tier rule looks at the score itself, so the whole history is asked again.' : null;
}

const readsScore = (expression: Expression): boolean => leavesOf(expression).some((leaf) => leaf.kind === 'compare' && leaf.field.startsWith('@') && leaf.field !== '@territory');

/** Reads every lead once, at its moment. */
export function createEffectBase(history: History, configuration: Configuration, dayOf: DayOf, moments: Moments, outcomeOf: (lead: number) => LeadOutcome): EffectBase {
  const { definitions, tiers } = configuration;
  const evaluator = createBatchEvaluator(history, configuration, dayOf, [definitions.mql.criteria, definitions.handRaise.criteria, definitions.disqualify.criteria, ...tiers.rules.map(({ when }) => when)]);
  const size = moments.leads.length;
  const base = { moments, profiles: groupProfiles(history, configuration, dayOf, moments), outcome: new Uint8Array(size), gate: new Uint8Array(size), ruledTier: new Uint8Array(size) };
  moments.leads.forEach((lead, i) => {
    evaluator.moveTo(lead, moments.at[i]!);
    base.outcome[i] = OUTCOMES.indexOf(outcomeOf(lead));
    // As in `mqlRule`: a disqualifier that is unknown leaves the whole rule unknown, which makes no MQL.
    base.gate[i] = evaluator.test(2) !== FALSE ? 0 : evaluator.test(1) === TRUE ? 2 : evaluator.test(0) === TRUE ? 1 : 0;
    const rule = tiers.rules.findIndex(({ tierId }, r) => tiers.classes.some(({ id }) => id === tierId) && evaluator.test(3 + r) === TRUE);
    base.ruledTier[i] = rule < 0 ? 0 : 1 + tiers.classes.findIndex(({ id }) => id === tiers.rules[rule]?.tierId);
  });
  return base;
}

/** Scores all leads by one version of the model; from an earlier one only the groups that changed are added up again. */
export function scoreVersion({ profiles, gate }: EffectBase, model: ScoreModel, earlier: { readonly version: Version; readonly model: ScoreModel } | null = null): Version {
  const size = gate.length;
  const points = model.groups.map((group, g) => (earlier !== null && earlier.model.groups[g] === group ? earlier.version.points[g]! : profilePoints(group, profiles[g]!)));
  const version: Version = { points, fit: earlier?.version.fit.slice() ?? new Float64Array(size), engagement: earlier?.version.engagement.slice() ?? new Float64Array(size), total: new Float64Array(size), verdict: new Uint8Array(size) };
  model.groups.forEach((group, g) => {
    const before = earlier?.version.points[g] ?? null;
    if (before !== points[g]) addProfiles(profiles[g]!.profile, points[g]!, before, group.category === 'fit' ? version.fit : version.engagement);
  });
  judgeVersion(version, gate, model);
  return version;
}

function addProfiles(profile: Uint32Array, points: Float64Array, before: Float64Array | null, into: Float64Array): void {
  if (before === null) for (let i = 0; i < profile.length; i++) into[i]! += points[profile[i]!]!;
  else for (let i = 0; i < profile.length; i++) into[i]! += points[profile[i]!]! - before[profile[i]!]!;
}

function judgeVersion({ fit, engagement, total, verdict }: Version, gate: Uint8Array, model: ScoreModel): void {
  const { fitMin = -Infinity, fitMax, engagementMin = -Infinity, engagementMax, totalMin, totalMax, mqlThreshold } = model;
  for (let i = 0; i < total.length; i++) {
    // Sums before the categories' caps are kept, so that the next edit can go on from them.
    const ofFit = Math.min(Math.max(fit[i]!, fitMin), fitMax);
    const ofEngagement = Math.min(Math.max(engagement[i]!, engagementMin), engagementMax);
    const sum = Math.min(Math.max(ofFit + ofEngagement, totalMin), totalMax);
    total[i] = sum;
    verdict[i] = gate[i] === 2 || (gate[i] === 1 && sum >= mqlThreshold) ? 1 : 0;
  }
}

/** Counts one version beside another; `binWidth` in hundredths, `most` leads that moved. */
export function countEffect(base: EffectBase, before: Version, after: Version, configuration: Pick<Configuration, 'score' | 'tiers'>, binWidth: number, most: number): Effect {
  const { score, tiers } = configuration;
  const first = Math.floor(score.totalMin / binWidth);
  const size = Math.max(Math.floor(score.totalMax / binWidth) - first + 1, 1);
  const counts = new Uint32Array(size * OUTCOMES.length);
  const ofTiers = new Uint32Array(tiers.classes.length);
  let [mqls, gained, lost] = [0, 0, 0];
  const moved: number[] = [];
  for (let i = 0; i < after.total.length; i++) {
    counts[(Math.floor(after.total[i]! / binWidth) - first) * OUTCOMES.length + base.outcome[i]!]!++;
    mqls += after.verdict[i]!;
    if (after.verdict[i] === before.verdict[i]) continue;
    if (after.verdict[i] === 1) gained++;
    else lost++;
    if (moved.length < most) moved.push(i);
  }
  countTiers(base, after, score, tiers, ofTiers);
  const bins = Array.from({ length: size }, (_, bin) => ({ converted: counts[3 * bin]!, rejected: counts[3 * bin + 1]!, open: counts[3 * bin + 2]! }));
  return { width: binWidth, first, bins, tiers: ofTiers, mqls, gained, lost, moved };
}

function countTiers({ ruledTier }: EffectBase, { fit, engagement, total }: Version, score: ScoreModel, tiers: Tiers, into: Uint32Array): void {
  if (into.length === 0) return;
  const known = tiers.bands.map(({ from, tierId }) => ({ from, tier: tiers.classes.findIndex(({ id }) => id === tierId) })).filter(({ tier }) => tier >= 0);
  const [from, to] = [Float64Array.from(known, (band) => band.from), Uint8Array.from(known, ({ tier }) => tier)];
  const ofCells = tiersOfCells({ score, tiers });
  const { matrix, fitMin = -Infinity, fitMax, engagementMin = -Infinity, engagementMax } = score;
  for (let i = 0; i < total.length; i++) {
    let tier = ruledTier[i]! - 1;
    if (tier < 0 && matrix !== undefined) tier = ofCells[cellIndex(matrix, Math.min(Math.max(fit[i]!, fitMin), fitMax), Math.min(Math.max(engagement[i]!, engagementMin), engagementMax))]!;
    if (tier < 0) {
      let band = 0;
      while (band < from.length && total[i]! < from[band]!) band++;
      tier = band < to.length ? to[band]! : into.length - 1;
    }
    into[tier]!++;
  }
}

/** MQLs at every threshold, from the highest total down, so that a drag reads one place: `atLeast[(threshold − totalMin)]` in hundredths. */
export function thresholdGrid({ gate }: EffectBase, { total }: Version, { totalMin, totalMax }: ScoreModel): { readonly always: number; readonly atLeast: Uint32Array } {
  const atLeast = new Uint32Array(totalMax - totalMin + 2);
  let always = 0;
  for (let i = 0; i < total.length; i++) {
    if (gate[i] === 2) always++;
    else if (gate[i] === 1) atLeast[total[i]! - totalMin]!++;
  }
  for (let points = atLeast.length - 2; points >= 0; points--) atLeast[points]! += atLeast[points + 1]!;
  return { always, atLeast };
}
