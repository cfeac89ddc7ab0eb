/**
 * What an edit of points, caps, thresholds or bands does to every lead at its moment, at once: tiers, histogram by outcome,
 * and whose verdict changes. Plainly: `scoreAll` with the edited model at the same instants, and the same counts over it.
 * Criteria, windows, decays and frequencies must be those that the profiles were made for; `structureOf` tells.
 */
import { canonicalJson } from '../../agreement/canonical-json.ts';
import type { DayOf } from '../../expressions/day-of.ts';
import { FALSE, TRUE } from '../../expressions/truth.ts';
import type { History } from '../../history/history.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { ScoreModel } from '../../model/score-model.ts';
import type { LeadOutcome } from '../lead-outcome.ts';
import { cellIndex, tiersOfCells } from '../matrix-cell.ts';
import { clamp } from '../score-lead.ts';
import { createBatchEvaluator } from './batch-evaluator.ts';
import { groupProfiles } from './group-profiles.ts';
import type { GroupProfiles, Moments, Profile } from './group-profiles.ts';
import { changeSums, limitAgain, limitSums, profileSums } from './met-columns.ts';
import { readsScore, scoredTiers, type ScoredTiers } from './scored-tiers.ts';

/** As many sorts of leads as a byte holds: 9 and 9 for each class that a tier rule names, of which a model has few. */
const MOST_SORTS = 255;
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
  /** Where tier rules look at the score: these rules, and by lead its kind among them; then `ruledTier` says nothing. */
  readonly scored: ScoredTiers | null;
  readonly kind: Uint32Array;
  /** Leads by what decides beside the score: by lead its place among `sorts`. */
  readonly sort: Uint8Array;
  readonly sorts: readonly { readonly outcome: number; readonly gate: number; readonly ruledTier: number }[];
}

