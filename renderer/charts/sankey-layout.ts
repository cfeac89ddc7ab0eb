/** One end of a flow before it has a place. */
export interface SankeyEnd {
  readonly id: string;
  readonly side: 'actual' | 'proposed';
  readonly leads: number;
}

export interface SankeyBand {
  readonly from: string;
  readonly to: string;
  readonly leads: number;
}

/** A box at its side, in px from the top. */
export interface PlacedEnd extends SankeyEnd {
  readonly y: number;
  readonly height: number;
}

/** A band with the upper edge of each of its ends. */
export interface PlacedBand extends SankeyBand {
  readonly fromY: number;
  readonly toY: number;
  readonly height: number;
}

/** Boxes of nothing would vanish; a lead is a line at least. */
const THINNEST = 1;

/** Two columns of boxes as high as their leads, and bands between them in the order of the boxes, so that they cross least. */
export function layOutSankey(ends: readonly SankeyEnd[], bands: readonly SankeyBand[], height: number, gap: number): { readonly ends: readonly PlacedEnd[]; readonly bands: readonly PlacedBand[] } {
  const sides = ['actual', 'proposed'] as const;
  const most = Math.max(1, ...sides.map((side) => ends.filter((end) => end.side === side).reduce((sum, { leads }) => sum + leads, 0)));
  const gaps = Math.max(0, ...sides.map((side) => ends.filter((end) => end.side === side).length - 1)) * gap;
  const scale = Math.max(0, height - gaps) / most;
  const high = (leads: number): number => Math.max(THINNEST, leads * scale);
  const placed = sides.flatMap((side) => {
    const own = ends.filter((end) => end.side === side);
    const used = own.reduce((sum, { leads }) => sum + high(leads), 0) + Math.max(0, own.length - 1) * gap;
    let y = Math.max(0, (height - used) / 2);
    return own.map((end): PlacedEnd => {
      const box = { ...end, y, height: high(end.leads) };
      y += box.height + gap;
      return box;
    });
  });
  const place = (id: string, side: PlacedEnd['side']): number => placed.findIndex((end) => end.id === id && end.side === side);
  const filled = placed.map(({ y }) => y);
  const sorted = bands.map((band) => ({ band, from: place(band.from, 'actual'), to: place(band.to, 'proposed') })).filter(({ from, to }) => from >= 0 && to >= 0).sort((a, b) => a.from - b.from || a.to - b.to);
  const starts = sorted.map(({ band, from }) => {
    const y = filled[from]!;
    filled[from] = y + band.leads * scale;
    return y;
  });
  const drawn = sorted.map(({ band, to }, i): PlacedBand => {
    const toY = filled[to]!;
    filled[to] = toY + band.leads * scale;
    return { ...band, fromY: starts[i]!, toY, height: Math.max(THINNEST, band.leads * scale) };
  });
  return { ends: placed, bands: drawn };
}
