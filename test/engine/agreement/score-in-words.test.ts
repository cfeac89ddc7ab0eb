import { describe, expect, it } from 'vitest';
import { againInWords, matrixInWords, mqlScoreInWords, tierConditions } from '../../../shared/engine/agreement/score-in-words.ts';
import { EMPTY_CONFIGURATION } from '../../../shared/engine/model/empty-configuration.ts';

const { score, tiers } = EMPTY_CONFIGURATION;
const matrix = { fitFrom: [3300], engagementFrom: [3000], cells: [{ cell: 'A1', tierId: 'hot' }, { cell: 'B1', tierId: 'warm' }, { cell: 'A2', tierId: 'warm' }] };

describe('a scoring model in words', () => {
  it('says what a lead needs to be an MQL, by the threshold or by the rule of the model', () => {
    expect(mqlScoreInWords(score)).toBe('score at least 50');
    expect(mqlScoreInWords({ ...score, mql: { when: { kind: 'compare', field: '@cell', op: 'in', value: ['A1', 'B1'] } } })).toBe('cell is A1 or B1');
  });

  it('says when a lead can become one again, where the model says so', () => {
    expect(againInWords(score)).toBe('');
    expect(againInWords({ ...score, mql: { coolDownDays: 14 } })).toBe('It becomes one again only after missing every threshold lowered by 10 %, and after 14 days.');
  });

  it('says where the bands of a matrix begin', () => {
    expect(matrixInWords(matrix)).toBe('fit A from 33, B below; engagement 1 from 30, 2 below');
  });
});

describe('how a lead comes to its tier', () => {
  it('is rules first, then the bands of the total, then the last class', () => {
    expect(tierConditions({ score, tiers })).toEqual([{ when: 'score at least 75', tierId: 'hot' }, { when: 'score at least 50', tierId: 'warm' }, { when: 'every other lead', tierId: 'cold' }]);
  });

  it('names the cells of each tier before the bands, which serve the cells without one', () => {
    expect(tierConditions({ score: { ...score, matrix }, tiers }).map(({ when }) => when)).toEqual(['cell A1', 'cell A2 or B1', 'score at least 75', 'score at least 50', 'every other lead']);
  });

  it('leaves nobody to the total where every cell has its tier', () => {
    const whole = { ...matrix, cells: [...matrix.cells, { cell: 'B2', tierId: 'cold' }] };
    expect(tierConditions({ score: { ...score, matrix: whole }, tiers }).map(({ when }) => when)).toEqual(['cell A1', 'cell A2 or B1', 'cell B2']);
  });
});
