import { expressionInWords, type ExpressionNames } from '../agreement/expression-in-words.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';

/** Criteria in the words of this configuration: tiers and territories by name instead of by id. */
export function criteriaInWords(configuration: Configuration): (criteria: Expression) => string {
  const tiers = new Map(configuration.tiers.classes.map((tier) => [tier.id, tier.name]));
  const territories = new Map(configuration.routing.territories.map((territory) => [territory.id, territory.name]));
  const names: ExpressionNames = {
    value: (field, value) => {
      const byId = field === '@tier' ? tiers : field === '@territory' ? territories : undefined;
      return byId?.get(String(value)) ?? (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value));
    },
  };
  return (criteria) => expressionInWords(criteria, names);
}

/** The name of a tier, or its id where the configuration no longer knows it. */
export const tierName = ({ tiers }: Pick<Configuration, 'tiers'>, tierId: string): string =>
  tiers.classes.find((tier) => tier.id === tierId)?.name ?? tierId;
