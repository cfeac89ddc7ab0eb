import { trimCell, trimmed } from './cell-row.ts';

/** First bytes of the characters beyond ASCII that may be blanks: U+00A0, U+1680, U+2000 to U+205F, U+3000, U+FEFF. */
const BLANKS_BEYOND_ASCII = [0xc2, 0xe1, 0xe2, 0xe3, 0xef];
const BLANKS = [9, 10, 11, 12, 13, 32];

/** The client's words for "nothing"; compared exactly, as bytes. */
export class BlankWords {
  private readonly words: readonly Buffer[];
  /** 1 for the bytes that a cell which says nothing may begin with. */
  readonly suspects = new Uint8Array(256);

  constructor(words: Iterable<string>) {
    this.words = [...words].filter((word) => word !== '').map((word) => Buffer.from(word, 'utf8'));
    for (const byte of [...BLANKS, ...BLANKS_BEYOND_ASCII, ...this.words.map(([first = 0]) => first)]) this.suspects[byte] = 1;
  }

  /** Whether a cell without blanks around it is one of the words. */
  has(bytes: Buffer, start: number, end: number): boolean {
    for (let i = 0; i < this.words.length; i++) {
      const word = this.words[i]!;
      if (word.length === end - start && word[0] === bytes[start] && word.compare(bytes, start, end) === 0) return true;
    }
    return false;
  }

  /** Whether a cell says nothing: it is empty, all blanks, or one of the words with or without blanks around it. */
  isBlank(bytes: Buffer, start: number, end: number): boolean {
    if (start === end) return true;
    return this.suspects[bytes[start]!] === 1 && (!trimCell(bytes, start, end) || this.has(bytes, trimmed.start, trimmed.end));
  }
}
