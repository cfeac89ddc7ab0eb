/** What a scoring model would have a careful reader ask about, each in a sentence with the way out (domain.md §4, G14–G16). */
import { checkCriterion } from '../expressions/check-criterion.ts';
import { missingEventType } from '../expressions/compile-expression.ts';
import { leavesOf } from '../expressions/leaves-of.ts';
import type { History } from '../history/history.ts';
import { leakageSuspects } from '../history/leakage-suspects.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Points, ScoreGroup, ScoreRule } from '../model/score-model.ts';
import { homepageCase } from './homepage-case.ts';
import { lintAsked, type AskedWord } from './lint-asked.ts';
import { cellNames } from './matrix-cell.ts';
import { fieldsOfRule } from './named-fields.ts';
import { modelBounds, ruleBounds, sumBounds, worthsOf } from './score-bounds.ts';

/** One finding; `groupId` and `ruleId` say where, null: the model as a whole. */
export interface ModelFinding {
  readonly kind:
    | 'noRules' | 'onlyFit' | 'onlyBehaviour' | 'noDecay' | 'decayAndWindow' | 'notPushable' | 'unreachableCell' | 'cellWithoutTier' | 'unreachableThreshold'
    | 'everybodyReaches' | 'brokenCriterion' | 'crossedLimits' | 'overflow' | 'groupWithoutRules' | 'ruleWithoutPoints' | 'brokenRule' | 'writtenAfterOutcome' | 'homepageBeatsReader';
  readonly severity: 'high' | 'medium' | 'low';
  readonly groupId: string | null;
  readonly ruleId: string | null;
  /** The definition whose criteria it is about, or the place of the tier rule. */
  readonly word?: AskedWord;
  readonly tierRule?: number;
  readonly sentence: string;
}

const whole = (finding: Omit<ModelFinding, 'groupId' | 'ruleId'>): ModelFinding => ({ groupId: null, ruleId: null, ...finding });
const shown = (points: Points): string => String(points / 100);

/** All findings, the model as a whole first, then group by group. */
export function lintModel(history: History, configuration: Configuration): ModelFinding[] {
  const { score } = configuration;
  if (score.groups.every(({ rules }) => rules.length === 0)) return [whole({ kind: 'noRules', severity: 'high', sentence: 'The model has no rules, so every lead scores the same. Add a rule to a group.' }), ...lintAsked(history, configuration)];
  const suspects = suspectsOf(history);
  return [...lintAsked(history, configuration), ...lintLimits(configuration), ...lintWhole(configuration), ...lintReach(configuration), ...lintMatrix(configuration), ...lintHomepage(history, configuration), ...score.groups.flatMap((group) => lintGroup(group, history, suspects))];
}

const suspectsOf = (history: History): ReadonlyMap<string, string> => new Map(leakageSuspects(history).map(({ field, sentences }) => [field, sentences.join(' ')]));

/** The most wins where the least lies above it (`score-lead.ts`), so everybody gets the same. */
function lintLimits({ score }: Configuration): ModelFinding[] {
  const { groups, fitMin = -Infinity, fitMax, engagementMin = -Infinity, engagementMax, totalMin, totalMax } = score;
  const all = [
    ...groups.map(({ id, name, min, max }) => ({ groupId: id, name: `“${name}”`, min, max })),
    { groupId: null, name: 'fit', min: fitMin, max: fitMax }, { groupId: null, name: 'engagement', min: engagementMin, max: engagementMax }, { groupId: null, name: 'the whole score', min: totalMin, max: totalMax },
  ];
  return all.flatMap(({ groupId, name, min, max }) => (min <= max ? [] : [{ kind: 'crossedLimits' as const, severity: 'high' as const, groupId, ruleId: null, sentence: `The least of ${name}, ${shown(min)} points, lies above its most, ${shown(max)}, so every lead gets ${shown(max)} there. Lower the one or raise the other.` }]));
}

