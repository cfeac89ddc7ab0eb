import { useState, type KeyboardEvent, type RefObject } from 'react';
import type { GridBox } from './use-grid-box.ts';
import { scrollTopFor } from './row-window.ts';

/** Where a key moves the active row; null for keys that do not move it. */
export function movedRow(key: string, active: number | null, total: number, page: number): number | null {
  const last = total - 1;
  const at = active ?? -1;
  switch (key) {
    case 'ArrowDown': return Math.min(last, at + 1);
    case 'ArrowUp': return Math.max(0, at - 1);
    case 'PageDown': return Math.min(last, Math.max(0, at) + page);
    case 'PageUp': return Math.max(0, at - page);
    case 'Home': return 0;
    case 'End': return last;
    default: return null;
  }
}

/** The row that the arrow keys stand on, scrolled into sight as it moves; Enter opens it. */
export function useActiveRow(scroller: RefObject<HTMLElement | null>, box: GridBox, total: number, onOpen: (row: number) => void): {
  readonly active: number | null;
  readonly setActive: (row: number | null) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
} {
  const [active, setActive] = useState<number | null>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget || total === 0 || event.altKey || event.metaKey) return;
    if ((event.key === 'Enter' || event.key === ' ') && active !== null) {
      event.preventDefault();
      return onOpen(active);
    }
    const next = movedRow(event.key, active, total, Math.max(1, Math.floor(box.viewHeight / box.rowHeight) - 1));
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    const self = scroller.current;
    const to = self === null ? null : scrollTopFor(next, { ...box, scrollTop: self.scrollTop, total });
    if (self !== null && to !== null) self.scrollTop = to;
  };
  return { active: active === null || active >= total ? null : active, setActive, onKeyDown };
}
