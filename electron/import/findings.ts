import type { Finding } from '../../shared/contract/schemas/import.ts';

/** What one kind of finding says about its count and what was done about it. */
export interface FindingWords {
  sentence(count: number): string;
  readonly effect: string;
}

/** Counts what was noticed, with up to five examples each. Examples are kept by text order, so that row order never matters. */
export interface Findings {
  note(kind: string, subject: string, words: FindingWords, example?: string, count?: number): void;
  list(): Finding[];
}

const EXAMPLES = 5;

export function createFindings(): Findings {
  const found = new Map<string, { kind: string; words: FindingWords; count: number; examples: string[] }>();
  return {
    note(kind, subject, words, example, count = 1) {
      const key = `${kind}\u0000${subject}`;
      let entry = found.get(key);
      if (entry === undefined) found.set(key, (entry = { kind, words, count: 0, examples: [] }));
      entry.count += count;
      if (example !== undefined) keepSmallest(entry.examples, example);
    },
    list: () =>
      [...found.entries()]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { kind, words, count, examples }]) => ({ kind, count, sentence: words.sentence(count), effect: words.effect, examples })),
  };
}

function keepSmallest(examples: string[], example: string): void {
  const text = example.slice(0, 120);
  if (examples.includes(text)) return;
  const last = examples[EXAMPLES - 1];
  if (last !== undefined && last <= text) return;
  examples.push(text);
  examples.sort();
  examples.length = Math.min(examples.length, EXAMPLES);
}

/** "1 row" or "3 rows". */
export const counted = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`);
