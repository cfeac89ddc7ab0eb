import type { Finding } from '../../shared/contract/schemas/import.ts';

/** What one kind of finding says about its count and what was done about it. */
export interface FindingWords {
  sentence(count: number): string;
  readonly effect: string;
}

/** Counts what was noticed, with up to five examples each. Examples are kept by text order, so that row order never matters. */
export interface Findings {
  note(kind: string, subject: string, words: FindingWords, example?: string, count?: number): void;
  /** The same for what may be noticed at every lead, in their order: the first ones are the examples. */
  counter(kind: string, subject: string, words: FindingWords): FindingCounter;
  list(): Finding[];
}

/** Counts one more of a finding. */
export interface FindingCounter {
  /** `exampleOf` is asked for the example that stands at a place while more are wanted. */
  add(place: number, exampleOf: (place: number) => string): void;
}

const EXAMPLES = 5;
const EXAMPLE_LENGTH = 120;

interface Entry {
  readonly kind: string;
  readonly words: FindingWords;
  count: number;
  readonly examples: string[];
}

export function createFindings(): Findings {
  const found = new Map<string, Entry>();
  const entryOf = (kind: string, subject: string, words: FindingWords): Entry => {
    const key = `${kind}\u0000${subject}`;
    let entry = found.get(key);
    if (entry === undefined) found.set(key, (entry = { kind, words, count: 0, examples: [] }));
    return entry;
  };
  return {
    note(kind, subject, words, example, count = 1) {
      const entry = entryOf(kind, subject, words);
      entry.count += count;
      if (example !== undefined) keepSmallest(entry.examples, example);
    },
    counter(kind, subject, words) {
      let entry: Entry | null = null;
      return {
        add(place, exampleOf) {
          entry ??= entryOf(kind, subject, words);
          entry.count++;
          if (entry.examples.length >= EXAMPLES) return;
          const text = exampleOf(place).slice(0, EXAMPLE_LENGTH);
          if (!entry.examples.includes(text)) entry.examples.push(text);
        },
      };
    },
    list: () =>
      [...found.entries()]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { kind, words, count, examples }]) => ({ kind, count, sentence: words.sentence(count), effect: words.effect, examples })),
  };
}

function keepSmallest(examples: string[], example: string): void {
  const text = example.slice(0, EXAMPLE_LENGTH);
  if (examples.includes(text)) return;
  const last = examples[EXAMPLES - 1];
  if (last !== undefined && last <= text) return;
  examples.push(text);
  examples.sort();
  examples.length = Math.min(examples.length, EXAMPLES);
}

/** "1 row" or "3 rows". */
export const counted = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`);
