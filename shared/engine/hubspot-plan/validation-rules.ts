import type { Configuration } from '../model/configuration.ts';
import type { PortalSnapshot } from './portal-snapshot.ts';
import type { PushOperation } from './push-operation.ts';
import { pointsInWords } from './signed-values.ts';

/** What a rule is called among the operations: portals give it no name of its own. */
export const validationTarget = ({ property, ruleType }: Pick<PortalSnapshot['validations'][number], 'property' | 'ruleType'>): string => `${property} ${ruleType}`;

/** The limits of the score as rules that the portal enforces on every write (hubspot.md §4). */
export function planValidations({ score }: Configuration, { validations }: Pick<PortalSnapshot, 'validations'>): PushOperation[] {
  const rules = [['MIN_NUMBER', score.totalMin], ['MAX_NUMBER', score.totalMax]] as const;
  return rules.map(([ruleType, points]): PushOperation => {
    const before = validations.find((rule) => rule.property === 'hx_score' && rule.ruleType === ruleType)?.ruleArguments ?? null;
    const after = [String(points / 100)];
    const isSame = before !== null && before.length === 1 && before[0] === after[0];
    return {
      id: `validation:hx_score:${ruleType}`, group: 'properties', kind: 'setValidation', target: validationTarget({ property: 'hx_score', ruleType }),
      title: `Check "Handoff score": ${ruleType === 'MIN_NUMBER' ? 'at least' : 'at most'} ${pointsInWords(points)}`,
      change: isSame ? 'Already as agreed' : 'The portal refuses other values',
      wayBack: 'No way back from outside: remove the rule on screen.', risk: 'low',
      fields: [{ field: 'ruleArguments', before: before === null ? null : [...before], after }], steps: [], status: isSame ? 'unchanged' : 'planned', message: '',
    };
  });
}
