import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import type { ScoreRule } from '../model/score-model.ts';
import { leavesOf } from '../expressions/leaves-of.ts';

/** The fields of the history that a scoring model and the MQL rule around it read. */
export function namedFields({ score, definitions, tiers }: Pick<Configuration, 'score' | 'definitions' | 'tiers'>): ReadonlySet<string> {
  const criteria = [definitions.mql.criteria, definitions.handRaise.criteria, definitions.disqualify.criteria, ...tiers.rules.map(({ when }) => when), ...(score.mql?.when === undefined ? [] : [score.mql.when])];
  return new Set([...criteria.flatMap(fieldsOf), ...score.groups.flatMap(({ rules }) => rules.flatMap(fieldsOfRule))]);
}

/** The fields of the history that one rule reads. */
export function fieldsOfRule(rule: ScoreRule): string[] {
  if (rule.kind === 'event') return [];
  return rule.kind === 'when' ? fieldsOf(rule.when) : [rule.field];
}

function fieldsOf(expression: Expression): string[] {
  return leavesOf(expression).flatMap((leaf) => (leaf.kind === 'compare' && !leaf.field.startsWith('@') ? [leaf.field] : []));
}
