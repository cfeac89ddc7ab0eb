import { describe, expect, it } from 'vitest';
import { cutAt } from '../../../renderer/charts/cut-at.ts';
import { figureParts, intervalText } from '../../../renderer/charts/figure-parts.ts';
import { keyedThreshold } from '../../../renderer/charts/keyed-threshold.ts';
import { shareAt } from '../../../renderer/charts/step-curve.tsx';
import type { Figure } from '../../../shared/engine/model/honesty.ts';

const aFigure = (part: Partial<Figure> = {}): Figure => ({ id: 'f', label: 'f', arm: 'actual', unit: 'share', value: 0.38, n: 100, low: 0.36, high: 0.41, honesty: 'observed', reason: null, leads: 38, ...part });

describe('figures in charts', () => {
  it('prints digits and unit apart', () => {
    expect(figureParts(aFigure())).toEqual({ digits: '38', unit: '%', text: '38\u2009%' });
    expect(figureParts(aFigure({ unit: 'gini', value: 0.24 })).text).toBe('.24');
    expect(figureParts(aFigure({ value: null })).text).toBe('–');
  });

  it('prints the interval where there is one', () => {
    expect(intervalText(aFigure())).toBe('36–41\u2009%');
    expect(intervalText(aFigure({ low: null }))).toBe('');
  });
});

describe('the axis of a histogram', () => {
  it('is cut only for a few giants', () => {
    expect(cutAt([1000, 40, 38, 30, 20, 10])).toEqual({ limit: 54, cut: true });
    expect(cutAt([60, 55, 50, 40])).toEqual({ limit: 60, cut: false });
    expect(cutAt([])).toEqual({ limit: 1, cut: false });
  });
});

describe('the threshold', () => {
  it('moves by one, with Shift by five, and stays inside', () => {
    expect(keyedThreshold('ArrowRight', false, 54, 0, 100)).toBe(55);
    expect(keyedThreshold('ArrowLeft', true, 54, 0, 100)).toBe(49);
    expect(keyedThreshold('ArrowLeft', true, 2, 0, 100)).toBe(0);
    expect(keyedThreshold('End', false, 54, 0, 100)).toBe(100);
    expect(keyedThreshold('a', false, 54, 0, 100)).toBeNull();
  });
});

describe('the step curve', () => {
  it('holds its height until the next step', () => {
    const points = [{ minutes: 60, share: 0.2 }, { minutes: 240, share: 0.5 }];
    expect(shareAt({ points }, 59)).toBe(0);
    expect(shareAt({ points }, 239)).toBe(0.2);
    expect(shareAt({ points }, 10_000)).toBe(0.5);
  });
});
