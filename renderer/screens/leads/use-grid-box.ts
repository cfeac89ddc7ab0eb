import { useLayoutEffect, useState, type RefObject } from 'react';

export interface GridBox {
  /** Height of the rows' part of the scroller, without its head. */
  readonly viewHeight: number;
  readonly rowHeight: number;
  readonly scrollTop: number;
}

/** How much of a table is in sight, kept up to date while it scrolls and while the window changes. */
export function useGridBox(ref: RefObject<HTMLElement | null>): GridBox {
  const [box, setBox] = useState<GridBox>({ viewHeight: 0, rowHeight: 32, scrollTop: 0 });
  useLayoutEffect(() => {
    const self = ref.current;
    if (self === null) return undefined;
    const measure = (): void => {
      const rowHeight = Number.parseFloat(getComputedStyle(self).getPropertyValue('--row')) || 32;
      const next = { viewHeight: Math.max(0, self.clientHeight - rowHeight), rowHeight, scrollTop: self.scrollTop };
      setBox((old) => (old.viewHeight === next.viewHeight && old.rowHeight === rowHeight && old.scrollTop === next.scrollTop ? old : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(self);
    self.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      self.removeEventListener('scroll', measure);
    };
  }, [ref]);
  return box;
}