function lintWhole({ score: { groups } }: Configuration): ModelFinding[] {
  const found: ModelFinding[] = [];
  const isUsed = (category: ScoreGroup['category']): boolean => groups.some((group) => group.category === category && group.rules.length > 0);
  if (!isUsed('engagement')) found.push(whole({ kind: 'onlyFit', severity: 'medium', sentence: 'The model looks at who a lead is, never at what it does. Add a group for engagement.' }));
  if (!isUsed('fit')) found.push(whole({ kind: 'onlyBehaviour', severity: 'medium', sentence: 'The model looks at what a lead does, never at who it is. Add a group for fit.' }));
  const counting = groups.filter(({ rules }) => rules.some(({ kind }) => kind === 'event'));
  const fades = (group: ScoreGroup): boolean => group.decay.kind !== 'none' || group.rules.every((rule) => rule.kind !== 'event' || rule.withinDays !== undefined);
  if (counting.length > 0 && !counting.some(fades)) found.push(whole({ kind: 'noDecay', severity: 'medium', sentence: 'No points fade, so a download of long ago counts like one of today. Let a group of engagement fade, or count its activities within a number of days.' }));
  return found;
}

function lintReach({ score, definitions }: Configuration): ModelFinding[] {
  const { total } = modelBounds(score);
  if (score.mql?.when !== undefined) return [];
  if (score.mqlThreshold > total.high) {
    const raise = definitions.handRaise.criteria.kind === 'constant' && !definitions.handRaise.criteria.value ? 'so nobody becomes an MQL' : 'so only a hand-raise makes an MQL';
    return [whole({ kind: 'unreachableThreshold', severity: 'high', sentence: `The threshold of ${shown(score.mqlThreshold)} lies above the ${shown(total.high)} points that a lead can reach, ${raise}. Lower it, or give more points.` })];
  }
  if (score.mqlThreshold > total.low) return [];
  return [whole({ kind: 'everybodyReaches', severity: 'high', sentence: `Every lead has at least ${shown(total.low)} points and so reaches the threshold of ${shown(score.mqlThreshold)}. Set the threshold higher.` })];
}

function lintMatrix({ score, tiers }: Configuration): ModelFinding[] {
  const { matrix } = score;
  if (matrix === undefined) return [];
  const { fit, engagement } = modelBounds(score);
  const isReachable = (from: readonly Points[], band: number, { low, high }: { readonly low: Points; readonly high: Points }): boolean => (from[band] === undefined || high >= from[band]) && (band === 0 || low < from[band - 1]!);
  const width = matrix.engagementFrom.length + 1;
  const names = cellNames(matrix);
  const unreachable = names.filter((_, cell) => !isReachable(matrix.fitFrom, Math.floor(cell / width), fit) || !isReachable(matrix.engagementFrom, cell % width, engagement));
  const without = names.filter((name) => !unreachable.includes(name) && !matrix.cells.some(({ cell, tierId }) => cell === name && tiers.classes.some(({ id }) => id === tierId)));
  const found: ModelFinding[] = [];
  if (unreachable.length > 0) found.push(whole({ kind: 'unreachableCell', severity: 'medium', sentence: `No lead can reach ${listed(unreachable)}: the points of the groups do not suffice, or are never that few. Move the bands.` }));
  if (without.length > 0) found.push(whole({ kind: 'cellWithoutTier', severity: 'low', sentence: `${listed(without)} ${without.length === 1 ? 'has' : 'have'} no tier, so the total decides there. Give each cell a tier.` }));
  if (matrix.fitFrom.length > 2 || matrix.engagementFrom.length > 2) found.push(whole({ kind: 'notPushable', severity: 'low', sentence: 'HubSpot knows cells from A1 to C3. A fourth band is merged into the third there, or needs a property of its own.' }));
  return found;
}

