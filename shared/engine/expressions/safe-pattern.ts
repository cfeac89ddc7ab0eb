/**
 * Patterns for `regexSafe`: a small part of regular expressions that is matched by stepping all possibilities at once
 * (Thompson's construction), so the time grows with text × pattern and no pattern can hang the room. A pattern may match
 * anywhere in the text. Understood: literals, `.`, classes `[a-z]`, `[^…]`, `\d \w \s` and their opposites, `^ $`, groups
 * `( )` and `(?: )`, `|`, `* + ?` and `{m,n}` up to 100. Refused: look-around, back references, anything else.
 */
type CodeTest = (code: number) => boolean;
type Node =
  | { readonly kind: 'code'; readonly test: CodeTest }
  | { readonly kind: 'sequence' | 'choice'; readonly of: readonly Node[] }
  | { readonly kind: 'repeat'; readonly of: Node; readonly min: number; readonly max: number }
  | { readonly kind: 'start' | 'end' };
type Step = { readonly kind: 'code'; readonly test: CodeTest } | { readonly kind: 'split'; a: number; b: number } | { readonly kind: 'start' | 'end' | 'match' };

/** A pattern ready to be asked, or why it is none and where. */
export type SafePattern = { readonly kind: 'pattern'; readonly test: (text: string) => boolean } | { readonly kind: 'refused'; readonly at: number; readonly reason: string };

const MOST_REPEATS = 100;
const MOST_STEPS = 4_000;
const known = new Map<string, SafePattern>();

/** Reads a pattern; the last hundred are remembered, since each is asked once for every value of a dictionary. */
export function safePattern(source: string): SafePattern {
  let pattern = known.get(source);
  if (pattern === undefined) {
    pattern = readPattern(source);
    if (known.size >= 100) known.clear();
    known.set(source, pattern);
  }
  return pattern;
}

class PatternError extends Error {
  readonly at: number;
  constructor(at: number, reason: string) {
    super(reason);
    this.at = at;
  }
}

function readPattern(source: string): SafePattern {
  try {
    const steps = stepsOf(new PatternReader(source).read());
    return { kind: 'pattern', test: (text) => matches(steps, text) };
  } catch (error) {
    if (error instanceof PatternError) return { kind: 'refused', at: error.at, reason: error.message };
    throw error;
  }
}

const isDigit: CodeTest = (code) => code >= 48 && code <= 57;
const isWord: CodeTest = (code) => isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
const isSpace: CodeTest = (code) => /\s/.test(String.fromCharCode(code));
const isLineEnd: CodeTest = (code) => code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
const opposite = (test: CodeTest): CodeTest => (code) => !test(code);
const CLASSES: Readonly<Record<string, CodeTest>> = { d: isDigit, D: opposite(isDigit), w: isWord, W: opposite(isWord), s: isSpace, S: opposite(isSpace) };
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

class PatternReader {
  private at = 0;
  private readonly source: string;
  constructor(source: string) {
    this.source = source;
  }

  read(): Node {
    const node = this.choice();
    if (this.at < this.source.length) this.fail('There is a ")" without its "(".');
    return node;
  }

  private fail(reason: string): never {
    throw new PatternError(this.at, reason);
  }

