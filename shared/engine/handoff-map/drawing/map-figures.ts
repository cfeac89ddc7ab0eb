import type { Honesty } from '../../model/honesty.ts';
import type { LaneKind } from '../../model/handoff-map.ts';

/** A measured figure in its capsule beside an edge or a step. */
export interface MapFigure {
  /** Short, such as "3 h 14, p90 26 h". */
  readonly text: string;
  readonly mark: Honesty;
}

/** A gap at a step or an edge, `G01` to `G44`. */
export interface MapGap {
  readonly ruleId: string;
  readonly severity: 'high' | 'medium' | 'low';
}

/** One stretch of the moment's band; `ms` gives its width. */
export interface BandStretch {
  readonly owner: LaneKind;
  readonly ms: number;
  /** Such as "26 h 06". */
  readonly text: string;
}

/** The band of leads that were never touched: what share, and the words beside it. */
export interface NeverBand {
  readonly figure: string;
  readonly words: string;
  readonly notes: readonly string[];
}

/** The moment's band: said or measured. */
export interface MomentBand {
  /** Such as "31 h 40", and " median, 6 d 2 h at p90". */
  readonly figure: string;
  readonly figureRest: string;
  /** Null for what was only said. */
  readonly mark: Honesty | null;
  /** Small lines at its left: n, which clock, how the parts were counted. */
  readonly notes: readonly string[];
  readonly stretches: readonly BandStretch[];
  readonly never: NeverBand | null;
}

/** Everything that is laid over a drawn map, by ids of edges and steps. */
export interface MapFigures {
  readonly figures: ReadonlyMap<string, MapFigure>;
  readonly gaps: ReadonlyMap<string, readonly MapGap[]>;
  readonly moment: MomentBand | null;
}

export const NO_FIGURES: MapFigures = { figures: new Map(), gaps: new Map(), moment: null };
