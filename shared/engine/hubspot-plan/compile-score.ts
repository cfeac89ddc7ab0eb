import { rangeAsCriterion } from '../scoring/number-range.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import type { ScoreGroup, ScoreRule } from '../model/score-model.ts';
import { criteriaInWords } from './configuration-names.ts';
import type { PortalSnapshot } from './portal-snapshot.ts';
import type { JsonValue } from './push-operation.ts';
import { decayInWords, pointsInWords } from './signed-values.ts';
import { groupSteps, ruleSteps } from './steps-for-scoring.ts';
import { criteriaAsFilter } from './workflows/criteria-as-filter.ts';

/** A score as the portal's scoring tool takes it, and in words what of the signed one it cannot say. */
export interface WantedScore {
  readonly name: string;
  readonly fields: { readonly [field: string]: JsonValue };
  readonly gaps: readonly string[];
}

type Filter = { readonly [key: string]: JsonValue };
interface Said { readonly configuration: JsonValue | null; readonly gaps: readonly string[] }

/** The score's name in the portal, by which it is found again. */
export const SCORE_NAME = 'Handoff score (Baton)';

const CATEGORIES = { fit: 'FIT', engagement: 'INTENT' } as const;

/**
 * The signed score as a draft of the scoring tool (hubspot.md §8): rules on contact properties with their points, groups
 * with their limits and a decay in steps. What a lead did, criteria of several alternatives, and any other decay become
 * gaps. Null when the tool could say none of the rules.
 */
export function compileScore(configuration: Configuration, portal: Pick<PortalSnapshot, 'fields'>): WantedScore | null {
  const { score } = configuration;
  const groups = score.groups.map((group) => compileGroup(group, configuration, portal));
  const groupConfigs = groups.flatMap(({ configuration: said }) => (said === null ? [] : [said]));
  if (groupConfigs.length === 0) return null;
  const same = score.fitMax === score.engagementMax;
  return {
    name: SCORE_NAME,
    fields: { objectTypeId: '0-1', allowedGroupTypes: ['FIT', 'INTENT'], maxScorePerCategory: Math.max(score.fitMax, score.engagementMax) / 100, groupConfigs },
    gaps: [
      // The interface knows one limit for both categories.
      ...(same ? [] : [`Set the limits: fit at most ${pointsInWords(score.fitMax)}, engagement at most ${pointsInWords(score.engagementMax)}.`]),
      ...groups.flatMap(({ gaps }) => gaps),
    ],
  };
}

function compileGroup(group: ScoreGroup, configuration: Configuration, portal: Pick<PortalSnapshot, 'fields'>): Said {
  const say = criteriaInWords(configuration);
  const rules = group.rules.map((rule) => ({ rule, calculation: calculationOf(rule, configuration, portal) }));
  const ruleConfigurations = rules.flatMap(({ rule, calculation }) => (calculation === null ? [] : [ruleAsJson(rule, calculation)]));
  if (ruleConfigurations.length === 0) return { configuration: null, gaps: groupSteps(group, say) };
  const { decay } = group;
  const isStep = decay.kind === 'linear' && decay.granularity === 'step';
  return {
    configuration: {
      groupCategory: CATEGORIES[group.category], groupName: group.name, minValue: group.min / 100, maxValue: group.max / 100,
      ...(isStep ? { groupDecay: { decayIntervalDays: decay.periodDays, percentToDecayPerInterval: decay.ratePercent } } : {}),
      ruleConfigurations,
    },
    gaps: [
      ...(isStep || decay.kind === 'none' ? [] : [`In "${group.name}" set the decay: ${decayInWords(decay)}.`]),
      ...rules.flatMap(({ rule, calculation }) => (calculation === null ? ruleSteps(rule, group.name, say) : [])),
    ],
  };
}

const ruleAsJson = ({ min, max }: ScoreRule, calculation: JsonValue): JsonValue => ({
  enabled: true,
  ...(min === undefined ? {} : { minimumValue: min / 100 }),
  ...(max === undefined ? {} : { maximumValue: max / 100 }),
  configuration: { calculation },
});

/** How the tool computes a rule; null where it cannot, or not the same. */
function calculationOf(rule: ScoreRule, configuration: Configuration, portal: Pick<PortalSnapshot, 'fields'>): JsonValue | null {
  const filtersOf = (criteria: Expression): readonly Filter[] | null => {
    const { anyOf, gaps } = criteriaAsFilter(criteria, configuration, portal);
    const [only] = anyOf;
    return gaps.length > 0 || anyOf.length !== 1 || only === undefined || only.length === 0 ? null : only;
  };
  switch (rule.kind) {
    case 'event':
      return null;
    case 'when': {
      const filters = filtersOf(rule.when);
      if (filters === null) return null;
      const conditions = filters.map(({ property = '', operation = null }) => ({ type: 'SINGLE', property, operation }));
      return { type: 'CONDITIONAL', whereCondition: { type: 'COMPOSITE', operator: 'AND', conditions }, value: rule.points / 100 };
    }
    case 'table':
      return matchOf(rule.rows.map(({ values, points }) => ({ points, filters: filtersOf({ kind: 'compare', field: rule.field, ...oneOf(values) }) })));
    case 'ranges':
      return matchOf(rule.rows.map((row) => ({ points: row.points, filters: filtersOf(rangeAsCriterion(rule.field, row)) })));
  }
}

type Compare = Extract<Expression, { kind: 'compare' }>;
const oneOf = (values: Extract<ScoreRule, { kind: 'table' }>['rows'][number]['values']): Pick<Compare, 'op' | 'value'> => {
  const [first] = values;
  return values.length === 1 && first !== undefined ? { op: 'eq', value: first } : { op: 'in', value: values };
};

/** Rows of which the first that fits decides, in the tool as in the signed table. */
function matchOf(rows: readonly { readonly points: number; readonly filters: readonly Filter[] | null }[]): JsonValue | null {
  const matchRules: JsonValue[] = [];
  let property: JsonValue = '';
  for (const { points, filters } of rows) {
    const [filter] = filters ?? [];
    if (filter === undefined || filters?.length !== 1) return null;
    property = filter['property'] ?? '';
    matchRules.push({ operation: filter['operation'] ?? null, value: points / 100 });
  }
  return matchRules.length === 0 ? null : { type: 'MATCH', property, matchRules, defaultValue: 0 };
}
