import { describe, expect, it } from 'vitest';
import { chartCsv, fileStem } from '../../../../renderer/charts/chart-export.ts';
import { layOutSankey } from '../../../../renderer/charts/sankey-layout.ts';
import { groundText } from '../../../../renderer/screens/replay/ground-text.ts';
import { hourCounts } from '../../../../renderer/screens/replay/parts/hour-counts.ts';
import { leakShares } from '../../../../renderer/screens/replay/parts/leak-shares.ts';
import { aConfiguration } from '../../../fixtures/a-proposal.ts';
import { aSummary } from '../a-summary.ts';

describe('what stands under every block', () => {
  it('names who counts, the window, the hours, the sample and the result', () => {
    const text = groundText(aSummary({ excluded: 5 }), aConfiguration(), 'UTC');
    expect(text).toBe('100 leads, 5 left out by the population rule · Mon 4 May 2026 to Fri 30 Oct 2026 · hours of “office”, each owner in his zone · thresholds chosen on the same data · result 01234567');
    expect(groundText(aSummary({ from: null, to: null }), null, 'UTC')).toContain('a history without times · no working hours known');
  });
});

describe('a flow in two columns', () => {
  const ends = [{ id: 'a', side: 'actual', leads: 60 }, { id: 'b', side: 'actual', leads: 40 }, { id: 'x', side: 'proposed', leads: 100 }] as const;
  const bands = [{ from: 'b', to: 'x', leads: 40 }, { from: 'a', to: 'x', leads: 60 }];
  const placed = layOutSankey(ends, bands, 110, 10);
  it('makes boxes as high as their leads and fits them into the height', () => {
    expect(placed.ends.map(({ id, y, height }) => [id, y, height])).toEqual([['a', 0, 60], ['b', 70, 40], ['x', 5, 100]]);
  });
  it('lays bands on each other without a gap, in the order of the boxes', () => {
    expect(placed.bands.map(({ from, fromY, toY, height }) => [from, fromY, toY, height])).toEqual([['a', 0, 5, 60], ['b', 70, 65, 40]]);
  });
  it('draws nothing of nothing', () => expect(layOutSankey([], [], 100, 10)).toEqual({ ends: [], bands: [] }));
});

describe('what is taken away from a chart', () => {
  it('is a table that no spreadsheet takes for a formula', () => expect(chartCsv({ heads: ['Source', 'n'], rows: [['=cmd()', 3], ['a,b', 4]] })).toBe('\uFEFFSource,n\r\n\'=cmd(),3\r\n"a,b",4\r\n'));
  it('has a name that every disk takes', () => expect([fileStem('Ströme: actual → proposed, 95 %'), fileStem('…')]).toEqual(['stro-me-actual-proposed-95', 'chart']));
});

describe('rows for the drawings', () => {
  it('read the hour of a week out of its key and pass over others', () => expect(hourCounts([{ key: '6-23', actual: 1, proposed: 2 }, { key: 'x', actual: 1, proposed: 2 }])).toEqual([{ weekday: 6, hour: 23, actual: 1, proposed: 2 }]));
  it('put the largest leak first and leave out what is not knowable', () => {
    const line = (kind: 'nobody' | 'noSignal' | 'touchedLate', handoffs: number | null) => ({ kind, rule: '', label: kind, honesty: 'observed' as const, handoffs, of: 50, ownerDays: null, reason: handoffs === null ? 'why' : null });
    expect(leakShares([line('nobody', 5), line('noSignal', null), line('touchedLate', 25)]).map(({ id, share }) => [id, share])).toEqual([['touchedLate', 0.5], ['nobody', 0.1]]);
  });
});
