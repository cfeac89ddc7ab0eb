import type { JSX } from 'react';

/** One line of 1.35 px, square ends, no fills (design §4). Each path is drawn in a box of 16. */
const PATHS = {
  undo: 'M6 3 2.8 6.2 6 9.4 M3 6.2h6.2a3.6 3.6 0 0 1 0 7.2H6',
  redo: 'M10 3l3.2 3.2L10 9.4 M13 6.2H6.8a3.6 3.6 0 0 0 0 7.2H10',
  check: 'M3 8.4 6.4 11.8 13 4.6',
  cross: 'M3.5 3.5l9 9 M12.5 3.5l-9 9',
  plus: 'M8 3v10 M3 8h10',
  minus: 'M3 8h10',
  search: 'M7 11.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9z M10.3 10.3 14 14',
  arrowRight: 'M2.5 8h11 M9.5 4l4 4-4 4',
  arrowLeft: 'M13.5 8h-11 M6.5 4l-4 4 4 4',
  arrowUp: 'M8 13.5v-11 M4 6.5l4-4 4 4',
  arrowDown: 'M8 2.5v11 M4 9.5l4 4 4-4',
  chevronDown: 'M3.5 6 8 10.5 12.5 6',
  chevronRight: 'M6 3.5 10.5 8 6 12.5',
  table: 'M2 3h12v10H2z M2 6.4h12 M2 9.7h12 M7 6.4V13',
  chart: 'M2.5 2.5v11h11 M5.5 11V8 M8.5 11V5 M11.5 11V7',
  file: 'M4 2h5.5L12.5 5v9H4z M9.2 2v3.3h3.3',
  folder: 'M2 4h4l1.5 2H14v7H2z',
  upload: 'M8 11V3 M4.8 6 8 2.8 11.2 6 M3 11v2.5h10V11',
  download: 'M8 3v8 M4.8 8 8 11.2 11.2 8 M3 11v2.5h10V11',
  trash: 'M3 4.5h10 M6 4.5v-2h4v2 M4.5 4.5l.6 9h5.8l.6-9',
  pen: 'M3 13l.7-3 7-7 2.3 2.3-7 7z',
  copy: 'M5.5 5.5h8v8h-8z M10.5 5.5v-3h-8v8h3',
  mask: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4z M3 13 13 3',
  unmask: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4z M8 9.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2z',
  sun: 'M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6z M8 1.5v1.6 M8 12.9v1.6 M1.5 8h1.6 M12.9 8h1.6 M3.4 3.4l1.1 1.1 M11.5 11.5l1.1 1.1 M12.6 3.4l-1.1 1.1 M4.5 11.5l-1.1 1.1',
  moon: 'M13 9.6A5.4 5.4 0 0 1 6.4 3a5.4 5.4 0 1 0 6.6 6.6z',
  projector: 'M2 3h12v8H2z M8 11v1.5 M5 14l3-1.5 3 1.5',
  keyboard: 'M1.8 4h12.4v8H1.8z M4 6.5h.8 M6.4 6.5h.8 M8.8 6.5h.8 M11.2 6.5h.8 M5 9.6h6',
  warning: 'M8 2.5 14.2 13.5H1.8z M8 6.5v3.4 M8 11.4v.8',
  lock: 'M4 7.5h8v6H4z M5.6 7.5V5.2a2.4 2.4 0 0 1 4.8 0v2.3',
  grip: 'M6 3.5v9 M10 3.5v9',
  more: 'M3.2 8h.8 M7.6 8h.8 M12 8h.8',
} as const;

export type IconName = keyof typeof PATHS;

/** A 16 px line icon; it is decoration and always stands beside a word or inside a labelled control. */
export function Icon({ name, size }: { readonly name: IconName; readonly size?: number }): JSX.Element {
  const style = size === undefined ? { width: 'var(--icon)', height: 'var(--icon)' } : { width: size, height: size };
  return (
    <svg className="icon" viewBox="0 0 16 16" style={style} aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth="1.35" strokeLinecap="square" strokeLinejoin="miter" />
    </svg>
  );
}
