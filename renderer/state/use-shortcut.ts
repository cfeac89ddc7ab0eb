import { useEffect, useRef } from 'react';

/** True where keys write text, so that single letters and undo belong to the field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(target.type);
}

/** `Mod+Shift+z` and the like, `Mod` being Ctrl or the Apple command key. */
export function matchesKeys(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>, keys: string): boolean {
  const parts = keys.toLowerCase().split('+');
  const key = parts[parts.length - 1] ?? '';
  if (parts.includes('mod') !== (event.ctrlKey || event.metaKey)) return false;
  if (event.altKey) return false;
  if (key !== '?' && parts.includes('shift') !== event.shiftKey) return false;
  return event.key.toLowerCase() === key;
}

/** Runs an action on a key while its component is shown; single letters are left to fields that are being typed in. */
export function useShortcut(keys: string, action: () => void, isOn = true): void {
  const latest = useRef(action);
  latest.current = action;
  useEffect(() => {
    if (!isOn) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !matchesKeys(event, keys)) return;
      const leavesText = keys.toLowerCase().includes('mod+') && !/\+(z|y)$/i.test(keys);
      if (!leavesText && isTyping(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [keys, isOn]);
}
