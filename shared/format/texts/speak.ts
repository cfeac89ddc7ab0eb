import { ENGLISH } from './english.ts';
import { sayPhrase, type Phrase, type Values } from './phrase.ts';
import type { Run } from './rich.ts';

export type TextKey = keyof typeof ENGLISH;
/** Every fixed text in one language. */
export type Texts = Readonly<Record<TextKey, Phrase>>;

/** The languages that documents can be printed in: a further one is a file beside english.ts and a line here. */
const LANGUAGES = { en: ENGLISH } as const satisfies Readonly<Record<string, Texts>>;
export type Language = keyof typeof LANGUAGES;

/** Says a fixed text with its values: as runs, or in `words` alone. */
export interface Speak {
  (key: TextKey, values?: Values): readonly Run[];
  words(key: TextKey, values?: Values): string;
  /** All its texts: what the engine says rules with. */
  readonly texts: Texts;
}

/** The voice of a document, in its language; English until it names one. */
export function speakFor({ language = 'en' }: { readonly language?: Language }): Speak {
  const texts: Texts = LANGUAGES[language];
  const say = (key: TextKey, values?: Values): readonly Run[] => sayPhrase(texts[key], values);
  return Object.assign(say, { texts, words: (key: TextKey, values?: Values): string => say(key, values).map(({ text }) => text).join('') });
}

/** The voice of whatever is not printed in a language of its own, the screen before all. */
export const ENGLISH_VOICE: Speak = speakFor({});
