/** The client's words for "nothing"; compared exactly, as bytes. */
export class BlankWords {
  private readonly words: readonly Buffer[];

  constructor(words: Iterable<string>) {
    this.words = [...words].filter((word) => word !== '').map((word) => Buffer.from(word, 'utf8'));
  }

  has(bytes: Buffer, start: number, end: number): boolean {
    for (let i = 0; i < this.words.length; i++) {
      const word = this.words[i]!;
      if (word.length === end - start && word[0] === bytes[start] && word.compare(bytes, start, end) === 0) return true;
    }
    return false;
  }
}
