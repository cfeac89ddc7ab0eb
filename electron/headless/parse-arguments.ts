/** A call from the command line; `input` is JSON text, `@file`, or ''. */
export interface Arguments {
  readonly procedure: string;
  readonly input: string;
  readonly workshop: string | null;
  readonly data: string | null;
}

type Parsed = { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly message: string } | { readonly kind: 'call'; readonly arguments: Arguments };

const wrong = (message: string): Parsed => ({ kind: 'wrong', message: `${message} baton --help shows how.` });

/** Reads `<procedure> [json] [--workshop W] [--data DIR]`; flags may stand anywhere and be written with =. */
export function parseArguments(words: readonly string[]): Parsed {
  const flags = new Map<string, string>();
  const rest: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '--help' || word === '-h') return { kind: 'help' };
    if (!word.startsWith('--')) {
      rest.push(word);
      continue;
    }
    const [name = '', inline] = word.slice(2).split(/=(.*)/s);
    if (name !== 'workshop' && name !== 'data') return wrong(`There is no flag --${name}.`);
    const value = inline ?? words[++i];
    if (value === undefined) return wrong(`--${name} needs a value.`);
    flags.set(name, value);
  }
  const [procedure, input = '', extra] = rest;
  if (procedure === undefined) return { kind: 'help' };
  if (extra !== undefined) return wrong(`"${extra}" is one word too many; quote the JSON as one.`);
  return { kind: 'call', arguments: { procedure, input, workshop: flags.get('workshop') ?? null, data: flags.get('data') ?? null } };
}
