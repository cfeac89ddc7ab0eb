import type { Configuration } from '../model/configuration.ts';
import type { ScoreMatrix, ScoreModel } from '../model/score-model.ts';
import { cellNames } from '../scoring/matrix-cell.ts';
import { expressionInWords, type ExpressionNames } from './expression-in-words.ts';
import { RULE_TEXTS, fillText, listInWords, type RuleTexts } from './rule-texts.ts';

/** One condition of the ordered list that gives a lead its tier, without a capital or a full stop. */
export interface TierCondition {
  readonly when: string;
  readonly tierId: string;
}

/** What a lead needs by its score to be an MQL: "score at least 54", or the model's own rule such as "cell is A1 or A2". */
export function mqlScoreInWords(score: ScoreModel, names: ExpressionNames = {}): string {
  return expressionInWords(score.mql?.when ?? { kind: 'compare', field: '@score', op: 'ge', value: score.mqlThreshold / 100 }, names);
}

/** When a lead can become an MQL again, as a sentence; '' where the model leaves it to the defaults of domain.md §4.5. */
export function againInWords({ mql }: ScoreModel, texts: RuleTexts = RULE_TEXTS): string {
  if (mql?.marginPercent === undefined && mql?.coolDownDays === undefined) return '';
  return fillText(texts['tier.again'], { percent: mql.marginPercent ?? 10, days: mql.coolDownDays ?? 30 });
}

/** Where the bands of a matrix begin: "fit A from 33, B from 17, C below; engagement 1 from 33, 2 from 17, 3 below". */
export function matrixInWords({ fitFrom, engagementFrom }: ScoreMatrix, texts: RuleTexts = RULE_TEXTS): string {
  const bands = (from: readonly number[], names: string): string => [
    ...from.map((points, band) => fillText(texts['tier.bandFrom'], { name: names[band] ?? '', points: points / 100 })),
    fillText(texts['tier.bandBelow'], { name: names[from.length] ?? '' }),
  ].join(', ');
  return fillText(texts['tier.matrix'], { fit: bands(fitFrom, 'ABCD'), engagement: bands(engagementFrom, '1234') });
}

/** How a lead comes to its tier, first that holds: tier rules, cells of the matrix, bands of the total, everybody else. */
export function tierConditions({ tiers, score }: Pick<Configuration, 'tiers' | 'score'>, names: ExpressionNames = {}): TierCondition[] {
  const { texts = RULE_TEXTS } = names;
  const last = tiers.classes.at(-1);
  const cells = score.matrix === undefined ? [] : score.matrix.cells.filter(({ tierId }) => tiers.classes.some(({ id }) => id === tierId));
  const ofTier = (tierId: string): string[] => cells.filter((one) => one.tierId === tierId).map(({ cell }) => cell).sort();
  const isWhole = score.matrix !== undefined && cellNames(score.matrix).every((name) => cells.some(({ cell }) => cell === name));
  return [
    ...tiers.rules.map(({ when, tierId }) => ({ when: expressionInWords(when, names), tierId })),
    ...tiers.classes.flatMap(({ id }) => (ofTier(id).length === 0 ? [] : [{ when: fillText(texts['tier.cell'], { cells: listInWords(ofTier(id), fillText(texts['criteria.or'])) }), tierId: id }])),
    // Where every cell has its tier, nobody is left to the total.
    ...(isWhole ? [] : tiers.bands.map(({ from, tierId }) => ({ when: fillText(texts['tier.score'], { points: from / 100 }), tierId }))),
    ...(isWhole || last === undefined ? [] : [{ when: fillText(texts['tier.others']), tierId: last.id }]),
  ];
}
