import type { LaneKind, MapPlace } from '../../model/handoff-map.ts';

/** px in the map's own plane: right and down from the top left corner of the first lane. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A lane as drawn; it reaches as far right as the window shows. */
export interface LaneBox {
  readonly id: string;
  readonly kind: LaneKind;
  readonly name: string;
  readonly y: number;
  readonly height: number;
  readonly rows: number;
}

export interface StepBox extends Box {
  readonly id: string;
  readonly place: MapPlace;
}

/** An edge as drawn: a polyline of level and upright pieces from one step's side to another's. */
export interface EdgeLine {
  readonly id: string;
  readonly points: readonly Point[];
  /** Where another line passes over it: the middles of the gaps, on level pieces only. */
  readonly gaps: readonly Point[];
}

/** The hatched column of a stretch that nobody owns, and the edges in it. */
export interface NobodyColumn extends Box {
  readonly edgeIds: readonly string[];
}

/** One map as drawn, without words and figures beside the lines. */
export interface MapScene {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly LaneBox[];
  readonly steps: ReadonlyMap<string, StepBox>;
  readonly edges: ReadonlyMap<string, EdgeLine>;
  readonly nobody: readonly NobodyColumn[];
  /** Left edges of the columns and their widths, for snapping. */
  readonly columns: readonly { readonly x: number; readonly width: number }[];
}

/** Sizes of the drawing (design §6). */
export const SIZE = {
  step: 50, stepMin: 112, stepMax: 196, marginLeft: 24, marginRight: 40, laneTop: 46, laneBottom: 42, laneGap: 2, between: 58,
  gutter: 36, track: 12, nobody: 52, nobodyGutter: 84, corner: 8, channel: 22,
} as const;
