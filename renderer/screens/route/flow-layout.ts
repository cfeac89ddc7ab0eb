/** One stream of leads from a rule (or from "no rule matches") to a pool (or to the fallback). */
export interface Stream {
  readonly id: string;
  /** The pool that it runs to; null is the fallback. */
  readonly poolId: string | null;
  readonly leads: number;
}

export interface FlowMeasures {
  /** Height of a row of the list of rules. */
  readonly row: number;
  readonly poolMin: number;
  readonly poolGap: number;
  /** Thickness of the widest ribbon. */
  readonly widest: number;
}

export interface FlowLayout {
  readonly height: number;
  readonly pools: readonly { readonly id: string | null; readonly top: number; readonly height: number }[];
  /** Ribbons that carry a lead: their middle at the left and at the right. */
  readonly ribbons: readonly { readonly id: string; readonly poolId: string | null; readonly left: number; readonly right: number; readonly thickness: number }[];
}

const THINNEST = 1.5;

/**
 * Places the ribbons between rules and pools: each leaves its row in the middle, and those of one pool lie one under
 * the other at its edge, in the order of the rules. The fallback stands last.
 */
export function layFlow(streams: readonly Stream[], poolIds: readonly string[], measures: FlowMeasures): FlowLayout {
  const most = Math.max(1, ...streams.map((stream) => stream.leads));
  const thick = (leads: number): number => (leads <= 0 ? 0 : Math.max(THINNEST, (leads / most) * measures.widest));
  const ids: (string | null)[] = [...poolIds, null];
  let top = 0;
  const pools = ids.map((id) => {
    const carried = streams.filter((stream) => placeOf(stream, poolIds) === id).reduce((sum, stream) => sum + thick(stream.leads), 0);
    const height = Math.max(measures.poolMin, carried + 8);
    const pool = { id, top, height, carried };
    top += height + measures.poolGap;
    return pool;
  });
  const filled = new Map<string | null, number>(pools.map((pool) => [pool.id, pool.top + (pool.height - pool.carried) / 2]));
  const ribbons = streams.flatMap((stream, index) => {
    const poolId = placeOf(stream, poolIds);
    const thickness = thick(stream.leads);
    if (thickness === 0) return [];
    const at = filled.get(poolId) ?? 0;
    filled.set(poolId, at + thickness);
    return [{ id: stream.id, poolId, left: (index + 0.5) * measures.row, right: at + thickness / 2, thickness }];
  });
  return { height: Math.max(streams.length * measures.row, top - measures.poolGap), pools: pools.map(({ id, top: y, height }) => ({ id, top: y, height })), ribbons };
}

/** A rule may name a pool that is gone; its leads then reach the fallback. */
const placeOf = (stream: Stream, poolIds: readonly string[]): string | null => (stream.poolId !== null && poolIds.includes(stream.poolId) ? stream.poolId : null);

/** The outline of a ribbon between x = 0 and x = `width`. */
export function ribbonPath(left: number, right: number, thickness: number, width: number): string {
  const half = thickness / 2;
  const bend = width / 2;
  const top = `M0 ${left - half}C${bend} ${left - half} ${bend} ${right - half} ${width} ${right - half}`;
  return `${top}V${right + half}C${bend} ${right + half} ${bend} ${left + half} 0 ${left + half}Z`;
}
