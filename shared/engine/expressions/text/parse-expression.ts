import type { EventMatch, Expression, MeasureOp, Scalar } from '../../model/expression.ts';
import { instantOfText } from './instant-text.ts';
import { tokenise, type Token } from './tokens.ts';

type Compare = Extract<Expression, { kind: 'compare' }>;
type EventTest = Extract<Expression, { kind: 'event' }>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What is wrong with a text and where; `length` 0: something is missing there. */
export interface TextProblem {
  readonly at: number;
  readonly length: number;
  readonly message: string;
}

/** What may stand at the end of a text, for completion. */
export type Expected =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'field' | 'eventType' | 'attribute' }
  | { readonly kind: 'value'; readonly field: string }
  | { readonly kind: 'asset'; readonly type: string };

/** A text read to the end, or as far as it makes sense; an empty text is no problem and no criterion. */
export interface ParsedText {
  readonly expression: Expression | null;
  readonly problems: readonly TextProblem[];
  /** What could stand after the last word. */
  readonly expected: readonly Expected[];
}

/** Reads a criterion from text; the first problem ends the reading. */
export function parseExpression(text: string): ParsedText {
  const { tokens, problems } = tokenise(text);
  const unread: TextProblem[] = problems.map((problem) => ({ ...problem, length: 1 }));
  const open = tokens.find((token) => token.isOpen);
  if (open !== undefined) unread.push({ at: open.at, length: open.end - open.at, message: open.kind === 'text' ? 'A text is not closed; end it with a ".' : 'A name is not closed; end it with a ].' });
  const reader = new Reader(tokens, text.length);
  const read = reader.readAll();
  const found = [...unread, ...(read.problem === null ? [] : [read.problem])].sort((a, b) => a.at - b.at);
  return { expression: found.length > 0 ? null : read.expression, problems: found, expected: reader.expected };
}

