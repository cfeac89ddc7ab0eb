import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptRuns } from '../../electron/documents/pdf/script-runs.ts';

const shown = (text: string) => scriptRuns(text, 'sans').map(({ text: part, face }) => [face, part]);

describe('text of two directions', () => {
  it('is one run where everything is written from left to right', () => {
    expect(shown('Mia Łukasz, Ελένη')).toEqual([['sans', 'Mia Łukasz, Ελένη']]);
    expect(shown('')).toEqual([['sans', '']]);
  });

  it('puts the words of a name from right to left, each in the order in which its font turns it', () => {
    expect(shown('ليلى حسن')).toEqual([['arabic', 'حسن'], ['sans', ' '], ['arabic', 'ليلى']]);
    expect(shown('For דוד: Mia')).toEqual([['sans', 'For '], ['hebrew', 'דוד'], ['sans', ': Mia']]);
  });

  it('keeps numbers readable and turns brackets inside a name', () => {
    expect(shown('א (12) ב').map(([, part]) => part).join('')).toBe('ב (12) א');
  });

  it('takes the strong face beside strong text', () => {
    expect(scriptRuns('ליאה', 'serifStrong')).toMatchObject([{ text: 'ליאה', face: 'hebrewStrong' }]);
  });

  it('loses and adds no letter, whatever stands beside whatever', () => {
    const letters = fc.array(fc.constantFrom('a', 'B', ' ', '1', '-', ',', 'א', 'ת', 'ل', 'ى', '\u0301'), { maxLength: 30 }).map((all) => all.join(''));
    fc.assert(fc.property(letters, (text) => {
      const drawn = scriptRuns(text, 'serif').map((run) => run.text).join('');
      expect([...drawn].sort()).toEqual([...text].sort());
    }), { numRuns: process.env['BATON_FULL'] === '1' ? 5000 : 200 });
  });
});