const listed = (names: readonly string[]): string => (names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more cells` : names.join(', '));

function lintHomepage(history: History, { score }: Configuration): ModelFinding[] {
  if (!score.groups.some(({ category, rules }) => category === 'engagement' && rules.length > 0)) return []; // named for itself
  const found = homepageCase(history, score);
  if (found === null || found.homepage < found.reader) return [];
  return [whole({ kind: 'homepageBeatsReader', severity: 'medium', sentence: `One visit of ${found.home} by the ideal company scores ${shown(found.homepage)}; three times ${found.product} and two returns within a week score ${shown(found.reader)} where nothing else is known. Give interest in products more weight.` })];
}

function lintGroup(group: ScoreGroup, history: History, suspects: ReadonlyMap<string, string>): ModelFinding[] {
  const at = { groupId: group.id, ruleId: null };
  if (group.rules.length === 0) return [{ ...at, kind: 'groupWithoutRules', severity: 'low', sentence: `“${group.name}” has no rules. Add one, or remove the group.` }];
  const found: ModelFinding[] = [];
  const hasWindow = group.rules.some((rule) => (rule.kind === 'event' && rule.withinDays !== undefined) || (rule.kind === 'when' && leavesOf(rule.when).some((leaf) => leaf.kind === 'event' && leaf.withinDays !== undefined)));
  if (group.decay.kind !== 'none' && hasWindow) found.push({ ...at, kind: 'decayAndWindow', severity: 'medium', sentence: `“${group.name}” both fades and counts within a time frame, which HubSpot refuses in one group. Put the rules with a time frame into a group of their own.` });
  if (group.decay.kind === 'halfLife') found.push({ ...at, kind: 'notPushable', severity: 'low', sentence: `“${group.name}” fades by half-life, which HubSpot does not know. It is scored here; there it needs linear decay.` });
  const { high } = sumBounds(group);
  const single = group.rules.find((rule) => Number.isFinite(ruleBounds(rule).high) && ruleBounds(rule).high > group.max);
  if (single !== undefined) found.push({ groupId: group.id, ruleId: single.id, kind: 'overflow', severity: 'medium', sentence: `“${single.name}” alone gives ${shown(ruleBounds(single).high)} points, and “${group.name}” is capped at ${shown(group.max)}: ${shown(ruleBounds(single).high - group.max)} are always lost. Raise the cap or give fewer points.` });
  else if (Number.isFinite(high) && high > group.max) found.push({ ...at, kind: 'overflow', severity: 'low', sentence: `The rules of “${group.name}” can give ${shown(high)} points together, and the group is capped at ${shown(group.max)}: up to ${shown(high - group.max)} are lost. Leave it so on purpose, or raise the cap.` });
  return [...found, ...group.rules.flatMap((rule) => lintRule(rule, group.id, history, suspects))];
}

function lintRule(rule: ScoreRule, groupId: string, history: History, suspects: ReadonlyMap<string, string>): ModelFinding[] {
  const at = { groupId, ruleId: rule.id };
  const found: ModelFinding[] = [];
  if (worthsOf(rule).every((points) => points === 0)) found.push({ ...at, kind: 'ruleWithoutPoints', severity: 'low', sentence: `“${rule.name}” gives no points whatever happens. Give it points, or remove it.` });
  for (const field of fieldsOfRule(rule)) {
    const sentence = suspects.get(field);
    if (sentence !== undefined) found.push({ ...at, kind: 'writtenAfterOutcome', severity: 'high', sentence: `“${rule.name}” uses a field that may know the outcome already. ${sentence} Use a field that is known before.` });
    else if (rule.kind !== 'when' && !field.startsWith('@') && !history.fields.some(({ name }) => name === field)) found.push({ ...at, kind: 'brokenRule', severity: 'high', sentence: `The history has no field “${field}”, so “${rule.name}” gives no points. Choose another field, or import it.` });
  }
  if (rule.kind === 'event' && !history.eventTypes.includes(rule.match.type)) found.push({ ...at, kind: 'brokenRule', severity: 'high', sentence: missingEventType(rule.match.type) });
  if (rule.kind === 'when') for (const { kind, sentence } of checkCriterion(rule.when, history)) if (kind !== 'lateField') found.push({ ...at, kind: 'brokenRule', severity: kind === 'mostlyUnknown' || kind === 'missingValue' ? 'low' : 'high', sentence });
  return found;
}
