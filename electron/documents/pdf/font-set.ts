import type { Font } from 'fontkit';
import { create } from 'fontkit';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unpackWoff } from './unpack-woff.ts';

/** The faces of the document and their files in the fonts folder. */
const FILES = {
  sans: 'IBMPlexSans-Regular.woff',
  sansStrong: 'IBMPlexSans-SemiBold.woff',
  mono: 'IBMPlexMono-Regular.woff',
  serif: 'SourceSerif4-Regular.woff',
  serifStrong: 'SourceSerif4-Semibold.woff',
  serifItalic: 'SourceSerif4-It.woff',
  display: 'SourceSerif4Display-Regular.woff',
  arabic: 'IBMPlexSansArabic-Regular.woff',
  arabicStrong: 'IBMPlexSansArabic-SemiBold.woff',
  hebrew: 'IBMPlexSansHebrew-Regular.woff',
  hebrewStrong: 'IBMPlexSansHebrew-SemiBold.woff',
} as const;
export type Face = keyof typeof FILES;
export const FACES: readonly Face[] = ['sans', 'sansStrong', 'mono', 'serif', 'serifStrong', 'serifItalic', 'display', 'arabic', 'arabicStrong', 'hebrew', 'hebrewStrong'];

export type FontSet = Readonly<Record<Face, Font>>;

/** Each face as the bytes of its plain font file. */
export type FontFiles = Readonly<Record<Face, Buffer>>;

const files = new Map<string, Promise<FontFiles>>();
const sets = new Map<string, Promise<FontSet>>();

/** The font files of a folder, read once per process. Rejects when one is missing: the folder ships with the app. */
export const loadFontFiles = (folder: string): Promise<FontFiles> => once(files, folder, () => readFiles(folder));

/**
 * The fonts of a folder, opened once per process, to measure with. What draws opens the files for itself, each document
 * anew: fontkit keeps a glyph that it met as part of another one without the letter that it stands for, so that a document
 * would depend on those printed before it.
 */
export const loadFontSet = (folder: string): Promise<FontSet> => once(sets, folder, async () => openFonts(await loadFontFiles(folder)));

function once<T>(kept: Map<string, Promise<T>>, folder: string, make: () => Promise<T>): Promise<T> {
  const known = kept.get(folder);
  if (known !== undefined) return known;
  const making = make();
  kept.set(folder, making);
  making.catch(() => kept.delete(folder));
  return making;
}

function openFonts(bytes: FontFiles): FontSet {
  const font = (face: Face): Font => {
    const made = create(bytes[face]);
    if ('fonts' in made) throw new Error(`${FILES[face]} holds several fonts; the document needs single ones.`);
    return made;
  };
  return { sans: font('sans'), sansStrong: font('sansStrong'), mono: font('mono'), serif: font('serif'), serifStrong: font('serifStrong'), serifItalic: font('serifItalic'), display: font('display'), arabic: font('arabic'), arabicStrong: font('arabicStrong'), hebrew: font('hebrew'), hebrewStrong: font('hebrewStrong') };
}

async function readFiles(folder: string): Promise<FontFiles> {
  const read = async (face: Face): Promise<Buffer> => Buffer.from(unpackWoff(await readFile(join(folder, FILES[face]))));
  const [sans, sansStrong, mono, serif, serifStrong, serifItalic, display, arabic, arabicStrong, hebrew, hebrewStrong] = await Promise.all([
    read('sans'), read('sansStrong'), read('mono'), read('serif'), read('serifStrong'), read('serifItalic'), read('display'), read('arabic'), read('arabicStrong'), read('hebrew'), read('hebrewStrong'),
  ]);
  return { sans, sansStrong, mono, serif, serifStrong, serifItalic, display, arabic, arabicStrong, hebrew, hebrewStrong };
}
