import { runsOf, type Rich, type Run } from './rich.ts';
import { formatNumber } from '../format-number.ts';

/**
 * A fixed text of a document: {name} is the place of a value, and what stands between double asterisks is set strong.
 * Where `count` among the values decides, there is one form for one and another for the rest.
 */
export type Phrase = string | { readonly one: string; readonly other: string };

/** What stands at the places: numbers are grouped, runs keep their voice unless the place is strong. */
export type Values = Readonly<Record<string, Rich | number>>;

const PARTS = /\*\*|\{(\w+)\}/g;

/** A phrase with its values, as runs. Throws for a place without a value: a mistake of whoever wrote the call. */
export function sayPhrase(phrase: Phrase, values: Values = {}): readonly Run[] {
  const text = typeof phrase === 'string' ? phrase : values['count'] === 1 ? phrase.one : phrase.other;
  const runs: Run[] = [];
  const add = (some: Rich, isStrong: boolean): void => {
    for (const { text: words, voice } of runsOf(some)) {
      const own = isStrong ? 'strong' : voice;
      const last = runs.at(-1);
      if (words === '') continue;
      if (last?.voice === own) runs[runs.length - 1] = { text: last.text + words, voice: own };
      else runs.push({ text: words, voice: own });
    }
  };
  let at = 0;
  let isStrong = false;
  for (const found of text.matchAll(PARTS)) {
    add(text.slice(at, found.index), isStrong);
    at = found.index + found[0].length;
    const [, name] = found;
    if (name === undefined) isStrong = !isStrong;
    else add(valueOf(values, name, text), isStrong);
  }
  add(text.slice(at), isStrong);
  return runs;
}

function valueOf(values: Values, name: string, text: string): Rich {
  const value = values[name];
  if (value === undefined) throw new Error(`“${text}” has no value for ${name}.`);
  return typeof value === 'number' ? formatNumber(value) : value;
}
