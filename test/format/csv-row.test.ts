import { describe, expect, it } from 'vitest';
import { csvRow, guardFormula } from '../../shared/format/csv-row.ts';

describe('a row of an exported CSV', () => {
  it.each(['=1+1', '+49', '-5', '@SUM(A1)', '\tx', '\r=x', '\n=x', '＝1+1'])('holds no formula that a spreadsheet would run: %j', (cell) => {
    expect(guardFormula(cell)).toBe(`'${cell}`);
  });
  it('quotes what would cut it apart, and leaves the rest as it is', () => {
    expect(csvRow(['a', 'b, c', 'say "x"', 'two\nlines', '=HYPERLINK("x")', ' padded', 'Zoë'])).toBe('a,"b, c","say ""x""","two\nlines","\'=HYPERLINK(""x"")"," padded",Zoë');
  });
});
