import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';

/** Pixels before a press becomes a drag, and how near an edge of the list it scrolls by itself. */
const THRESHOLD = 5;
const EDGE = 48;

/** A row that is being dragged, where it would go (its place without itself), and where the line is drawn (px from the list's top). */
export interface DraggedRow {
  readonly id: string;
  readonly to: number;
  readonly top: number;
}

/** Where a row dropped at a height would go; `rows` are the heights of all rows' edges, in their order. */
export function dropPlace(rows: readonly { readonly top: number; readonly bottom: number }[], from: number, y: number): { readonly to: number; readonly edge: number } {
  const before = rows.filter(({ top, bottom }) => (top + bottom) / 2 < y).length;
  const edge = rows[before]?.top ?? rows.at(-1)?.bottom ?? 0;
  return { to: before > from ? before - 1 : before, edge };
}

/** Rows of a list that the pointer puts elsewhere: a line shows where, Escape leaves everything as it was, edges scroll. */
export function useRuleDrag(onDrop: (id: string, to: number) => void): {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly dragged: DraggedRow | null;
  /** For the row of a rule; its place in the list. */
  readonly start: (id: string, from: number) => (event: ReactPointerEvent<HTMLLIElement>) => void;
} {
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<DraggedRow | null>(null);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const start = (id: string, from: number) => (event: ReactPointerEvent<HTMLLIElement>): void => {
    const ol = list.current;
    if (event.button !== 0 || ol === null || (event.target instanceof Element && event.target.closest('.leads-count') !== null)) return;
    const origin = event.clientY;
    const stop = new AbortController();
    running.current?.abort();
    running.current = stop;
    let y = origin;
    let row: DraggedRow | null = null;
    const show = (): void => {
      const rows = [...ol.querySelectorAll('li[data-rule]')].map((item) => item.getBoundingClientRect());
      const { to, edge } = dropPlace(rows, from, y);
      row = { id, to, top: edge - ol.getBoundingClientRect().top };
      setDragged(row);
    };
    const end = (isDropped: boolean): void => {
      stop.abort();
      setDragged(null);
      if (row === null) return;
      // The click that follows a drag is not a choice of the row.
      window.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true, signal: AbortSignal.timeout(100) });
      if (isDropped && row.to !== from) onDrop(id, row.to);
    };
    listen(stop.signal, {
      move: (at) => {
        y = at;
        if (row === null && Math.abs(y - origin) < THRESHOLD) return;
        if (row === null) scrollAtEdges(ol, () => y, show, stop.signal);
        show();
      },
      end,
    });
  };
  return { list, dragged, start };
}

function listen(signal: AbortSignal, { move, end }: { readonly move: (y: number) => void; readonly end: (isDropped: boolean) => void }): void {
  window.addEventListener('pointermove', (event) => move(event.clientY), { signal });
  window.addEventListener('pointerup', () => end(true), { signal });
  window.addEventListener('pointercancel', () => end(false), { signal });
  window.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    end(false);
  }, { signal, capture: true });
}

/** Scrolls the part of the screen around a list while the pointer is near its upper or lower edge. */
function scrollAtEdges(ol: HTMLElement, height: () => number, onScroll: () => void, signal: AbortSignal): void {
  const scroller = ol.closest('.scrolls');
  if (scroller === null) return;
  const step = (): void => {
    if (signal.aborted) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    const y = height();
    const by = y < top + EDGE ? (y - top - EDGE) / 4 : y > bottom - EDGE ? (y - bottom + EDGE) / 4 : 0;
    const before = scroller.scrollTop;
    if (by !== 0) scroller.scrollTop += by;
    if (scroller.scrollTop !== before) onScroll();
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}
