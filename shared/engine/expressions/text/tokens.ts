/** A piece of a criterion's text; `value` is what it stands for, without quotes or brackets. */
export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'date' | 'sign';
  readonly value: string;
  readonly at: number;
  readonly end: number;
  /** The quote or bracket that is still open at the end of the text. */
  readonly isOpen?: true;
}

/** A character that can begin nothing. */
export interface TokenProblem {
  readonly at: number;
  readonly message: string;
}

/** Words that a field, type or asset must be put in brackets or quotes to use as a name. */
export const RESERVED: ReadonlySet<string> = new Set([
  'and', 'or', 'not', 'all', 'any', 'always', 'never', 'count', 'days', 'day', 'sum', 'of', 'in', 'between', 'contains', 'starts', 'with',
  'matches', 'is', 'known', 'unknown', 'within', 'by', 'people', 'machines', 'to', 'true', 'false',
]);

const BARE = /[\p{L}_@][\p{L}\p{N}_.\-/]*/uy;
const DATE = /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{3})?)?Z)?/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SIGN = /[<>!]=|[<>=(),:?]/y;
const BLANK = /\s+/y;

/** Whether a name can stand without brackets. */
export const isBare = (name: string): boolean => !RESERVED.has(name) && found(BARE, name, 0) === name && name !== '';

/** Takes a text apart; what cannot begin anything is named, and reading goes on behind it. */
export function tokenise(text: string): { readonly tokens: Token[]; readonly problems: TokenProblem[] } {
  const tokens: Token[] = [];
  const problems: TokenProblem[] = [];
  for (let at = 0; at < text.length; ) {
    const blank = found(BLANK, text, at);
    if (blank !== null) {
      at += blank.length;
      continue;
    }
    const token = quoted(text, at) ?? plain(text, at);
    if (token === null) problems.push({ at, message: `“${text[at] ?? ''}” means nothing here. Put names in [brackets] and texts in "quotes".` });
    else tokens.push(token);
    at = token?.end ?? at + 1;
  }
  return { tokens, problems };
}

function found(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

const KINDS: readonly (readonly [Token['kind'], RegExp])[] = [['date', DATE], ['number', NUMBER], ['sign', SIGN], ['word', BARE]];

function plain(text: string, at: number): Token | null {
  for (const [kind, pattern] of KINDS) {
    const value = found(pattern, text, at);
    if (value !== null) return { kind: kind === 'word' && !RESERVED.has(value) ? 'name' : kind, value, at, end: at + value.length };
  }
  return null;
}

/** [a name] with ]] for ], or "a text" with the escapes of JSON. */
function quoted(text: string, at: number): Token | null {
  const open = text[at];
  if (open !== '[' && open !== '"') return null;
  const closing = open === '[' ? /(?:[^\]]|\]\])*\]/y : /(?:[^"\\]|\\[^])*"/y;
  const inside = found(closing, text, at + 1);
  const kind = open === '[' ? 'name' : 'text';
  if (inside === null) return { kind, value: text.slice(at + 1), at, end: text.length, isOpen: true };
  const end = at + 1 + inside.length;
  return { kind, value: open === '[' ? inside.slice(0, -1).replaceAll(']]', ']') : unescaped(inside.slice(0, -1)), at, end };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The escapes of JSON; anything else behind a backslash stands for itself. */
const unescaped = (text: string): string => text.replace(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_, code: string | undefined, char: string | undefined) => (code === undefined ? ESCAPES[char ?? ''] ?? char ?? '' : String.fromCharCode(parseInt(code, 16))));