class TextError extends Error {
  readonly problem: TextProblem;
  constructor(problem: TextProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Groups nested deeper than this no room writes, and reading them would exhaust the stack. */
const DEEPEST = 200;
const CONNECTIVES = ['and', 'or'];
const COMPARE_WORDS = ['=', '!=', '<', '<=', '>', '>=', 'in', 'not in', 'between', 'contains', 'starts with', 'matches', 'is known', 'is unknown'];
const COMPARE_OPS: Readonly<Record<string, Compare['op']>> = {
  '=': 'eq', '!=': 'ne', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', in: 'in', between: 'between', contains: 'contains', matches: 'regexSafe',
};
const MEASURES: Readonly<Record<string, EventTest['measure']>> = { count: 'count', days: 'distinctDays', sum: 'sum' };
const MEASURE_OPS: Readonly<Record<string, MeasureOp>> = { '=': 'eq', '!=': 'ne', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', between: 'between' };

class Reader {
  readonly expected: Expected[] = [];
  private readonly tokens: readonly Token[];
  private readonly length: number;
  private place = 0;
  private depth = 0;

  constructor(tokens: readonly Token[], length: number) {
    this.tokens = tokens;
    this.length = length;
  }

  readAll(): { readonly expression: Expression | null; readonly problem: TextProblem | null } {
    try {
      const isEmpty = this.tokens.length === 0;
      if (isEmpty) this.mayBegin();
      const expression = isEmpty ? null : this.group('or');
      if (this.place < this.tokens.length) this.fail('Put “and” or “or” before this.');
      return { expression, problem: null };
    } catch (error) {
      if (error instanceof TextError) return { expression: null, problem: error.problem };
      throw error;
    }
  }

  private fail(message: string): never {
    const token = this.tokens[this.place];
    throw new TextError(token === undefined ? { at: this.length, length: 0, message } : { at: token.at, length: token.end - token.at, message });
  }

  /** Notes what could stand here when the text ends here. */
  private want(...wanted: readonly Expected[]): void {
    if (this.place >= this.tokens.length) this.expected.push(...wanted);
  }

  private wantWords(...words: readonly string[]): void {
    this.want({ kind: 'words', words });
  }

  private isAt(...values: readonly string[]): boolean {
    return values.every((value, i) => {
      const token = this.tokens[this.place + i];
      return token !== undefined && (token.kind === 'word' || token.kind === 'sign') && token.value === value;
    });
  }

  private take(...values: readonly string[]): boolean {
    if (!this.isAt(...values)) return false;
    this.place += values.length;
    return true;
  }

  private need(sign: string, message: string): void {
    this.wantWords(sign);
    if (!this.take(sign)) this.fail(message);
  }

  private mayBegin(): void {
    this.want({ kind: 'field' }, { kind: 'words', words: ['count(', 'days(', 'sum(', 'not', '(', 'always', 'never'] });
  }

  private group(word: 'and' | 'or'): Expression {
    const of = [word === 'or' ? this.group('and') : this.single()];
    for (;;) {
      if (word === 'or') this.wantWords(...CONNECTIVES);
      if (!this.take(word)) break;
      of.push(word === 'or' ? this.group('and') : this.single());
    }
    const [only] = of;
    return of.length === 1 && only !== undefined ? only : { kind: word === 'or' ? 'any' : 'all', of };
  }

  private single(): Expression {
    if (++this.depth > DEEPEST) this.fail(`Criteria can be nested ${DEEPEST} deep, no deeper.`);
    const read = this.unnested();
    this.depth--;
    return read;
  }

  private unnested(): Expression {
    this.mayBegin();
    if (this.take('not')) return { kind: 'not', of: this.single() };
    if (this.take('always')) return { kind: 'constant', value: true };
    if (this.take('never')) return { kind: 'constant', value: false };
    if (this.take('(')) {
      const inside = this.group('or');
      this.need(')', 'A bracket is still open; close it with “)”.');
      return inside;
    }
    for (const kind of ['all', 'any'] as const) if (this.take(kind, '(')) return { kind, of: this.list(() => this.group('or')) };
    for (const [word, measure] of Object.entries(MEASURES)) if (this.take(word, '(')) return this.event(measure);
    return this.compare();
  }

  /** Up to the closing bracket, parted by commas; the opening one is read already. */
  private list<T>(item: () => T): T[] {
    const items: T[] = [];
    if (this.take(')')) return items;
    do items.push(item()); while (this.take(','));
    this.need(')', 'Put a comma or “)” here.');
    return items;
  }

  private name(message: string): string {
    const token = this.tokens[this.place];
    if (token?.kind !== 'name') return this.fail(message);
    this.place++;
    return token.value;
  }

  private compare(): Compare {
    const field = this.name('A criterion begins with a field, with count(…), days(…) or sum(…), with “not” or a bracket.');
    this.wantWords(...COMPARE_WORDS);
    if (this.take('is')) return this.known(field);
    if (this.take('not', 'in')) return this.withValue(field, 'nin');
    if (this.take('starts', 'with')) return this.withValue(field, 'startsWith');
    const token = this.tokens[this.place];
    const op = token === undefined || token.kind === 'text' || token.kind === 'name' ? undefined : COMPARE_OPS[token.value];
    if (op === undefined) return this.fail(`Say how “${field}” compares: =, !=, <, <=, >, >=, in, not in, between, contains, starts with, matches, is known or is unknown.`);
    this.place++;
    return op === 'between' ? this.between(field) : this.withValue(field, op);
  }

  private known(field: string): Compare {
    this.wantWords('known', 'unknown');
    const op = this.take('known') ? 'isKnown' : this.take('unknown') ? 'isUnknown' : this.fail('After “is” comes “known” or “unknown”.');
    const value = this.optionalValue(field);
    return { kind: 'compare', field, op, ...(value === undefined ? {} : { value }) };
  }

  /** Behind “is known” a value has no meaning; one is kept where somebody left it. */
  private optionalValue(field: string): Compare['value'] {
    const token = this.tokens[this.place];
    const begins = token !== undefined && (token.kind === 'text' || token.kind === 'number' || token.kind === 'date' || this.isAt('(') || this.isAt('true') || this.isAt('false'));
    return begins ? this.value(field) : undefined;
  }

  private withValue(field: string, op: Compare['op']): Compare {
    this.want({ kind: 'value', field });
    if (this.take('?')) return { kind: 'compare', field, op };
    return { kind: 'compare', field, op, value: this.value(field) };
  }

  private between(field: string): Compare {
    const first = this.withValue(field, 'between');
    if (first.value === undefined || typeof first.value === 'object') return first;
    this.wantWords('and');
    // Without a second value the word belongs to the next criterion; no value follows it there without an operator.
    if (!this.isAt('and') || !this.isScalarAt(this.place + 1)) return first;
    this.place++;
    return { ...first, value: [first.value, this.scalar(field)] };
  }

  /** Whether a value stands there, and not a criterion that begins with a field. */
  private isScalarAt(place: number): boolean {
    const token = this.tokens[place];
    if (token === undefined) return false;
    if (token.kind === 'text' || token.kind === 'number' || token.kind === 'date') return true;
    return token.kind === 'word' && (token.value === 'true' || token.value === 'false');
  }

  private value(field: string): Scalar | Scalar[] {
    return this.take('(') ? this.list(() => this.scalar(field)) : this.scalar(field);
  }

  private scalar(field: string): Scalar {
    this.want({ kind: 'value', field });
    const token = this.tokens[this.place];
    const value = token === undefined ? undefined : scalarOf(token);
    if (value === undefined) return this.fail(`Say with what “${field}” is compared: a number, "a text", a date such as 2026-01-31, true or false.`);
    if (typeof value === 'number' && Number.isNaN(value)) return this.fail('There is no such day or time.');
    this.place++;
    return value;
  }

  private event(measure: EventTest['measure']): EventTest {
    const attribute = this.attribute(measure);
    this.want({ kind: 'eventType' });
    const match = this.match(this.name('Name the type of activity, such as count(FORM).'));
    this.need(')', 'Close the bracket after the activity with “)”.');
    this.wantWords(...Object.keys(MEASURE_OPS));
    const sign = this.tokens[this.place]?.value ?? '';
    const op = this.isAt(sign) ? MEASURE_OPS[sign] : undefined;
    if (op === undefined) return this.fail('Say how many: >=, <=, =, !=, <, > or between, and a number.');
    this.place++;
    const test: Mutable<EventTest> = { kind: 'event', match, measure, ...(attribute === undefined ? {} : { attribute }), op, n: this.number('Say how many, as a number.') };
    const isRange = op === 'between' && this.isAt('and') && this.tokens[this.place + 1]?.kind === 'number';
    if (isRange ? this.take('and') : this.take('to')) test.to = this.number('Say up to how many, as a number.');
    this.wantWords('within');
    if (this.take('within')) test.withinDays = this.days();
    return test;
  }

  private days(): number {
    const days = this.number('Say within how many days.');
    if (!(days > 0)) {
      this.place--; // at the number itself
      this.fail('The number of days must be above 0.');
    }
    this.wantWords('days');
    if (!this.take('days') && !this.take('day')) this.fail('Put “days” after the number.');
    return days;
  }

  private attribute(measure: EventTest['measure']): string | undefined {
    if (measure === 'sum') this.want({ kind: 'attribute' });
    const next = this.tokens[this.place + 1];
    if (this.tokens[this.place]?.kind !== 'name' || next?.kind !== 'word' || next.value !== 'of') return undefined;
    const attribute = this.name('');
    this.place++;
    return attribute;
  }

  private match(type: string): EventMatch {
    const match: Mutable<EventMatch> = { type };
    this.wantWords(':', 'by people', 'by machines');
    if (this.take(':')) match.assets = this.assets(type);
    if (this.take('by')) {
      this.wantWords('people', 'machines');
      match.automated = this.take('machines') || (this.take('people') ? false : this.fail('After “by” comes “people” or “machines”.'));
    }
    return match;
  }

  private assets(type: string): string[] {
    const assets: string[] = [];
    do {
      this.want({ kind: 'asset', type });
      const token = this.tokens[this.place];
      if (token?.kind !== 'name' && token?.kind !== 'text') break;
      this.place++;
      assets.push(token.value);
    } while (this.take(','));
    return assets;
  }

  private number(message: string): number {
    const token = this.tokens[this.place];
    if (token?.kind !== 'number') return this.fail(message);
    this.place++;
    return Number(token.value);
  }
}

/** A bare name counts as a text, as people write country = Germany. */
function scalarOf({ kind, value }: Token): Scalar | undefined {
  switch (kind) {
    case 'text':
    case 'name':
      return value;
    case 'number':
      return Number(value);
    case 'date':
      return instantOfText(value);
    case 'word':
      return value === 'true' ? true : value === 'false' ? false : undefined;
    case 'sign':
      return undefined;
  }
}
