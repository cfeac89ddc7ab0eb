import type { JsonValue } from './push-operation.ts';
import { filterInWords } from './workflows/filter-in-words.ts';

type Fields = { readonly [key: string]: JsonValue };

const fieldsOf = (value: JsonValue | undefined): Fields => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});
const listIn = (value: JsonValue | undefined): Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : []);
const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '–');

/** The groups of a drafted score as a person reads them, a line for each group and each row of points. */
export function scoreInWords(groupConfigs: JsonValue): string {
  return listIn(groupConfigs).flatMap((group) => {
    const decay = fieldsOf(group['groupDecay']);
    const fading = group['groupDecay'] === undefined ? '' : `, minus ${textOf(decay['percentToDecayPerInterval'])} % every ${textOf(decay['decayIntervalDays'])} days`;
    return [`${textOf(group['groupName'])} (${textOf(group['groupCategory'])}), ${textOf(group['minValue'])} to ${textOf(group['maxValue'])} points${fading}`, ...listIn(group['ruleConfigurations']).flatMap(ruleLines)];
  }).join('\n');
}

function ruleLines({ minimumValue, maximumValue, configuration }: Fields): string[] {
  const calculation = fieldsOf(fieldsOf(configuration)['calculation']);
  const limits = `${minimumValue === undefined ? '' : `, at least ${textOf(minimumValue)}`}${maximumValue === undefined ? '' : `, at most ${textOf(maximumValue)}`}`;
  const line = (filters: readonly Fields[], value: JsonValue | undefined): string => `${textOf(value)}: ${filterInWords({ filterBranches: [{ filters: filters.map((filter) => ({ ...filter })) }] })}${limits}`;
  if (calculation['type'] !== 'MATCH') return [line(listIn(fieldsOf(calculation['whereCondition'])['conditions']), calculation['value'])];
  const { property = null } = calculation;
  return listIn(calculation['matchRules']).map(({ operation = null, value }) => line([{ property, operation }], value));
}
