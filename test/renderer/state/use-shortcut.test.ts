import { describe, expect, it } from 'vitest';
import { matchesKeys } from '../../../renderer/state/use-shortcut.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) =>
  ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe('keys', () => {
  it('takes Ctrl and the Apple command key for the same', () => {
    expect(matchesKeys(press('z', { ctrlKey: true }), 'Mod+z')).toBe(true);
    expect(matchesKeys(press('z', { metaKey: true }), 'Mod+z')).toBe(true);
    expect(matchesKeys(press('z'), 'Mod+z')).toBe(false);
  });

  it('tells undo from redo by Shift', () => {
    expect(matchesKeys(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+z')).toBe(true);
    expect(matchesKeys(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+z')).toBe(false);
  });

  it('finds the question mark wherever the keyboard has it', () => {
    expect(matchesKeys(press('?', { shiftKey: true }), '?')).toBe(true);
    expect(matchesKeys(press('?'), '?')).toBe(true);
  });

  it('leaves Alt to the system', () => {
    expect(matchesKeys(press('d', { altKey: true }), 'd')).toBe(false);
  });
});
