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
} as const;
export type Face = keyof typeof FILES;
export const FACES: readonly Face[] = ['sans', 'sansStrong', 'mono', 'serif', 'serifStrong', 'serifItalic', 'display'];

export type FontSet = Readonly<Record<Face, Font>>;

const loaded = new Map<string, Promise<FontSet>>();

/** The fonts of a folder, read once per process. Rejects when a file is missing: the folder ships with the app. */
export function loadFontSet(folder: string): Promise<FontSet> {
  const known = loaded.get(folder);
  if (known !== undefined) return known;
  const reading = readFontSet(folder);
  loaded.set(folder, reading);
  reading.catch(() => loaded.delete(folder));
  return reading;
}

async function readFontSet(folder: string): Promise<FontSet> {
  const read = (face: Face) => readFont(join(folder, FILES[face]));
  const [sans, sansStrong, mono, serif, serifStrong, serifItalic, display] = await Promise.all([
    read('sans'), read('sansStrong'), read('mono'), read('serif'), read('serifStrong'), read('serifItalic'), read('display'),
  ]);
  return { sans, sansStrong, mono, serif, serifStrong, serifItalic, display };
}

async function readFont(path: string): Promise<Font> {
  const font = create(Buffer.from(unpackWoff(await readFile(path))));
  if ('fonts' in font) throw new Error(`${path} holds several fonts; the document needs single ones.`);
  return font;
}
