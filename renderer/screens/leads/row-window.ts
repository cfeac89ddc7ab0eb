/** The tallest scroller that every browser draws right (Firefox stops below 18 million px, Chromium below 34). */
export const TALLEST = 15_000_000;

export interface WindowInput {
  readonly scrollTop: number;
  readonly viewHeight: number;
  readonly rowHeight: number;
  readonly total: number;
}

/** Which rows are in sight: the height of the scroller, the first row, how many, and the first row's top in px. */
export interface RowWindow {
  readonly height: number;
  readonly first: number;
  readonly count: number;
  readonly top: number;
}

const OVERSCAN = 6;

/** Scrolled px inside the scroller as px of the whole table; the same until the table is taller than a scroller may be. */
function stretch({ viewHeight, rowHeight, total }: WindowInput): { readonly height: number; readonly ratio: number } {
  const full = total * rowHeight;
  const height = Math.min(full, TALLEST);
  const reach = height - viewHeight;
  return { height, ratio: full <= TALLEST || reach <= 0 ? 1 : (full - viewHeight) / reach };
}

/** The rows to draw for a scroll position, a few more than fit. */
export function rowWindow(input: WindowInput): RowWindow {
  const { scrollTop, viewHeight, rowHeight, total } = input;
  const { height, ratio } = stretch(input);
  if (total === 0 || viewHeight <= 0) return { height, first: 0, count: 0, top: 0 };
  const at = Math.min(Math.max(0, scrollTop * ratio), Math.max(0, total * rowHeight - viewHeight));
  const inSight = Math.floor(at / rowHeight);
  const first = Math.max(0, inSight - OVERSCAN);
  const count = Math.min(total, inSight + Math.ceil(viewHeight / rowHeight) + 1 + OVERSCAN) - first;
  return { height, first, count, top: scrollTop - (at - first * rowHeight) };
}

/** The first row that stands wholly or partly in sight, without the ones drawn beyond the edges. */
export const firstInSight = (input: WindowInput): number => Math.min(Math.max(0, input.total - 1), Math.max(0, Math.floor((input.scrollTop * stretch(input).ratio) / input.rowHeight)));

/** The scroll position that brings a row into sight with the least movement; null when it is already there. */
export function scrollTopFor(row: number, input: WindowInput): number | null {
  const { scrollTop, viewHeight, rowHeight } = input;
  const { ratio } = stretch(input);
  const at = scrollTop * ratio;
  if (row * rowHeight < at) return (row * rowHeight) / ratio;
  if ((row + 1) * rowHeight > at + viewHeight) return ((row + 1) * rowHeight - viewHeight) / ratio;
  return null;
}
