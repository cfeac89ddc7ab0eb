import { useCallback, useEffect, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';

/** A row that is drawn, after a gap of so many px for rows before it that are not. */
export interface DrawnRow {
  readonly index: number;
  readonly gap: number;
}

const USUAL_HEIGHT = 41;
const OVERSCAN = 10;

/**
 * Which rows of a long table are drawn while it is scrolled within something larger. The row with the focus stays drawn
 * wherever the table is scrolled to, so that no key press is lost. Rows may be of any height.
 */
export function useColumnRows(count: number, scroller: RefObject<HTMLElement | null>): {
  readonly body: RefObject<HTMLTableSectionElement | null>;
  readonly rows: readonly DrawnRow[];
  /** The px below the last row. */
  readonly after: number;
  readonly measure: (element: HTMLElement | null) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
} {
  const body = useRef<HTMLTableSectionElement>(null);
  const wanted = useRef<number | null>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const above = useHeightAbove(body, scroller);
  const rangeExtractor = useCallback((range: Range) => withRow(defaultRangeExtractor(range), focused, range.count), [focused]);
  const list = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => USUAL_HEIGHT, overscan: OVERSCAN, scrollMargin: above, rangeExtractor });
  const rows: DrawnRow[] = [];
  let end = above;
  for (const item of list.getVirtualItems()) {
    rows.push({ index: item.index, gap: item.start - end });
    end = item.end;
  }
  useEffect(() => {
    const control = wanted.current === null ? null : body.current?.querySelector<HTMLElement>(`tr[data-index="${wanted.current}"] select`);
    if (control === null || control === undefined) return;
    wanted.current = null;
    control.focus();
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const next = focused === null ? null : rowAfterKey(event, focused, count, Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / USUAL_HEIGHT) - 2));
    if (next === null) return;
    event.preventDefault();
    wanted.current = next;
    setFocused(next); // which draws it
  };
  return {
    body, rows, after: list.getTotalSize() + above - end, measure: list.measureElement, onKeyDown,
    onFocus: (event) => setFocused(rowOf(event.target)),
    onBlur: () => setFocused((row) => (wanted.current === null ? null : row)),
  };
}

/** Where a key moves the focus from a row; null for keys that the list to choose from keeps. */
export function rowAfterKey({ key, ctrlKey, metaKey, altKey, shiftKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>, row: number, count: number, page: number): number | null {
  if (altKey || shiftKey) return null;
  const isControl = ctrlKey || metaKey;
  if (key === 'PageDown' && !isControl) return Math.min(count - 1, row + page);
  if (key === 'PageUp' && !isControl) return Math.max(0, row - page);
  if (key === 'Home' && isControl) return 0;
  if (key === 'End' && isControl) return count - 1;
  return null;
}

/** Rows in their order, with one more that need not be among them. */
export const withRow = (rows: readonly number[], row: number | null, count: number): number[] => (row === null || row >= count || rows.includes(row) ? [...rows] : [...rows, row].sort((a, b) => a - b));

function rowOf(element: EventTarget): number | null {
  const row = element instanceof HTMLElement ? element.closest<HTMLElement>('tr[data-index]') : null;
  return row === null ? null : Number(row.dataset['index']);
}

/** How far below the beginning of what is scrolled the rows begin; what stands above them may grow. */
function useHeightAbove(body: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): number {
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => {
    const [rows, outer] = [body.current, scroller.current];
    const around = rows?.closest('table')?.parentElement ?? null;
    if (rows === null || outer === null || around === null) return undefined;
    const measure = (): void => setAbove(Math.round(rows.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(around);
    return () => observer.disconnect();
  }, [body, scroller]);
  return above;
}
