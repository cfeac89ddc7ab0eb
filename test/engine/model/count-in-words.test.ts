import { describe, expect, it } from 'vitest';
import { countInWords } from '../../../shared/engine/model/count-in-words.ts';

describe('a count in a sentence', () => {
  it('stands in groups of three', () => {
    expect([0, 7, 999, 1000, 20_140, 1_234_567].map(countInWords)).toEqual(['0', '7', '999', '1,000', '20,140', '1,234,567']);
  });
});
