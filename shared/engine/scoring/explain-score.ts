/**
 * Why a lead scores what it scores (domain.md §4.7): a line for each rule that gave points or could not be judged, and
 * a line of its own for everything that decay, caps and clamps took or added. The lines always sum to the total.
 */
import { groundsOf, unknownNames } from '../expressions/explain-criterion.ts';
import { valueOf } from '../expressions/evaluate-expression.ts';
import type { LeadMoment } from '../expressions/evaluate-expression.ts';
import type { Points, ScoreModel, ScoreRule } from '../model/score-model.ts';
import { DAY } from '../time/units.ts';
import type { GroupScore, LeadScore, RuleScore } from './score-lead.ts';

/** One line; `points` in hundredths. Lines of a cap have the cap as `rule` and the sum before it as `detail`. */
export interface ScoreLine {
  readonly group: string;
  readonly rule: string;
  readonly detail: string;
  readonly points: Points;
  /** Rows of `History.facts` that earned these points; empty for fields, decay and caps. */
  readonly facts: readonly number[];
}

/** The lines of a score that `scoreLead` computed at this moment, summing to `score.total`. */
export function explainScore(score: LeadScore, moment: LeadMoment): ScoreLine[] {
  return [
    ...score.groups.flatMap((group) => explainGroup(group, moment)),
    ...limitLine('Fit', score.fitSum, score.fit),
    ...limitLine('Engagement', score.engagementSum, score.engagement),
    ...limitLine('Total', score.fit + score.engagement, score.total),
  ];
}

/** The fields and event types that were unknown to some rule, so that it gave no points. */
export function unknownToScore(model: ScoreModel, moment: LeadMoment): string[] {
  const rules = model.groups.flatMap((group) => group.rules);
  return [...new Set(rules.flatMap((rule) => missingFor(rule, moment)))];
}

function missingFor(rule: ScoreRule, moment: LeadMoment): string[] {
  if (rule.kind === 'when') return unknownNames(rule.when, moment);
  return rule.kind !== 'event' && !valueOf(rule.field, moment) ? [rule.field] : [];
}

/** A rule that cannot be judged gives nothing, or its own least. */
function limitOf({ rule, points }: RuleScore, group: string): ScoreLine[] {
  return points === 0 ? [] : [{ group, rule: rule.name, detail: `at least ${points / 100}`, points, facts: [] }];
}

function explainGroup(scored: GroupScore, moment: LeadMoment): ScoreLine[] {
  const { name } = scored.group;
  return [...scored.rules.flatMap((rule) => explainRule(rule, name, moment)), ...limitLine(name, scored.sum, scored.points)];
}

function explainRule(scored: RuleScore, group: string, moment: LeadMoment): ScoreLine[] {
  const { rule, raw, faded, points, earnedAt } = scored;
  const missing = missingFor(rule, moment);
  if (missing.length > 0) return [{ group, rule: rule.name, detail: `unknown: ${missing.join(', ')}`, points: 0, facts: [] }, ...limitOf(scored, group)];
  if (raw === 0 && points === 0) return [];
  const lines: ScoreLine[] = raw === 0 ? [] : [{ group, rule: rule.name, detail: detailOf(scored, moment), points: raw, facts: scored.rows }];
  if (faded !== raw) lines.push({ group, rule: rule.name, detail: `faded, ${agesOf(earnedAt, moment.now)}`, points: faded - raw, facts: [] });
  if (points !== faded) lines.push({ group, rule: rule.name, detail: points < faded ? `at most ${points / 100}` : `at least ${points / 100}`, points: points - faded, facts: [] });
  return lines;
}

function detailOf({ rule, matched, earnedAt }: RuleScore, moment: LeadMoment): string {
  if (rule.kind === 'when') return groundsOf(rule.when, moment).join(', ');
  if (rule.kind === 'table' || rule.kind === 'ranges') return `${rule.field} ${valueOf(rule.field, moment)?.text ?? ''}`;
  if (matched === 0) return 'none seen';
  const counted = rule.frequency === 'every' ? `${matched} counted` : `${matched} seen, the newest counted`;
  return `${counted}, ${agesOf(earnedAt, moment.now)}`;
}

function agesOf(earnedAt: readonly number[], now: number): string {
  const ages = earnedAt.map((at) => Math.floor((now - at) / DAY));
  const oldest = Math.max(...ages);
  const newest = Math.min(...ages);
  const days = newest === oldest ? `${oldest}` : `${newest} to ${oldest}`;
  return `${days} ${days === '1' ? 'day' : 'days'} old`;
}

function limitLine(group: string, before: Points, after: Points): ScoreLine[] {
  if (before === after) return [];
  return [{ group, rule: after < before ? `Cap at ${after / 100}` : `Floor at ${after / 100}`, detail: `would be ${before / 100}`, points: after - before, facts: [] }];
}
