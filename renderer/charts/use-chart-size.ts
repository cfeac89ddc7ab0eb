import { useLayoutEffect, useState, type RefObject } from 'react';

export interface ChartSize {
  readonly width: number;
  readonly height: number;
  /** The size of a label in px: 11 at the desk, 24 in the room. Margins are multiples of it. */
  readonly text: number;
}

/** The box that a chart has, kept up to date while the window changes. */
export function useChartSize(ref: RefObject<HTMLElement | null>): ChartSize {
  const [size, setSize] = useState<ChartSize>({ width: 0, height: 0, text: 11 });
  useLayoutEffect(() => {
    const box = ref.current;
    if (box === null) return undefined;
    const measure = (): void => {
      const text = Number.parseFloat(getComputedStyle(box).getPropertyValue('--label-size')) || 11;
      setSize((old) => (old.width === box.clientWidth && old.height === box.clientHeight && old.text === text ? old : { width: box.clientWidth, height: box.clientHeight, text }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
