import type { JSX } from 'react';

const isApple = typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.platform);

/** The name of the command key on this machine. */
export const COMMAND_KEY = isApple ? '⌘' : 'Ctrl';

/** A key as an outlined cap; `Mod` becomes Ctrl or the Apple command key. */
export function KeyHint({ keys }: { readonly keys: string }): JSX.Element {
  return <kbd className="key-hint">{keys.replace('Mod', COMMAND_KEY)}</kbd>;
}
