import { describe, expect, it } from 'vitest';
import { isAnyInRange } from '../../../renderer/charts/embedded-font.ts';

describe('the parts of a font that a picture takes along', () => {
  it('are those whose range holds a letter of its text', () => {
    const [latin, cyrillic] = ['U+0-FF, U+131, U+2000-206F', 'U+301, U+400-45F, U+4??'];
    expect(isAnyInRange(latin, 'Handoffs a week')).toBe(true);
    expect(isAnyInRange(cyrillic, 'Handoffs a week')).toBe(false);
    expect(isAnyInRange(cyrillic, 'Rep Юлия')).toBe(true);
    expect(isAnyInRange(latin, 'Юлия')).toBe(false);
    expect(isAnyInRange('U+4??', '\u04ff')).toBe(true);
    expect(isAnyInRange('', 'Ω')).toBe(true);
    expect(isAnyInRange('U+1F600', '😀')).toBe(true);
  });
});
