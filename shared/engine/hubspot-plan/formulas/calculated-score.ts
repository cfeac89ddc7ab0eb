import type { Configuration } from '../../model/configuration.ts';
import type { Expression } from '../../model/expression.ts';
import type { Points, ScoreGroup, ScoreRule } from '../../model/score-model.ts';
import { rangeAsCriterion } from '../../scoring/number-range.ts';
import { limitRule } from '../../scoring/score-lead.ts';
import type { PortalSnapshot } from '../portal-snapshot.ts';
import { tierWays } from '../workflows/tier-flow.ts';
import { numberText } from './compare-formula.ts';
import { criteriaAsFormula, type AskedFields } from './criteria-as-formula.ts';

/** The formulas of the portable score, in points; null for what no formula says exactly. What a lead did is never among them. */
export interface CalculatedScore {
  readonly fit: string | null;
  readonly total: string;
  readonly tier: string | null;
}

/** The signed score and tiers as formulas on properties of the contact (hubspot.md §8 B). */
export function calculatedScore(configuration: Configuration, portal: Pick<PortalSnapshot, 'fields'>): CalculatedScore {
  const say = (asked: AskedFields): Say => (criteria) => criteriaAsFormula(criteria, configuration, portal, asked);
  const fit = fitFormula(configuration, say('properties'));
  return { fit, total: totalFormula(configuration, fit !== null), tier: tierFormula(configuration, say('scores')) };
}

type Say = (criteria: Expression) => string | null;

function fitFormula({ score }: Configuration, say: Say): string | null {
  const groups = score.groups.filter(({ category }) => category === 'fit').map((group) => groupFormula(group, say));
  if (groups.some((group) => group === null)) return null;
  const sum = groups.length === 0 ? '0' : groups.join(' + ');
  return clampFormula(sum, score.fitMin, score.fitMax);
}

function groupFormula({ rules, min, max }: ScoreGroup, say: Say): string | null {
  const sums = rules.map((rule) => ruleFormula(rule, say));
  return sums.some((sum) => sum === null) ? null : clampFormula(sums.length === 0 ? '0' : sums.join(' + '), min, max);
}

/** Points of the first row that fits; of a condition, of its only row. */
function ruleFormula(rule: ScoreRule, say: Say): string | null {
  const rows = rowsOf(rule);
  if (rows === null) return null;
  const conditions = rows.map(({ when }) => say(when));
  if (conditions.some((condition) => condition === null)) return null;
  const otherwise = pointsText(limitRule(rule, 0));
  if (rows.length === 0) return otherwise;
  const ways = rows.map(({ points }, i) => `${i === 0 ? 'if' : 'elseif'} ${conditions[i] ?? ''} then ${pointsText(limitRule(rule, Math.round(points)))}`);
  return `(${ways.join(' ')} else ${otherwise} endif)`;
}

function rowsOf(rule: ScoreRule): { readonly when: Expression; readonly points: Points }[] | null {
  switch (rule.kind) {
    case 'when':
      return [rule];
    case 'table':
      return rule.rows.map(({ values, points }) => ({ when: { kind: 'compare', field: rule.field, op: 'in', value: values }, points }));
    case 'ranges':
      return rule.rows.map((row) => ({ when: row.from === undefined && row.to === undefined ? anyNumber(rule.field) : rangeAsCriterion(rule.field, row), points: row.points }));
    case 'event':
      return null;
  }
}

/** A range without ends holds every number, and no text. */
const anyNumber = (field: string): Expression => ({ kind: 'any', of: (['ge', 'lt'] as const).map((op) => ({ kind: 'compare', field, op, value: 0 })) });

/** Fit and engagement together; engagement counts as 0 until something fills it, and so does a fit that nothing calculates. */
function totalFormula({ score }: Configuration, hasFit: boolean): string {
  const clamped = (sum: string): string => clampFormula(sum, score.totalMin, score.totalMax);
  const engagement = clampFormula('hx_engagement', score.engagementMin, score.engagementMax);
  const both = clamped(`hx_fit + ${engagement}`);
  if (hasFit) return `if is_present(hx_engagement) then ${both} else ${clamped('hx_fit')} endif`;
  return `if is_present(hx_fit) and is_present(hx_engagement) then ${both} elseif is_present(hx_fit) then ${clamped('hx_fit')} elseif is_present(hx_engagement) then ${clamped(engagement)} else ${clamped('0')} endif`;
}

function tierFormula(configuration: Configuration, say: Say): string | null {
  const last = configuration.tiers.classes.at(-1);
  if (last === undefined) return null;
  const ways = tierWays(configuration).map(({ when, tierId }) => ({ condition: say(when), tierId }));
  if (ways.some(({ condition }) => condition === null)) return null;
  if (ways.length === 0) return `"${last.id}"`;
  return `${ways.map(({ condition, tierId }, i) => `${i === 0 ? 'if' : 'elseif'} ${condition ?? ''} then "${tierId}"`).join(' ')} else "${last.id}" endif`;
}

const pointsText = (points: Points): string => numberText(points / 100);

/** The engine's clamp: `max` wins where the two contradict each other. */
const clampFormula = (sum: string, min: Points | undefined, max: Points): string => `min(${pointsText(max)}, ${min === undefined ? sum : `max(${pointsText(min)}, ${sum})`})`;
