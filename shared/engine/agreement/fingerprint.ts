import { FINGERPRINT_WORDS } from './fingerprint-words.ts';

/** A hash as people compare it: twelve hex digits in groups of four, and four words (domain.md §0). */
export interface Fingerprint {
  readonly hex12: string;
  readonly words: string;
}

/**
 * The fingerprint of a SHA-256 given as 64 lower-case hex digits: `3f9a 77c1 0be2` from its first six bytes and four
 * words from the next four, so that digits and words check each other. Throws when the digest has another form.
 */
export function fingerprint(sha256: string): Fingerprint {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('A fingerprint needs 64 lower-case hex digits.');
  const word = (i: number) => FINGERPRINT_WORDS[Number.parseInt(sha256.slice(12 + 2 * i, 14 + 2 * i), 16)] ?? '';
  return {
    hex12: `${sha256.slice(0, 4)} ${sha256.slice(4, 8)} ${sha256.slice(8, 12)}`,
    words: [0, 1, 2, 3].map(word).join(' '),
  };
}
