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

type FontFiles = Readonly<Record<Face, Buffer>>;

const loaded = new Map<string, Promise<FontFiles>>();

/**
 * The fonts of a folder, whose files are read once per process. Rejects when a file is missing: the folder ships with the app.
 * Every document gets font objects of its own: fontkit keeps a glyph that it met as part of another one without the
 * letter that it stands for, so that a document would depend on those printed before it.
 */
export async function loadFontSet(folder: string): Promise<FontSet> {
  const files = await filesOf(folder);
  const font = (face: Face): Font => {
    const made = create(files[face]);
    if ('fonts' in made) throw new Error(`${FILES[face]} holds several fonts; the document needs single ones.`);
    return made;
  };
  return { sans: font('sans'), sansStrong: font('sansStrong'), mono: font('mono'), serif: font('serif'), serifStrong: font('serifStrong'), serifItalic: font('serifItalic'), display: font('display'), arabic: font('arabic'), arabicStrong: font('arabicStrong'), hebrew: font('hebrew'), hebrewStrong: font('hebrewStrong') };
}

function filesOf(folder: string): Promise<FontFiles> {
  const known = loaded.get(folder);
  if (known !== undefined) return known;
  const reading = readFiles(folder);
  loaded.set(folder, reading);
  reading.catch(() => loaded.delete(folder));
  return reading;
}

async function readFiles(folder: string): Promise<FontFiles> {
  const read = async (face: Face): Promise<Buffer> => Buffer.from(unpackWoff(await readFile(join(folder, FILES[face]))));
  const [sans, sansStrong, mono, serif, serifStrong, serifItalic, display, arabic, arabicStrong, hebrew, hebrewStrong] = await Promise.all([
    read('sans'), read('sansStrong'), read('mono'), read('serif'), read('serifStrong'), read('serifItalic'), read('display'), read('arabic'), read('arabicStrong'), read('hebrew'), read('hebrewStrong'),
  ]);
  return { sans, sansStrong, mono, serif, serifStrong, serifItalic, display, arabic, arabicStrong, hebrew, hebrewStrong };
}
