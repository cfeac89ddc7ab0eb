import { describe, expect, it } from 'vitest';
import { rowAfterKey, withRow } from '../../../../renderer/screens/prepare/use-column-rows.ts';

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false, altKey: false, shiftKey: false });

describe('keys in the list of columns', () => {
  it('move by pages and to the ends, and stop there', () => {
    expect(rowAfterKey(press('PageDown'), 3, 5_000, 12)).toBe(15);
    expect(rowAfterKey(press('PageDown'), 4_995, 5_000, 12)).toBe(4_999);
    expect(rowAfterKey(press('PageUp'), 3, 5_000, 12)).toBe(0);
    expect(rowAfterKey(press('End', true), 3, 5_000, 12)).toBe(4_999);
    expect(rowAfterKey(press('Home', true), 3, 5_000, 12)).toBe(0);
  });
  it('leave the others to the list to choose from', () => {
    for (const key of ['ArrowDown', 'Home', 'End', 'a', 'Enter']) expect(rowAfterKey(press(key), 3, 5_000, 12)).toBeNull();
    expect(rowAfterKey({ ...press('PageDown'), altKey: true }, 3, 5_000, 12)).toBeNull();
  });
});

describe('rows that are drawn', () => {
  it('hold the one with the focus in its place, once', () => {
    expect(withRow([20, 21, 22], 3, 100)).toEqual([3, 20, 21, 22]);
    expect(withRow([20, 21, 22], 90, 100)).toEqual([20, 21, 22, 90]);
    expect(withRow([20, 21, 22], 21, 100)).toEqual([20, 21, 22]);
    expect(withRow([20, 21, 22], null, 100)).toEqual([20, 21, 22]);
    expect(withRow([0, 1], 7, 2)).toEqual([0, 1]);
  });
});
