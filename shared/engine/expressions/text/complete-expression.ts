import { nameText, quotedText } from './format-expression.ts';
import { parseExpression, type Expected } from './parse-expression.ts';
import { tokenise, type Token } from './tokens.ts';

/** A name with how many leads or engagements it stands for; null where nobody counted. */
export interface Known {
  readonly value: string;
  readonly count: number | null;
}

/** The words of one history. */
export interface TextVocabulary {
  readonly fields: () => readonly Known[];
  readonly valuesOf: (field: string) => readonly Known[];
  readonly eventTypes: () => readonly Known[];
  readonly assetsOf: (type: string) => readonly Known[];
  readonly attributes: () => readonly Known[];
}

/** One thing that may stand at the caret: what is put in place of [from, to), and how it is listed. */
export interface Completion {
  readonly insert: string;
  readonly label: string;
  readonly kind: 'word' | Exclude<Expected['kind'], 'words'>;
  readonly count: number | null;
}

/** What may stand at a place of a text. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Completion[];
}

/**
 * What may stand at the caret (a place in UTF-16 code units), most fitting first: the piece that the caret touches is
 * what is being typed, everything before it decides what may follow. At most `limit` items.
 */
export function completeExpression(text: string, caret: number, vocabulary: TextVocabulary, limit = 50): Completions {
  const before = text.slice(0, caret);
  const touched = tokenise(before).tokens.findLast((token) => token.end === before.length && (token.kind === 'word' || token.kind === 'name' || token.isOpen === true));
  const from = touched?.at ?? before.length;
  const typed = (touched?.value ?? '').toLowerCase();
  const own = tokenise(text.slice(from)).tokens[0];
  const to = touched === undefined || own === undefined || own.isOpen === true ? caret : Math.max(caret, from + own.end);
  const seen = new Set<string>();
  const items = parseExpression(before.slice(0, from)).expected
    .flatMap((expected) => itemsOf(expected, vocabulary, touched))
    .filter(({ label, insert }) => label.toLowerCase().includes(typed) && !seen.has(insert) && seen.add(insert) !== undefined);
  const starts = ({ label }: Completion): number => (label.toLowerCase().startsWith(typed) ? 0 : 1);
  return { from, to, items: items.map((item, place) => ({ item, place })).sort((a, b) => starts(a.item) - starts(b.item) || a.place - b.place).map(({ item }) => item).slice(0, limit) };
}

function itemsOf(expected: Expected, vocabulary: TextVocabulary, typed: Token | undefined): Completion[] {
  const listed = (kind: Completion['kind'], known: readonly Known[], write: (value: string) => string): Completion[] => known.map(({ value, count }) => ({ insert: write(value), label: value, kind, count }));
  switch (expected.kind) {
    case 'words':
      // Inside an open quote or bracket no word of the language can stand.
      return typed?.isOpen === true ? [] : expected.words.map((word) => ({ insert: word, label: word, kind: 'word', count: null }));
    case 'field':
      return listed('field', vocabulary.fields(), nameText);
    case 'eventType':
      return listed('eventType', vocabulary.eventTypes(), nameText);
    case 'attribute':
      return listed('attribute', vocabulary.attributes(), (name) => `${nameText(name)} of `);
    case 'value':
      return listed('value', vocabulary.valuesOf(expected.field), quotedText);
    case 'asset':
      return listed('asset', vocabulary.assetsOf(expected.type), quotedText);
  }
}
