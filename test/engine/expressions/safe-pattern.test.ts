import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safePattern } from '../../../shared/engine/expressions/safe-pattern.ts';

const matches = (source: string, text: string) => {
  const pattern = safePattern(source);
  return pattern.kind === 'pattern' ? pattern.test(text) : pattern.reason;
};

const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '[a-c]', '\\d', '\\w', '\\.', 'c');
const source: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    atom,
    fc.tuple(atom, fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}')).map(([one, times]) => one + times),
    fc.tuple(tie('node'), tie('node')).map(([a, b]) => a + b),
    fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(?:${a}|${b})`),
    tie('node').map((one) => `(${one})*`),
    tie('node').map((one) => `^${one}`),
    tie('node').map((one) => `${one}$`),
  ),
})).node;

describe('safe pattern', () => {
  it('finds what a regular expression of the same words finds', () => {
    fc.assert(
      fc.property(source, fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '.', '\n'), maxLength: 8 }), (pattern, text) => {
        expect(matches(pattern, text)).toBe(new RegExp(pattern).test(text));
      }),
      { numRuns: 1_000 },
    );
  });
  it('takes no longer for a pattern that makes backtracking explode', () => {
    expect(matches('^(a+)+$', `${'a'.repeat(2_000)}b`)).toBe(false);
  });
  it.each([['(', 'A "(" is not closed.'], [')', 'There is a ")" without its "(".'], ['[a', 'A "[" is not closed.'], ['*a', 'There is nothing before "*" that it could repeat.'], ['(?=a)', 'Look-ahead, look-behind and named groups are not understood here.'], ['\\1', '"\\1" is not understood here.'], ['a{5,2}', 'A count such as {2,5} must rise and stay within 100.'], ['(a{100}){100}', 'The pattern is too large; repeat less.']])('refuses %s with a sentence', (pattern, reason) => {
    expect(matches(pattern, 'a')).toBe(reason);
  });
});
