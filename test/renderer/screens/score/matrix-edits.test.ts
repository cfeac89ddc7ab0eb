import { describe, expect, it } from 'vitest';
import { mqlCells, mqlKind, newMatrix, setBandFrom, setCell, setMatrix, setMql, setMqlKind } from '../../../../renderer/screens/score/matrix-edits.ts';
import { ruleWords, scoreSentence } from '../../../../renderer/screens/score/score-sentence.ts';
import { EMPTY_CONFIGURATION } from '../../../../shared/engine/model/empty-configuration.ts';
import { configurationSchema } from '../../../../shared/contract/schemas/configuration.ts';

const withMatrix = setMatrix(newMatrix(3, EMPTY_CONFIGURATION))(EMPTY_CONFIGURATION);
const byCells = setMqlKind('cells')(withMatrix);

describe('a new matrix', () => {
  it('has bands of equal height and leads the hottest corner to the hottest tier', () => {
    const { fitFrom, cells } = newMatrix(3, EMPTY_CONFIGURATION);
    expect(fitFrom).toEqual([3300, 1700]);
    expect(cells).toHaveLength(9);
    expect(cells.find(({ cell }) => cell === 'A1')?.tierId).toBe('hot');
    expect(cells.find(({ cell }) => cell === 'C3')?.tierId).toBe('cold');
  });

  it('is a proposal that can be saved, in both sizes', () => {
    for (const size of [3, 4] as const) expect(configurationSchema.safeParse(setMatrix(newMatrix(size, EMPTY_CONFIGURATION))(EMPTY_CONFIGURATION)).success).toBe(true);
    expect(newMatrix(4, EMPTY_CONFIGURATION).cells).toHaveLength(16);
  });
});

describe('an edit of the matrix', () => {
  it('moves a band, and the others make room so that thresholds keep falling', () => {
    expect(setBandFrom('fitFrom', 1, 40)(withMatrix).score.matrix?.fitFrom).toEqual([4100, 4000]);
    expect(setBandFrom('engagementFrom', 0, 10)(withMatrix).score.matrix?.engagementFrom).toEqual([1000, 900]);
  });

  it('leads a cell to another tier, or leaves it to the total', () => {
    expect(setCell('B2', 'hot')(withMatrix).score.matrix?.cells.find(({ cell }) => cell === 'B2')).toEqual({ cell: 'B2', tierId: 'hot' });
    expect(setCell('B2', null)(withMatrix).score.matrix?.cells.some(({ cell }) => cell === 'B2')).toBe(false);
  });

  it('takes the MQL rule over cells away with the matrix, since it could never hold', () => {
    expect(setMatrix(null)(byCells).score).toEqual(EMPTY_CONFIGURATION.score);
  });
});

describe('what makes an MQL', () => {
  it('is the threshold, a list of cells, or a rule of its own', () => {
    expect([EMPTY_CONFIGURATION, byCells, setMqlKind('rule')(byCells)].map(({ score }) => mqlKind(score.mql))).toEqual(['threshold', 'cells', 'rule']);
    expect(mqlCells(byCells.score.mql)).toEqual(['A1', 'A2', 'B1']);
  });

  it('leaves no trace in the fingerprint once it is the threshold again', () => {
    expect(setMqlKind('threshold')(setMqlKind('rule')(EMPTY_CONFIGURATION))).toEqual(EMPTY_CONFIGURATION);
    expect(setMql(({ marginPercent: _, ...rest }) => rest)(setMql((mql) => ({ ...mql, marginPercent: 5 }))(EMPTY_CONFIGURATION))).toEqual(EMPTY_CONFIGURATION);
  });

  it('keeps margin and cool-down when the rule changes', () => {
    const cooled = setMql((mql) => ({ ...mql, coolDownDays: 14 }))(withMatrix);
    expect(setMqlKind('threshold')(setMqlKind('cells')(cooled)).score.mql).toEqual({ coolDownDays: 14 });
  });
});

describe('the sentence of the screen', () => {
  const facts = { threshold: 54, isTrying: false, perWeek: 47, capacity: 100, reaching: 1181 };
  const score = { ...EMPTY_CONFIGURATION.score, groups: [{ id: 'g', name: 'G', category: 'fit' as const, min: 0, max: 100, decay: { kind: 'none' as const }, rules: [{ kind: 'when' as const, id: 'r', name: 'R', when: { kind: 'constant' as const, value: true }, points: 100 }] }] };

  it('says what a week brings, against what sales can work', () => {
    expect(scoreSentence({ score, ...facts })).toBe('At 54 points marketing hands over 47 leads a week; sales can work 100.');
  });

  it('follows the hand while a threshold is tried', () => {
    expect(scoreSentence({ score, ...facts, isTrying: true })).toBe('At 54 points marketing hands over 47 leads a week; sales can work 100.');
    expect(scoreSentence({ score, ...facts, isTrying: true, perWeek: null })).toBe('At 54 points 1,181 leads reach the threshold; it is saved at 50.');
  });

  it('names what decides where it is not the threshold', () => {
    expect(ruleWords(byCells.score, 54)).toBe('With the cells A1, A2 and B1');
    expect(scoreSentence({ score: { ...score, mql: { when: { kind: 'constant', value: true } } }, ...facts, capacity: null })).toBe('By its own rule marketing hands over 47 leads a week.');
  });

  it('says that a model without rules gives no points', () => {
    expect(scoreSentence({ score: EMPTY_CONFIGURATION.score, ...facts })).toBe('No rule gives points yet.');
  });
});
