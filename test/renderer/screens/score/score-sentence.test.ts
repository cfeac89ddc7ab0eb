import { describe, expect, it } from 'vitest';
import { scoreSentence, withoutThreshold } from '../../../../renderer/screens/score/score-sentence.ts';
import { aConfiguration } from '../../../fixtures/a-configuration.ts';

const { score } = aConfiguration({});
const byCell = { ...score, mql: { when: { kind: 'compare', field: '@cell', op: 'in', value: ['A1', 'A2'] } } } as const;
const byRule = { ...score, mql: { when: { kind: 'compare', field: '@fit', op: 'ge', value: 30 } } } as const;

describe('what decides in a scoring model', () => {
  it('is the threshold unless cells or a rule of its own do, which no threshold divides', () => {
    expect([score, byCell, byRule].map(withoutThreshold)).toEqual([null, 'no threshold: the cell decides', 'no threshold: a rule of its own decides']);
  });
  it('begins the sentence of the screen', () => {
    const week = { threshold: 54, isTrying: true, perWeek: null, capacity: null, reaching: 7 };
    expect(scoreSentence({ ...week, score: byCell })).toBe('With the cells A1 and A2 a lead becomes an MQL.');
    expect(scoreSentence({ ...week, score })).toMatch(/^At 54 points 7 leads reach the threshold/);
  });
});
