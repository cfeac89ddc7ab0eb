import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayPhrase } from '../../shared/format/texts/phrase.ts';
import { linesForPage } from '../../electron/documents/pdf/draw-text-blocks.ts';
import { STYLE } from '../../electron/documents/pdf/text-style.ts';
import type { Line } from '../../electron/documents/pdf/wrap-text.ts';
import { printable, wrapText } from '../../electron/documents/pdf/wrap-text.ts';

/** Every character is ten points wide. */
const measure = (text: string) => [...text].length * 10;
const wrap = (text: Parameters<typeof wrapText>[0], width: number) => wrapText(text, STYLE.clause, width, measure);
const texts = (lines: readonly Line[]) => lines.map(({ pieces }) => pieces.map(({ text }) => text).join(''));

describe('wrapText', () => {
  it('breaks at spaces and ends a line with an unseen space, so that words stay apart for a screen reader', () => {
    expect(texts(wrap('a lead is called', 70))).toEqual(['a lead ', 'is ', 'called']);
  });

  it('breaks after hyphens and slashes without adding anything', () => {
    expect(texts(wrap('hand-raise/demo', 60))).toEqual(['hand-', 'raise/', 'demo']);
  });

  it('never breaks at a no-break space', () => {
    expect(texts(wrap('in 24\u00a0h now', 50))).toEqual(['in ', '24\u00a0h ', 'now']);
  });

  it('keeps a word together across voices', () => {
    const lines = wrap(sayPhrase('within **{time}**, by a person', { time: '1 hour' }), 80);
    expect(texts(lines)).toEqual(['within 1 ', 'hour, by ', 'a person']);
    expect(lines[1]?.pieces.map(({ face }) => face)).toEqual(['serifStrong', 'serif']);
  });

  it('keeps the line ends and empty lines that people typed', () => {
    expect(texts(wrap('one\r\ntwo\n\nthree', 100))).toEqual(['one ', 'two ', '', 'three']);
  });

  it('cuts a word that is wider than the line, leaving nothing out', () => {
    expect(texts(wrap('a abcdefghij b', 40))).toEqual(['a ', 'abcd', 'efgh', 'ij b']);
  });

  it('loses no letter and exceeds no line, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 10, max: 300 }), (text, width) => {
        const lines = wrap(text, width);
        const letters = (of: string) => of.replace(/[ \t\n]/g, '');
        expect(letters(texts(lines).join(''))).toBe(letters(printable(text)));
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(Math.max(width, 10) + 0.01);
      }),
      { numRuns: 300 },
    );
  });
});

describe('linesForPage', () => {
  it.each([
    [10, 4, 4],
    [3, 10, 3],
    [1, 10, 0],
    [9, 10, 8],
    [2, 3, 0],
    [0, 5, 0],
  ])('puts of %i fitting lines of %i so many on the page: %i', (fitting, total, expected) => {
    expect(linesForPage(fitting, total)).toBe(expected);
  });
});
