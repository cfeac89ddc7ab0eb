import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import { mqlRule } from '../model/mql-rule.ts';
import type { CountRange, Decay, ScoreGroup, ScoreRule } from '../model/score-model.ts';
import { DAY } from '../time/units.ts';
import { ageOfNothing } from './decay.ts';
import { countPoints } from './number-range.ts';

/**
 * True when a lead could become an MQL between two events: negative points that fade or expire, or a criterion that
 * needs the absence of recent engagements (domain.md §4.6). Such leads are judged every midnight of the client's zone too.
 */
export function canRiseWithoutEvent(configuration: Pick<Configuration, 'definitions' | 'score'>): boolean {
  const { groups } = configuration.score;
  return groups.some((group) => group.rules.some((rule) => fadesUpwards(rule, group))) || awaitsAbsence(mqlRule(configuration), false);
}

function fadesUpwards(rule: ScoreRule, group: ScoreGroup): boolean {
  if (rule.kind === 'table' || rule.kind === 'ranges') return false;
  if (rule.kind === 'when') return awaitsAbsence(rule.when, rule.points < 0);
  const fades = group.decay.kind !== 'none';
  const expires = rule.withinDays !== undefined;
  if (rule.frequency !== 'ranges') return rule.points < 0 && (expires || fades);
  // With a window the number of engagements falls by itself, into a range that may give more.
  const ranges = rule.ranges ?? [];
  return (fades && ranges.some(({ points }) => points < 0)) || (expires && ranges.length > 0 && !neverMoreForFewer(ranges));
}

/** Whether fewer engagements never give more points than more of them do. */
function neverMoreForFewer(ranges: readonly CountRange[]): boolean {
  const ends = [...new Set(ranges.flatMap(({ min, max = Infinity }) => [min - 1, min, max, max + 1]))].filter((count) => count >= 0).sort((a, b) => a - b);
  return ends.every((count, i) => i === 0 || countPoints(ranges, ends[i - 1] ?? 0) <= countPoints(ranges, count));
}

/** Whether the expression (or, negated, its opposite) can turn true merely because engagements grow older than a window. */
function awaitsAbsence(expression: Expression, isNegated: boolean): boolean {
  switch (expression.kind) {
    case 'all':
    case 'any':
      return expression.of.some((part) => awaitsAbsence(part, isNegated));
    case 'not':
      return awaitsAbsence(expression.of, !isNegated);
    case 'event': {
      if (expression.withinDays === undefined) return false;
      const wantsMany = expression.op === 'ge' || expression.op === 'gt';
      const wantsFew = expression.op === 'le' || expression.op === 'lt';
      // A sum that is unknown for one engagement becomes known when that one is too old to count.
      return expression.measure === 'sum' || (!wantsMany && !wantsFew) || wantsMany === isNegated;
    }
    default:
      return false;
  }
}

/**
 * For how long after its last event a lead must still be judged every midnight, in ms: until no window and no decay can
 * change anything any more; null for a model whose scores cannot rise by themselves.
 */
export function tickReach(configuration: Pick<Configuration, 'definitions' | 'score'>): number | null {
  if (!canRiseWithoutEvent(configuration)) return null;
  const ofRules = configuration.score.groups.flatMap(({ rules, decay }) => rules.map((rule) => reachOfRule(rule, decay)));
  return Math.max(longestWindow(mqlRule(configuration)), ...ofRules, 0) + DAY;
}

function reachOfRule(rule: ScoreRule, decay: Decay): number {
  if (rule.kind === 'when') return longestWindow(rule.when);
  if (rule.kind !== 'event') return 0;
  const window = (rule.withinDays ?? 0) * DAY;
  const worths = rule.frequency === 'ranges' ? (rule.ranges ?? []).map(({ points }) => points) : [rule.points];
  const fading = Math.max(0, ...worths.map((points) => ageOfNothing(points, decay)));
  return Math.max(window, Number.isFinite(fading) ? fading : 0);
}

function longestWindow(expression: Expression): number {
  switch (expression.kind) {
    case 'all':
    case 'any':
      return Math.max(0, ...expression.of.map(longestWindow));
    case 'not':
      return longestWindow(expression.of);
    case 'event':
      return (expression.withinDays ?? 0) * DAY;
    default:
      return 0;
  }
}
