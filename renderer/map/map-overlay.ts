import type { BandStretch, MapFigure, MapGap, MomentBand, NeverBand } from '../../shared/engine/handoff-map/drawing/map-figures.ts';

/** Opens what is behind a figure: its leads, its gap. */
interface Openable {
  readonly open?: () => void;
}

/** A measured figure; `relation` says whether the history agrees with what the room says, null where nothing comparable was said. */
export interface MeasuredFigure extends MapFigure, Openable {
  readonly relation: 'agrees' | 'contradicts' | null;
  /** The whole sentence, for the tooltip and for a screen reader. */
  readonly sentence: string;
}

/** A gap's badge. */
export interface GapBadge extends MapGap, Openable {
  readonly title: string;
}

/** The moment as measured; a stretch and the figure may open their leads. */
export interface MeasuredMoment extends MomentBand, Openable {
  readonly stretches: readonly (BandStretch & Openable)[];
  readonly never: (NeverBand & Openable) | null;
}

/** Everything that the history and the gap list lay over the open map, by ids of edges and steps. */
export interface MapOverlay {
  readonly figures: ReadonlyMap<string, MeasuredFigure>;
  readonly gaps: ReadonlyMap<string, readonly GapBadge[]>;
  readonly moment: MeasuredMoment | null;
}

export const EMPTY_OVERLAY: MapOverlay = { figures: new Map(), gaps: new Map(), moment: null };
