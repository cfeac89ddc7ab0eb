import createBidi from 'bidi-js';
import type { Face, FontSet } from './font-set.ts';

/** A stretch of text in one face, in the order in which it stands on the page from left to right. */
export interface ScriptRun {
  readonly text: string;
  readonly face: Face;
}

const bidi = createBidi();
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const HEBREW = /[\u0590-\u05ff\ufb1d-\ufb4f]/u;

/** The face for letters written from right to left beside a face for the others, in the same weight. */
function besideOf(face: Face, character: string): Face {
  const isStrong = face === 'sansStrong' || face === 'serifStrong';
  if (HEBREW.test(character)) return isStrong ? 'hebrewStrong' : 'hebrew';
  return isStrong ? 'arabicStrong' : 'arabic';
}

/** The face that prints a character of a text: the text's own, or the one for its script. */
export const faceFor = (character: string, face: Face): Face => (RIGHT_TO_LEFT.test(character) ? besideOf(face, character) : face);

/**
 * A text in runs from left to right, by the Unicode bidirectional algorithm with the document's own direction, which is
 * left to right. A run of letters written from right to left keeps its logical order: its font turns and joins them.
 */
export function scriptRuns(text: string, face: Face): readonly ScriptRun[] {
  if (!RIGHT_TO_LEFT.test(text)) return [{ text, face }];
  const embedding = bidi.getEmbeddingLevels(text, 'ltr');
  const mirrored = bidi.getMirroredCharactersMap(text, embedding.levels);
  const runs: { face: Face; isTurned: boolean; text: string }[] = [];
  for (const index of bidi.getReorderedIndices(text, embedding)) {
    const character = text.charAt(index);
    const own = faceFor(character, face);
    const isTurned = own !== face;
    const last = runs.at(-1);
    const shown = isTurned ? character : (mirrored.get(index) ?? character);
    if (last === undefined || last.face !== own) runs.push({ face: own, isTurned, text: shown });
    else last.text = isTurned ? shown + last.text : last.text + shown;
  }
  return runs;
}

/** Whether the fonts have a picture of a character in a text of this face. */
export const hasGlyph = (fonts: FontSet, character: string, face: Face): boolean => fonts[faceFor(character, face)].hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
