import { formatNumber } from './format-number.ts';
import { ENGLISH_VOICE, type Speak } from './texts/speak.ts';

/** A number that opens a sentence: 4 → "Four", 13 → "13". */
export const numberWord = (n: number, say: Speak = ENGLISH_VOICE): string => say.words('number.words').split('|')[n] ?? formatNumber(n);