  private take(text: string): boolean {
    if (!this.source.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  private choice(): Node {
    const of = [this.sequence()];
    while (this.take('|')) of.push(this.sequence());
    return { kind: 'choice', of };
  }

  private sequence(): Node {
    const of: Node[] = [];
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') of.push(this.repeated(this.single()));
    return { kind: 'sequence', of };
  }

  private single(): Node {
    if (this.take('^')) return { kind: 'start' };
    if (this.take('$')) return { kind: 'end' };
    if (this.take('.')) return { kind: 'code', test: opposite(isLineEnd) };
    if (this.take('[')) return { kind: 'code', test: this.charset() };
    if (this.take('(')) {
      if (!this.take('?:') && this.source[this.at] === '?') this.fail('Look-ahead, look-behind and named groups are not understood here.');
      const inside = this.choice();
      if (!this.take(')')) this.fail('A "(" is not closed.');
      return inside;
    }
    if (this.take('\\')) return { kind: 'code', test: this.escape() };
    const char = this.source[this.at]!;
    if ('*+?{'.includes(char)) this.fail(`There is nothing before "${char}" that it could repeat.`);
    this.at++;
    return literal(char.charCodeAt(0));
  }

  private escape(): CodeTest {
    const char = this.source[this.at];
    if (char === undefined) return this.fail('The pattern ends with a "\\".');
    if (/[1-9bBkpPuxcA]/.test(char)) this.fail(`"\\${char}" is not understood here.`);
    this.at++;
    const test = CLASSES[char];
    const code = (ESCAPED[char] ?? char).charCodeAt(0);
    return test ?? ((other) => other === code);
  }

  private charset(): CodeTest {
    const isNegated = this.take('^');
    const tests: CodeTest[] = [];
    while (!this.take(']')) {
      if (this.at >= this.source.length) this.fail('A "[" is not closed.');
      const low = this.member();
      if (typeof low === 'number' && this.source[this.at] === '-' && this.source[this.at + 1] !== ']' && this.at + 1 < this.source.length) {
        this.at++;
        const high = this.member();
        if (typeof high !== 'number' || high < low) return this.fail('A range such as a-z runs backwards.');
        tests.push((code) => code >= low && code <= high);
      } else tests.push(typeof low === 'number' ? (code) => code === low : low);
    }
    const oneOf: CodeTest = (code) => tests.some((test) => test(code));
    return isNegated ? opposite(oneOf) : oneOf;
  }

  private member(): number | CodeTest {
    if (!this.take('\\')) return this.source.charCodeAt(this.at++);
    const char = this.source[this.at];
    if (char !== undefined && CLASSES[char] === undefined && !/[0-9bBkpPuxcA]/.test(char)) {
      this.at++;
      return (ESCAPED[char] ?? char).charCodeAt(0);
    }
    return this.escape();
  }

  private repeated(node: Node): Node {
    const counts = this.take('*') ? [0, Infinity] : this.take('+') ? [1, Infinity] : this.take('?') ? [0, 1] : this.braces();
    if (counts === null) return node;
    if (node.kind === 'start' || node.kind === 'end') this.fail('A "^" or "$" cannot be repeated.');
    this.take('?'); // lazy or greedy finds the same texts
    if ('*+{'.includes(this.source[this.at] ?? ' ')) this.fail('A repetition cannot be repeated again.');
    return { kind: 'repeat', of: node, min: counts[0]!, max: counts[1]! };
  }

  private braces(): number[] | null {
    if (this.source[this.at] !== '{') return null;
    const found = /^\{(\d{1,3})(,(\d{0,3}))?\}/.exec(this.source.slice(this.at, this.at + 10));
    if (found === null) return this.fail('A "{" begins no count such as {2,5}; write "\\{" for the character.');
    const min = Number(found[1]);
    const max = found[2] === undefined ? min : found[3] === '' ? Infinity : Number(found[3]);
    if (min > MOST_REPEATS || (max !== Infinity && (max > MOST_REPEATS || max < min))) this.fail(`A count such as {2,5} must rise and stay within ${MOST_REPEATS}.`);
    this.at += found[0].length;
    return [min, max];
  }
}

const literal = (wanted: number): Node => ({ kind: 'code', test: (code) => code === wanted });

function stepsOf(node: Node): Step[] {
  const steps: Step[] = [];
  emit(node, steps);
  steps.push({ kind: 'match' });
  return steps;
}

function emit(node: Node, steps: Step[]): void {
  if (steps.length > MOST_STEPS) throw new PatternError(0, 'The pattern is too large; repeat less.');
  switch (node.kind) {
    case 'sequence':
      for (const part of node.of) emit(part, steps);
      return;
    case 'choice':
      return emitChoice(node.of, steps);
    case 'repeat':
      return emitRepeat(node, steps);
    default:
      steps.push(node);
  }
}

function emitChoice(of: readonly Node[], steps: Step[]): void {
  const ends: { kind: 'split'; a: number; b: number }[] = [];
  of.forEach((part, i) => {
    if (i === of.length - 1) return emit(part, steps);
    const split = { kind: 'split' as const, a: steps.length + 1, b: 0 };
    steps.push(split);
    emit(part, steps);
    const end = { kind: 'split' as const, a: 0, b: 0 };
    ends.push(end);
    steps.push(end);
    split.b = steps.length;
  });
  for (const end of ends) end.a = end.b = steps.length;
}

function emitRepeat({ of, min, max }: Extract<Node, { kind: 'repeat' }>, steps: Step[]): void {
  for (let i = 0; i < min; i++) emit(of, steps);
  const first = steps.length;
  const splits: { kind: 'split'; a: number; b: number }[] = [];
  for (let i = 0; i < (max === Infinity ? 1 : max - min); i++) {
    const split = { kind: 'split' as const, a: steps.length + 1, b: 0 };
    splits.push(split);
    steps.push(split);
    emit(of, steps);
  }
  if (max === Infinity) steps.push({ kind: 'split', a: first, b: first });
  for (const split of splits) split.b = steps.length;
}

function matches(steps: readonly Step[], text: string): boolean {
  let now = new Set<number>();
  for (let at = 0; at <= text.length; at++) {
    if (follow(steps, 0, at, text.length, now)) return true; // a match may begin anywhere
    const next = new Set<number>();
    const code = text.charCodeAt(at);
    if (at < text.length) {
      for (const place of now) {
        const step = steps[place]!;
        if (step.kind === 'code' && step.test(code) && follow(steps, place + 1, at + 1, text.length, next)) return true;
      }
    }
    now = next;
  }
  return false;
}

/** Adds everything reachable without a character; true when that is the end of the pattern. */
function follow(steps: readonly Step[], from: number, at: number, length: number, places: Set<number>): boolean {
  const open = [from];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (places.has(place)) continue;
    places.add(place);
    const step = steps[place]!;
    if (step.kind === 'match') return true;
    if (step.kind === 'split') open.push(step.a, step.b);
    else if ((step.kind === 'start' && at === 0) || (step.kind === 'end' && at === length)) open.push(place + 1);
  }
  return false;
}
