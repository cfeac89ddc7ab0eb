import { describe, expect, it } from 'vitest';
import { clientFigure, comparisonSentence, countedOf, differenceOf, mainCurrency, withClientFigure } from '../../../../renderer/screens/prepare/control-totals-model.ts';
import { monthWords } from '../../../../renderer/screens/prepare/month-words.ts';

const all = { name: '', leads: 100, leftOut: 2, mqls: 40, sqls: 20, opportunities: 10, customers: 5, won: 4, amounts: [{ currency: 'EUR', minor: 5000 }, { currency: 'USD', minor: 9000 }] };

describe('control totals beside the client’s own', () => {
  it('reads amounts in one currency, the workshop’s own where there is one', () => {
    expect(mainCurrency(all, 'EUR')).toBe('EUR');
    expect(mainCurrency(all, 'GBP')).toBe('USD');
    expect(mainCurrency({ ...all, amounts: [] }, 'GBP')).toBe('GBP');
    expect(countedOf(all, 'amount', 'USD')).toBe(9000);
    expect(countedOf(all, 'amount', 'GBP')).toBeNull();
    expect(countedOf(all, 'mqls', 'EUR')).toBe(40);
  });
  it('keeps one figure a place and takes it out when it is emptied', () => {
    const place = { by: 'month', name: '2026-03', measure: 'mqls' } as const;
    const once = withClientFigure([], place, 3);
    const twice = withClientFigure(once, place, 4);
    expect(twice).toEqual([{ ...place, value: 4 }]);
    expect(clientFigure(twice, place)).toBe(4);
    expect(clientFigure(twice, { ...place, name: '2026-04' })).toBeNull();
    expect(withClientFigure(twice, place, null)).toEqual([]);
  });
  it('says how far they lie apart, of the client’s figure', () => {
    expect(differenceOf(99, 100)).toEqual({ by: -1, share: -0.01, isClose: true });
    expect(differenceOf(90, 100)).toMatchObject({ by: -10, isClose: false });
    expect(differenceOf(3, 0)).toEqual({ by: 3, share: null, isClose: false });
    expect(differenceOf(0, 0)).toMatchObject({ by: 0, isClose: true });
    expect(differenceOf(null, 5)).toBeNull();
  });
  it('sums the comparison up in a sentence', () => {
    const close = { by: 0, share: 0, isClose: true };
    const far = { by: 9, share: 0.5, isClose: false };
    expect(comparisonSentence([])).toMatch(/^Type the figures/);
    expect(comparisonSentence([close])).toBe('The figure agrees with the client’s own.');
    expect(comparisonSentence([close, close])).toBe('All 2 figures agree with the client’s own.');
    expect(comparisonSentence([close, far])).toMatch(/^1 of 2 figures lies more/);
  });
  it('writes months as people do', () => {
    expect(monthWords('2026-03')).toBe('Mar 2026');
    expect(monthWords('Web')).toBe('Web');
  });
});
