import type { FlowSource, FlowTarget } from '../../charts/flow-chart.tsx';
import type { Routing } from '../../../shared/engine/model/configuration.ts';

/** The id under which the chart hatches what nobody owns. */
export const FALLBACK = 'fallback';

export interface FlowMeasures {
  /** Height of a row of the list of rules, in px. */
  readonly row: number;
  readonly pool: number;
  readonly gap: number;
}

/** At the desk. */
export const DESK: FlowMeasures = { row: 50, pool: 46, gap: 8 };

/** In the room rows of two lines are this high, where there is place for all; those of one line need the other. */
const TALL = 96;
const LOW = 52;
/** From this height on, a row or box has two lines. */
export const TWO_LINES = 80;

/** Rows and boxes for a room with so many px of height, as high as all of them can be, and never too low to be read. */
export function roomMeasures(height: number, { rules, pools }: Pick<Routing, 'rules' | 'pools'>): FlowMeasures {
  const among = (count: number): number => Math.min(TALL, Math.max(LOW, Math.floor(height / count)));
  return { row: among(rules.length + 1), pool: among(pools.length + 1) - 12, gap: 12 };
}

export interface FlowLayout {
  readonly height: number;
  readonly sources: readonly FlowSource[];
  readonly targets: readonly FlowTarget[];
}

/**
 * Where bands start and end: each rule in the middle of its row, "no rule matches" as the last row, pools under each
 * other with the fallback last. A rule whose pool is gone runs to the fallback. `null` counts draw no bands.
 */
export function layFlow(routing: Pick<Routing, 'rules' | 'pools'>, leads: ReadonlyMap<string, number>, unrouted: number, measures: FlowMeasures): FlowLayout {
  const targets = [...routing.pools.map((pool) => pool.id), FALLBACK].map((id, index) => ({ id, y: index * (measures.pool + measures.gap), height: measures.pool }));
  const rows = [...routing.rules.map((rule) => ({ id: rule.id, leads: leads.get(rule.id) ?? 0, targetId: placeOf(rule.poolId, routing) })), { id: FALLBACK, leads: unrouted, targetId: FALLBACK }];
  const sources = rows.map((row, index) => ({ ...row, y: (index + 0.5) * measures.row }));
  return { height: Math.max(rows.length * measures.row, targets.length * (measures.pool + measures.gap) - measures.gap), sources, targets };
}

const placeOf = (poolId: string, routing: Pick<Routing, 'pools'>): string => (routing.pools.some((pool) => pool.id === poolId) ? poolId : FALLBACK);
