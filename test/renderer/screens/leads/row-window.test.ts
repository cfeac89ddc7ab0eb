import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstInSight, rowWindow, scrollTopFor, TALLEST } from '../../../../renderer/screens/leads/row-window.ts';

const view = { viewHeight: 480, rowHeight: 32 };

describe('the window of rows', () => {
  it('draws what is in sight and a few more', () => {
    expect(rowWindow({ ...view, scrollTop: 0, total: 1000 })).toEqual({ height: 32_000, first: 0, count: 22, top: 0 });
    expect(rowWindow({ ...view, scrollTop: 3200, total: 1000 })).toEqual({ height: 32_000, first: 94, count: 28, top: 94 * 32 });
  });
  it('draws nothing without rows or without room', () => {
    expect(rowWindow({ ...view, scrollTop: 0, total: 0 }).count).toBe(0);
    expect(rowWindow({ ...view, viewHeight: 0, scrollTop: 0, total: 10 }).count).toBe(0);
  });
  it('keeps a million rows below the tallest scroller and still reaches the last', () => {
    const total = 1_000_000;
    const end = rowWindow({ ...view, scrollTop: TALLEST - view.viewHeight, total });
    expect(end.height).toBe(TALLEST);
    expect(end.first + end.count).toBe(total);
    expect(end.top + end.count * 32).toBeCloseTo(TALLEST, 3);
  });
  it('brings any row into sight, wherever it was scrolled to', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (total, at, to) => {
        const height = Math.min(total * 32, TALLEST);
        const input = { ...view, total, scrollTop: at * Math.max(0, height - view.viewHeight) };
        const row = Math.min(total - 1, Math.floor(to * total));
        const scrollTop = scrollTopFor(row, input) ?? input.scrollTop;
        const shown = rowWindow({ ...input, scrollTop });
        expect(row).toBeGreaterThanOrEqual(shown.first);
        expect(row).toBeLessThan(shown.first + shown.count);
        const top = shown.top + (row - shown.first) * 32;
        expect(top).toBeGreaterThanOrEqual(scrollTop - 0.5);
        expect(top + 32).toBeLessThanOrEqual(scrollTop + view.viewHeight + 0.5);
      }),
      { numRuns: 300 },
    );
  });
  it('knows the first row in sight', () => {
    expect(firstInSight({ ...view, scrollTop: 3210, total: 1000 })).toBe(100);
    expect(firstInSight({ ...view, scrollTop: 0, total: 0 })).toBe(0);
  });
});
