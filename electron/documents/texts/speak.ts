import { ENGLISH } from './english.ts';
import { sayPhrase, type Phrase, type Values } from './phrase.ts';
import type { Run } from '../content/block.ts';

export type TextKey = keyof typeof ENGLISH;
/** Every fixed text of the documents in one language. */
export type Texts = Readonly<Record<TextKey, Phrase>>;

/** The languages that documents can be printed in: a further one is a file beside english.ts and a line here. */
const LANGUAGES = { en: ENGLISH } as const satisfies Readonly<Record<string, Texts>>;
export type Language = keyof typeof LANGUAGES;

/** Says a fixed text with its values: as runs, or in `words` alone. */
export interface Speak {
  (key: TextKey, values?: Values): readonly Run[];
  words(key: TextKey, values?: Values): string;
}

/** The voice of a document, in its language; English until it names one. */
export function speakFor({ language = 'en' }: { readonly language?: Language }): Speak {
  const texts: Texts = LANGUAGES[language];
  const say = (key: TextKey, values?: Values): readonly Run[] => sayPhrase(texts[key], values);
  return Object.assign(say, { words: (key: TextKey, values?: Values): string => say(key, values).map(({ text }) => text).join('') });
}
