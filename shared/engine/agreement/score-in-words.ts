import type { Configuration } from '../model/configuration.ts';
import type { ScoreMatrix, ScoreModel } from '../model/score-model.ts';
import { cellNames } from '../scoring/matrix-cell.ts';
import { expressionInWords, type ExpressionNames } from './expression-in-words.ts';

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
export function againInWords({ mql }: ScoreModel): string {
  if (mql?.marginPercent === undefined && mql?.coolDownDays === undefined) return '';
  return `It becomes one again only after missing every threshold lowered by ${mql.marginPercent ?? 10} %, and after ${mql.coolDownDays ?? 30} days.`;
}

/** Where the bands of a matrix begin: "fit A from 33, B from 17, C below; engagement 1 from 33, 2 from 17, 3 below". */
export function matrixInWords({ fitFrom, engagementFrom }: ScoreMatrix): string {
  const bands = (from: readonly number[], names: string): string => [...from.map((points, band) => `${names[band] ?? ''} from ${points / 100}`), `${names[from.length] ?? ''} below`].join(', ');
  return `fit ${bands(fitFrom, 'ABCD')}; engagement ${bands(engagementFrom, '1234')}`;
}

/** How a lead comes to its tier, first that holds: tier rules, cells of the matrix, bands of the total, everybody else. */
export function tierConditions({ tiers, score }: Pick<Configuration, 'tiers' | 'score'>, names: ExpressionNames = {}): TierCondition[] {
  const last = tiers.classes.at(-1);
  const cells = score.matrix === undefined ? [] : score.matrix.cells.filter(({ tierId }) => tiers.classes.some(({ id }) => id === tierId));
  const ofTier = (tierId: string): string[] => cells.filter((one) => one.tierId === tierId).map(({ cell }) => cell).sort();
  const isWhole = score.matrix !== undefined && cellNames(score.matrix).every((name) => cells.some(({ cell }) => cell === name));
  return [
    ...tiers.rules.map(({ when, tierId }) => ({ when: expressionInWords(when, names), tierId })),
    ...tiers.classes.flatMap(({ id }) => (ofTier(id).length === 0 ? [] : [{ when: `cell ${listed(ofTier(id))}`, tierId: id }])),
    // Where every cell has its tier, nobody is left to the total.
    ...(isWhole ? [] : tiers.bands.map(({ from, tierId }) => ({ when: `score at least ${from / 100}`, tierId }))),
    ...(isWhole || last === undefined ? [] : [{ when: 'every other lead', tierId: last.id }]),
  ];
}

const listed = (items: readonly string[]): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1) ?? ''}`);
