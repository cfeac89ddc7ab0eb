/**
 * What an edit of points, caps, thresholds or bands does to every lead at its moment, at once: tiers, histogram by outcome,
 * and whose verdict changes. Plainly: `scoreAll` with the edited model at the same instants, and the same counts over it.
 * Criteria, windows, decays and frequencies must be those that the profiles were made for; `structureOf` tells.
 */
import { canonicalJson } from '../../agreement/canonical-json.ts';
import { leavesOf } from '../../expressions/leaves-of.ts';
import type { DayOf } from '../../expressions/day-of.ts';
import { FALSE, TRUE } from '../../expressions/truth.ts';
import type { History } from '../../history/history.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { Expression } from '../../model/expression.ts';
import type { ScoreModel } from '../../model/score-model.ts';
import type { LeadOutcome } from '../lead-outcome.ts';
import { cellIndex, tiersOfCells } from '../matrix-cell.ts';
import { clamp } from '../score-lead.ts';
import { createBatchEvaluator } from './batch-evaluator.ts';
import { groupProfiles } from './group-profiles.ts';
import type { GroupProfiles, Moments, Profile } from './group-profiles.ts';
import { changeSums, limitSums, profileSums } from './met-columns.ts';

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

/** One version of the model over all leads, changed in place by every edit. Category sums stand before the categories' own caps. */
export interface Version {
  model: ScoreModel;
  /** By group the points of its profiles. */
  readonly points: Float64Array[];
  /** By group the sums of its profiles before the group's own limits. */
  readonly sums: Float64Array[];
  /** By group the memory of the points before, to be written over by the next ones. */
  readonly spare: (Float64Array | undefined)[];
  readonly fit: Float64Array;
  readonly engagement: Float64Array;
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
export function reasonAgainst({ score, definitions }: Configuration): string | null {
  if (score.mql?.when !== undefined) return 'The MQL rule of this model looks at more than the total, so the whole history is asked again.';
  return [definitions.mql, definitions.handRaise, definitions.disqualify].some(({ criteria }) => readsScore(criteria)) ? 'A definition looks at the score itself, so the whole history is asked again.' : null;
}

/** Whether an edit of points can move leads between tiers in a way that profiles do not know; all other counts hold. */
export const tierRulesReadScores = ({ tiers }: Pick<Configuration, 'tiers'>): boolean => tiers.rules.some(({ when }) => readsScore(when));

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

/** Scores all leads by one version of the model. */
export function createVersion({ profiles, gate }: EffectBase, model: ScoreModel): Version {
  const sums = model.groups.map((group, g) => profileSums(group, profiles[g]!.met));
  const version: Version = { model, sums, points: model.groups.map((group, g) => limitSums(group, sums[g]!)), spare: [], fit: new Float64Array(gate.length), engagement: new Float64Array(gate.length) };
  model.groups.forEach(({ category }, g) => addProfiles(profiles[g]!.profile, version.points[g]!, category === 'fit' ? version.fit : version.engagement));
  return version;
}

/** Takes a version to another model of the same structure; groups that are the same object cost nothing. */
export function updateVersion({ profiles }: EffectBase, version: Version, model: ScoreModel): void {
  model.groups.forEach((group, g) => {
    if (version.model.groups[g] === group) return;
    const { profile, met } = profiles[g]!;
    const before = version.points[g]!;
    changeSums(version.sums[g]!, version.model.groups[g]!, group, met);
    const points = limitSums(group, version.sums[g]!, version.spare[g]);
    const into = group.category === 'fit' ? version.fit : version.engagement;
    for (let i = 0; i < profile.length; i++) into[i]! += points[profile[i]!]! - before[profile[i]!]!;
    version.points[g] = points;
    version.spare[g] = before;
  });
  version.model = model;
}

function addProfiles(profile: Profile, points: Float64Array, into: Float64Array): void {
  for (let i = 0; i < profile.length; i++) into[i]! += points[profile[i]!]!;
}

/** The total of the i-th lead. */
export function totalAt({ fit, engagement, model }: Version, i: number): number {
  const { fitMin = -Infinity, fitMax, engagementMin = -Infinity, engagementMax, totalMin, totalMax } = model;
  return clamp(clamp(fit[i]!, fitMin, fitMax) + clamp(engagement[i]!, engagementMin, engagementMax), totalMin, totalMax);
}

/** By lead 1 where it is an MQL at its moment. */
export function verdictsOf({ gate }: EffectBase, version: Version): Uint8Array {
  return gate.map((one, i) => (one === 2 || (one === 1 && totalAt(version, i) >= version.model.mqlThreshold) ? 1 : 0));
}

/** Counts one version beside the verdicts of another; `binWidth` in hundredths, `most` leads that moved. */
export function countEffect(base: EffectBase, before: Uint8Array, after: Version, configuration: Pick<Configuration, 'score' | 'tiers'>, binWidth: number, most: number): Effect {
  const { totalMin, totalMax, mqlThreshold, fitMin = -Infinity, fitMax, engagementMin = -Infinity, engagementMax } = after.model;
  const first = Math.floor(totalMin / binWidth);
  const size = Math.max(Math.floor(totalMax / binWidth) - first + 1, 1);
  const counts = new Uint32Array(size * OUTCOMES.length);
  const tierOf = createTierReader(configuration);
  const byTotal = tablesByTotal(configuration, binWidth, first);
  const tiers = new Uint32Array(configuration.tiers.classes.length + 1);
  const { gate, outcome, ruledTier } = base;
  const { fit, engagement } = after;
  const moved: number[] = [];
  let [mqls, gained, lost] = [0, 0, 0];
  for (let i = 0; i < gate.length; i++) {
    const ofFit = Math.min(Math.max(fit[i]!, fitMin), fitMax);
    const ofEngagement = Math.min(Math.max(engagement[i]!, engagementMin), engagementMax);
    const total = Math.min(Math.max(ofFit + ofEngagement, totalMin), totalMax);
    const bin = byTotal === null ? Math.floor(total / binWidth) - first : byTotal.bin[total - totalMin]!;
    counts[3 * bin + outcome[i]!]!++;
    tiers[ruledTier[i] !== 0 ? ruledTier[i]! - 1 : byTotal === null || byTotal.tier === null ? tierOf(ofFit, ofEngagement, total) : byTotal.tier[total - totalMin]!]!++;
    const verdict = gate[i] === 2 || (gate[i] === 1 && total >= mqlThreshold) ? 1 : 0;
    mqls += verdict;
    if (verdict === before[i]) continue;
    if (verdict === 1) gained++;
    else lost++;
    if (moved.length < most) moved.push(i);
  }
  const bins = Array.from({ length: size }, (_, bin) => ({ converted: counts[3 * bin]!, rejected: counts[3 * bin + 1]!, open: counts[3 * bin + 2]! }));
  return { width: binWidth, first, bins, tiers: tiers.subarray(0, configuration.tiers.classes.length), mqls, gained, lost, moved };
}

/** Totals are whole hundredths: within this range their bar and tier are looked up instead of worked out. */
const MOST_TOTALS = 1_000_000;

function tablesByTotal(configuration: Pick<Configuration, 'score' | 'tiers'>, binWidth: number, first: number): { readonly bin: Uint32Array; readonly tier: Uint8Array | null } | null {
  const { totalMin, totalMax, matrix } = configuration.score;
  const size = totalMax - totalMin + 1;
  if (!(size >= 1 && size <= MOST_TOTALS)) return null;
  const tierOf = createTierReader(configuration);
  const bin = new Uint32Array(size);
  const tier = matrix === undefined ? new Uint8Array(size) : null;
  for (let place = 0; place < size; place++) {
    bin[place] = Math.floor((totalMin + place) / binWidth) - first;
    if (tier !== null) tier[place] = tierOf(0, 0, totalMin + place);
  }
  return { bin, tier };
}

/** The tier of scores that no tier rule decides; the place after the last class where there is none. */
function createTierReader({ score, tiers }: Pick<Configuration, 'score' | 'tiers'>): (fit: number, engagement: number, total: number) => number {
  const known = tiers.bands.map(({ from, tierId }) => ({ from, tier: tiers.classes.findIndex(({ id }) => id === tierId) })).filter(({ tier }) => tier >= 0);
  const [from, to] = [Float64Array.from(known, (band) => band.from), Uint8Array.from(known, ({ tier }) => tier)];
  const last = Math.max(tiers.classes.length - 1, 0);
  const ofBand = (total: number): number => {
    let band = 0;
    while (band < from.length && total < from[band]!) band++;
    return band < to.length ? to[band]! : last;
  };
  const { matrix } = score;
  if (matrix === undefined) return (_fit, _engagement, total) => ofBand(total);
  const ofCells = tiersOfCells({ score, tiers });
  return (fit, engagement, total) => {
    const tier = ofCells[cellIndex(matrix, fit, engagement)]!;
    return tier >= 0 ? tier : ofBand(total);
  };
}

/** MQLs at every threshold, from the highest total down, so that a drag reads one place: `atLeast[(threshold − totalMin)]` in hundredths. */
export function thresholdGrid({ gate }: EffectBase, version: Version): { readonly always: number; readonly atLeast: Uint32Array } {
  const { totalMin, totalMax } = version.model;
  const atLeast = new Uint32Array(totalMax - totalMin + 2);
  let always = 0;
  for (let i = 0; i < gate.length; i++) {
    if (gate[i] === 2) always++;
    else if (gate[i] === 1) atLeast[totalAt(version, i) - totalMin]!++;
  }
  for (let points = atLeast.length - 2; points >= 0; points--) atLeast[points]! += atLeast[points + 1]!;
  return { always, atLeast };
}
