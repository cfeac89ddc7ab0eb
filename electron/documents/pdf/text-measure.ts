import { FACES, type Face, type FontSet } from './font-set.ts';
import { scriptRuns } from './script-runs.ts';
import type { Measure } from './wrap-text.ts';

/** Different words of one face that are remembered before all are forgotten, so that memory ends. */
const MOST_WORDS = 20_000;

/**
 * Widths of texts in these fonts, each word measured once: the sum over words, each with the space after it, of the
 * advances of its glyphs, as the PDF library has it when it draws them.
 */
export function createMeasure(fonts: FontSet): Measure {
  const words = new Map<Face, Map<string, number>>(FACES.map((face) => [face, new Map()]));
  const widthOfWord = (word: string, face: Face): number => {
    const known = words.get(face) ?? new Map<string, number>();
    const seen = known.get(word);
    if (seen !== undefined) return seen;
    const font = fonts[face];
    const scale = 1000 / font.unitsPerEm;
    const width = font.layout(word).positions.reduce((sum, { xAdvance }) => sum + xAdvance * scale, 0);
    if (known.size >= MOST_WORDS) known.clear();
    known.set(word, width);
    return width;
  };
  const widthOf = (text: string, face: Face): number => {
    let width = 0;
    for (const [word] of text.matchAll(/[^ \t]*[ \t]|[^ \t]+$/g)) width += widthOfWord(word, face);
    return width;
  };
  return (text, face, size) => scriptRuns(text, face).reduce((sum, run) => sum + widthOf(run.text, run.face) * (size / 1000), 0);
}