/** One version of the model over all leads, changed in place by every edit. Category sums stand before the categories' own caps. */
export interface Version {
  model: ScoreModel;
  /** By group the points of its profiles. */
  readonly points: Float64Array[];
  /** By group the sums of its profiles before the group's own limits. */
  readonly sums: Float64Array[];
  /** By group the memory of what an edit changes, to be written over by the next one. */
  readonly change: (Float64Array | undefined)[];
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

/** Reads every lead once, at its moment. */
export function createEffectBase(history: History, configuration: Configuration, dayOf: DayOf, moments: Moments, outcomeOf: (lead: number) => LeadOutcome): EffectBase {
  const { definitions, tiers } = configuration;
  const scored = scoredTiers(configuration);
  const evaluator = createBatchEvaluator(history, configuration, dayOf, [definitions.mql.criteria, definitions.handRaise.criteria, definitions.disqualify.criteria, ...(scored?.asked ?? tiers.rules.map(({ when }) => when))]);
  const size = moments.leads.length;
  const base = { moments, profiles: groupProfiles(history, configuration, dayOf, moments), outcome: new Uint8Array(size), gate: new Uint8Array(size), ruledTier: new Uint8Array(size), scored, kind: new Uint32Array(scored === null ? 0 : size), sort: new Uint8Array(size), sorts: [] as EffectBase['sorts'][number][] };
  const sortOf = new Map<number, number>();
  moments.leads.forEach((lead, i) => {
    evaluator.moveTo(lead, moments.at[i]!);
    base.outcome[i] = OUTCOMES.indexOf(outcomeOf(lead));
    // As in `mqlRule`: a disqualifier that is unknown leaves the whole rule unknown, which makes no MQL.
    base.gate[i] = evaluator.test(2) !== FALSE ? 0 : evaluator.test(1) === TRUE ? 2 : evaluator.test(0) === TRUE ? 1 : 0;
    if (scored !== null) base.kind[i] = scored.kindOf((place) => evaluator.test(3 + place));
    const rule = scored !== null ? -1 : tiers.rules.findIndex(({ tierId }, r) => tiers.classes.some(({ id }) => id === tierId) && evaluator.test(3 + r) === TRUE);
    base.ruledTier[i] = rule < 0 ? 0 : 1 + tiers.classes.findIndex(({ id }) => id === tiers.rules[rule]?.tierId);
    const [outcome, gate, ruledTier] = [base.outcome[i]!, base.gate[i]!, base.ruledTier[i]!];
    const key = outcome + 3 * gate + 9 * ruledTier;
    if (!sortOf.has(key)) sortOf.set(key, base.sorts.push({ outcome, gate, ruledTier }) - 1);
    base.sort[i] = Math.min(sortOf.get(key)!, MOST_SORTS);
  });
  return base;
}

/** Scores all leads by one version of the model. */
export function createVersion({ profiles, gate }: EffectBase, model: ScoreModel): Version {
  const sums = model.groups.map((group, g) => profileSums(group, profiles[g]!.met));
  const version: Version = { model, sums, points: model.groups.map((group, g) => limitSums(group, sums[g]!)), change: [], fit: new Float64Array(gate.length), engagement: new Float64Array(gate.length) };
  model.groups.forEach(({ category }, g) => addProfiles(profiles[g]!.profile, version.points[g]!, category === 'fit' ? version.fit : version.engagement));
  return version;
}

/** Takes a version to another model of the same structure; groups that are the same object cost nothing. */
export function updateVersion({ profiles }: EffectBase, version: Version, model: ScoreModel): void {
  model.groups.forEach((group, g) => {
    if (version.model.groups[g] === group) return;
    const { profile, met } = profiles[g]!;
    const change = (version.change[g] ??= new Float64Array(met.count));
    changeSums(version.sums[g]!, version.model.groups[g]!, group, met);
    limitAgain(group, version.sums[g]!, version.points[g]!, change);
    addProfiles(profile, change, group.category === 'fit' ? version.fit : version.engagement);
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
  const { totalMin, totalMax } = after.model;
  const first = Math.floor(totalMin / binWidth);
  const size = Math.max(Math.floor(totalMax / binWidth) - first + 1, 1);
  const tally: Tally = { counts: new Uint32Array(size * OUTCOMES.length), tiers: new Uint32Array(configuration.tiers.classes.length + 1), mqls: 0, gained: 0, lost: 0 };
  const tables = tablesByTotal(configuration, binWidth, first);
  if (tables === null || base.scored !== null || base.sorts.length > MOST_SORTS || tables.bin.length * base.sorts.length > MOST_TOTALS) countOneByOne(base, before, after, configuration, { width: binWidth, first }, tally);
  else countByTotal(base, before, after, tables, tally);
  const { counts, tiers, mqls, gained, lost } = tally;
  const bins = Array.from({ length: size }, (_, bin) => ({ converted: counts[3 * bin]!, rejected: counts[3 * bin + 1]!, open: counts[3 * bin + 2]! }));
  return { width: binWidth, first, bins, tiers: tiers.subarray(0, configuration.tiers.classes.length), mqls, gained, lost, moved: movedLeads(base, before, after, Math.min(most, gained + lost)) };
}

interface Tally {
  /** By bar its three outcomes. */
  readonly counts: Uint32Array;
  readonly tiers: Uint32Array;
  mqls: number;
  gained: number;
  lost: number;
}

const isMql = (gate: number, total: number, threshold: number): 0 | 1 => (gate === 2 || (gate === 1 && total >= threshold) ? 1 : 0);

/** Every lead goes to its total, sort and verdict of before; everything else is counted from these few places. */
function countByTotal({ sort, sorts }: EffectBase, before: Uint8Array, { fit, engagement, model }: Version, { bin, tier }: TotalTables, tally: Tally): void {
  const { totalMin, totalMax, mqlThreshold, fitMin = -Infinity, fitMax, engagementMin = -Infinity, engagementMax } = model;
  const width = 2 * sorts.length;
  const found = new Uint32Array(bin.length * width);
  for (let i = 0; i < sort.length; i++) {
    const ofFit = fit[i]! < fitMin ? fitMin : fit[i]!;
    const ofEngagement = engagement[i]! < engagementMin ? engagementMin : engagement[i]!;
    const sum = (ofFit > fitMax ? fitMax : ofFit) + (ofEngagement > engagementMax ? engagementMax : ofEngagement);
    const atLeast = sum < totalMin ? totalMin : sum;
    found[((atLeast > totalMax ? totalMax : atLeast) - totalMin) * width + 2 * sort[i]! + before[i]!]!++;
  }
  for (let place = 0, at = 0; place < bin.length; place++) {
    for (let column = 0; column < width; column++, at++) {
      const leads = found[at]!;
      if (leads === 0) continue;
      const { outcome, gate, ruledTier } = sorts[column >> 1]!;
      const verdict = isMql(gate, totalMin + place, mqlThreshold);
      tally.counts[3 * bin[place]! + outcome]! += leads;
      tally.tiers[ruledTier !== 0 ? ruledTier - 1 : tier[place]!]! += leads;
      tally.mqls += verdict * leads;
      if (verdict === 1 && column % 2 === 0) tally.gained += leads;
      if (verdict === 0 && column % 2 === 1) tally.lost += leads;
    }
  }
}

/** The same lead by lead, where cells or rules about scores make tiers, or totals lie too far apart. */
function countOneByOne({ gate, outcome, ruledTier, scored, kind }: EffectBase, before: Uint8Array, { fit, engagement, model }: Version, configuration: Pick<Configuration, 'score' | 'tiers'>, { width, first }: { readonly width: number; readonly first: number }, tally: Tally): void {
  const { totalMin, totalMax, mqlThreshold, fitMin = -Infinity, fitMax, engagementMin = -Infinity, engagementMax } = model;
  const tierOf = createTierReader(configuration);
  const rules = scored?.read(configuration) ?? null;
  for (let i = 0; i < gate.length; i++) {
    const ofFit = clamp(fit[i]!, fitMin, fitMax);
    const ofEngagement = clamp(engagement[i]!, engagementMin, engagementMax);
    const total = clamp(ofFit + ofEngagement, totalMin, totalMax);
    tally.counts[3 * (Math.floor(total / width) - first) + outcome[i]!]!++;
    const ruled = rules === null ? ruledTier[i]! - 1 : rules[kind[i]!]!(ofFit, ofEngagement, total);
    tally.tiers[ruled >= 0 ? ruled : tierOf(ofFit, ofEngagement, total)]!++;
    const verdict = isMql(gate[i]!, total, mqlThreshold);
    tally.mqls += verdict;
    if (verdict > before[i]!) tally.gained++;
    else if (verdict < before[i]!) tally.lost++;
  }
}

/** The first leads whose verdict changed, so many of them. */
function movedLeads({ gate }: EffectBase, before: Uint8Array, after: Version, most: number): number[] {
  const moved: number[] = [];
  for (let i = 0; i < gate.length && moved.length < most; i++) if (isMql(gate[i]!, totalAt(after, i), after.model.mqlThreshold) !== before[i]) moved.push(i);
  return moved;
}

/** Totals are whole hundredths: within this range their bar and tier are looked up instead of worked out. */
const MOST_TOTALS = 1_000_000;

/** By total from the least on its bar and tier. */
interface TotalTables {
  readonly bin: Uint32Array;
  readonly tier: Uint8Array;
}

function tablesByTotal(configuration: Pick<Configuration, 'score' | 'tiers'>, binWidth: number, first: number): TotalTables | null {
  const { totalMin, totalMax, matrix } = configuration.score;
  const size = totalMax - totalMin + 1;
  if (matrix !== undefined || !(size >= 1 && size <= MOST_TOTALS)) return null;
  const tierOf = createTierReader(configuration);
  const tables = { bin: new Uint32Array(size), tier: new Uint8Array(size) };
  for (let place = 0; place < size; place++) {
    tables.bin[place] = Math.floor((totalMin + place) / binWidth) - first;
    tables.tier[place] = tierOf(0, 0, totalMin + place);
  }
  return tables;
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
