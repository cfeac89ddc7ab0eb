import { describe, expect, it } from 'vitest';
import { chartCsv } from '../../../../renderer/charts/chart-export.ts';
import { savedText, tableFigures } from '../../../../renderer/screens/replay/table-figures.ts';

const figure = (text: string) => ({ text, isFigure: true });
const words = (text: string) => ({ text, isFigure: false });

describe('figures of a table, to be saved', () => {
  it('writes a figure as a spreadsheet reads it, and leaves words as they are', () => {
    expect(['20,140', '1,234.5', '38\u2009%', '36\u2009% to 41\u2009%', '3 h 10', '–'].map((text) => savedText(figure(text)))).toEqual(['20140', '1234.5', '38%', '36% to 41%', '3 h 10', '–']);
    expect(savedText(words(' Rule 1,000:\u2009 all  '))).toBe('Rule 1,000: all');
  });

  it('leaves out a column that holds controls alone, and keeps one that has a head or a word', () => {
    expect(tableFigures(['', 'Pool', 'Leads', ''], [[words('1'), words(''), figure('2,000'), words('')], [words('2'), words(''), figure('3'), words('')]])).toEqual({ heads: ['', 'Pool', 'Leads'], rows: [['1', '', '2000'], ['2', '', '3']] });
  });

  it('lets no name of a client run as a formula', () => {
    expect(chartCsv(tableFigures(['Source', 'Won'], [[words('=HYPERLINK("x")'), figure('1,000')]]))).toBe('\uFEFFSource,Won\r\n"\'=HYPERLINK(""x"")",1000\r\n');
  });
});
