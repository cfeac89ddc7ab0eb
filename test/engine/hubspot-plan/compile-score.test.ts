import { describe, expect, it } from 'vitest';
import { compileScore } from '../../../shared/engine/hubspot-plan/compile-score.ts';
import { scoreInWords } from '../../../shared/engine/hubspot-plan/score-in-words.ts';
import type { ScoreGroup, ScoreRule } from '../../../shared/engine/model/score-model.ts';
import { aConfiguration } from './a-configuration.ts';

const fields = [
  { name: 'staff', label: 'Staff', type: 'number', options: [] },
  { name: 'jobtitle', label: 'Job Title', type: 'string', options: [] },
  { name: 'branch', label: 'Branch', type: 'enumeration', options: [{ value: 'it', label: 'IT' }] },
];
const compiled = (rules: readonly ScoreRule[], own: Partial<ScoreGroup> = {}) => {
  const { score } = aConfiguration();
  const group: ScoreGroup = { id: 'g', name: 'Who', category: 'fit', min: -1000, max: 4000, decay: { kind: 'none' }, rules, ...own };
  return compileScore(aConfiguration({ score: { ...score, groups: [group] } }), { fields });
};
const first = (rules: readonly ScoreRule[]) => JSON.parse(JSON.stringify(compiled(rules)?.fields['groupConfigs'] ?? null))?.[0]?.ruleConfigurations;
const when: ScoreRule = { kind: 'when', id: 'a', name: 'Large in IT', points: 1250, max: 1000, when: { kind: 'all', of: [{ kind: 'compare', field: 'Staff', op: 'ge', value: 200 }, { kind: 'compare', field: 'Branch', op: 'eq', value: 'IT' }] } };
const event: ScoreRule = { kind: 'event', id: 'e', name: 'Read prices', match: { type: 'PAGE' }, frequency: 'every', points: 100 };

describe('a score for the scoring tool', () => {
  it('says conditions with their points and limits, in points and not in hundredths', () => {
    expect(first([when])).toEqual([{
      enabled: true, maximumValue: 10,
      configuration: { calculation: { type: 'CONDITIONAL', value: 12.5, whereCondition: { type: 'COMPOSITE', operator: 'AND', conditions: [
        { type: 'SINGLE', property: 'staff', operation: { operationType: 'NUMBER', operator: 'IS_GREATER_THAN_OR_EQUAL_TO', value: 200, includeObjectsWithNoValueSet: false } },
        { type: 'SINGLE', property: 'branch', operation: { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values: ['it'], includeObjectsWithNoValueSet: false } },
      ] } } },
    }]);
  });

  it('says tables and ranges as rows of which the first decides', () => {
    const ranges: ScoreRule = { kind: 'ranges', id: 'b', name: 'Size', field: 'Staff', rows: [{ from: 50, to: 199, points: 500 }, { from: 200, points: 1000 }] };
    expect(first([ranges])?.[0]?.configuration.calculation).toMatchObject({
      type: 'MATCH', property: 'staff', defaultValue: 0,
      matchRules: [{ operation: { operator: 'IS_BETWEEN', lowerBound: 50, upperBound: 199 }, value: 5 }, { operation: { operator: 'IS_GREATER_THAN_OR_EQUAL_TO', value: 200 }, value: 10 }],
    });
    const table: ScoreRule = { kind: 'table', id: 'c', name: 'Job', field: 'Job Title', rows: [{ values: ['CEO', 'CFO'], points: 700 }] };
    expect(first([table])?.[0]?.configuration.calculation).toMatchObject({ property: 'jobtitle', matchRules: [{ operation: { values: ['CEO', 'CFO'] }, value: 7 }] });
  });

  it('leaves to a person what a lead did, other decays, alternatives, and properties that the portal lacks', () => {
    const either: ScoreRule = { ...when, name: 'Either', when: { kind: 'any', of: [{ kind: 'compare', field: 'Staff', op: 'ge', value: 200 }, { kind: 'compare', field: 'Branch', op: 'eq', value: 'IT' }] } };
    const missing: ScoreRule = { ...when, name: 'Missing', when: { kind: 'compare', field: 'Revenue', op: 'ge', value: 1 } };
    const score = compiled([when, event, either, missing], { decay: { kind: 'halfLife', days: 30 } });
    expect(first([when, event, either, missing])).toHaveLength(1);
    expect(score?.gaps.join('\n')).toMatch(/set the decay: half of the points[^]*add "Read prices"[^]*add "Either"[^]*add "Missing"/);
    expect(compiled([event])).toBeNull();
  });

  it('reads as lines of points, with every value that is sent', () => {
    const table: ScoreRule = { kind: 'table', id: 'c', name: 'Job', field: 'Job Title', rows: [{ values: ['CEO', 'CFO'], points: 700 }, { values: ['Buyer'], points: -250 }] };
    const groups = compiled([when, table], { decay: { kind: 'linear', ratePercent: 50, periodDays: 30, granularity: 'step' } })?.fields['groupConfigs'];
    expect(scoreInWords(groups ?? null).split('\n')).toEqual([
      'Who (FIT), -10 to 40 points, minus 50 % every 30 days',
      '12.5: staff is greater than or equal to 200 and branch is any of it, at most 10',
      '7: jobtitle is equal to CEO or CFO',
      '-2.5: jobtitle is equal to Buyer',
    ]);
  });

  it('sends a decay in steps', () => {
    expect(compiled([when], { decay: { kind: 'linear', ratePercent: 50, periodDays: 30, granularity: 'step' } })?.fields['groupConfigs']).toMatchObject([{ minValue: -10, maxValue: 40, groupDecay: { decayIntervalDays: 30, percentToDecayPerInterval: 50 } }]);
  });
});
