import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FINGERPRINT_WORDS } from '../../../shared/engine/agreement/fingerprint-words.ts';
import { fingerprint } from '../../../shared/engine/agreement/fingerprint.ts';

const digest = fc.stringMatching(/^[0-9a-f]{64}$/);

describe('fingerprint', () => {
  it('shows twelve digits in groups of four and the words of the next four bytes', () => {
    expect(fingerprint(`3f9a77c10be2${'00017eff'}${'0'.repeat(44)}`)).toEqual({
      hex12: '3f9a 77c1 0be2',
      words: [0, 1, 0x7e, 0xff].map((i) => FINGERPRINT_WORDS[i]).join(' '),
    });
  });

  it('names four words of the list for every digest', () => {
    fc.assert(
      fc.property(digest, (sha256) => {
        const { hex12, words } = fingerprint(sha256);
        expect(hex12.replaceAll(' ', '')).toBe(sha256.slice(0, 12));
        expect(words.split(' ').map((word) => FINGERPRINT_WORDS.indexOf(word).toString(16).padStart(2, '0')).join('')).toBe(sha256.slice(12, 20));
      }),
      { numRuns: 100 },
    );
  });

  it.each(['', 'abc', 'A'.repeat(64), '0'.repeat(63), 'g'.repeat(64)])('throws on %j, which is no digest', (text) => {
    expect(() => fingerprint(text)).toThrow('64 lower-case hex digits');
  });
});

describe('the words', () => {
  it('are 256, short, lower case and all different', () => {
    expect(new Set(FINGERPRINT_WORDS).size).toBe(256);
    expect(FINGERPRINT_WORDS.length).toBe(256);
    expect(FINGERPRINT_WORDS.filter((word) => !/^[a-z]{4,8}$/.test(word))).toEqual([]);
  });

  it('never differ by one letter, so that a misheard word is not another word of the list', () => {
    const isOneLetterAway = (a: string, b: string) => a.length === b.length && [...a].filter((letter, i) => letter !== b[i]).length === 1;
    const pairs = FINGERPRINT_WORDS.flatMap((a) => FINGERPRINT_WORDS.filter((b) => a < b && isOneLetterAway(a, b)).map((b) => `${a}/${b}`));
    expect(pairs).toEqual([]);
  });
});
