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
  readonly sizes: Sizes;
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly LaneBox[];
  readonly steps: ReadonlyMap<string, StepBox>;
  readonly edges: ReadonlyMap<string, EdgeLine>;
  readonly nobody: readonly NobodyColumn[];
  /** Left edges of the columns and their widths, for snapping. */
  readonly columns: readonly { readonly x: number; readonly width: number }[];
}

/** Sizes of the drawing, px (design §6). `type` multiplies every letter: 1 on a desk, more on a projector, where the same lanes hold larger words. */
export interface Sizes {
  readonly type: number;
  readonly step: number;
  readonly stepMin: number;
  readonly stepMax: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  readonly laneTop: number;
  readonly laneBottom: number;
  readonly laneGap: number;
  /** Between two rows of a lane. */
  readonly between: number;
  readonly gutter: number;
  readonly track: number;
  /** A hatched column, and the gutter that holds it. */
  readonly nobody: number;
  readonly nobodyGutter: number;
  readonly channel: number;
}

const DESK: Sizes = {
  type: 1, step: 50, stepMin: 108, stepMax: 196, marginLeft: 24, marginRight: 16, laneTop: 46, laneBottom: 42, laneGap: 2, between: 60,
  gutter: 32, track: 12, nobody: 52, nobodyGutter: 76, channel: 22,
};

/** Letters grow with the type, boxes and lanes by what the larger letters need. */
export const sizesFor = (type: number): Sizes => (type === 1 ? DESK : {
  ...DESK, type, step: Math.round(22 + 27 * type), stepMin: Math.round(60 + 50 * type), stepMax: Math.round(196 * type), marginLeft: 24, laneTop: Math.round(22 + 22 * type), laneBottom: Math.round(12 + 26 * type),
  between: Math.round(14 + 46 * type), gutter: 40, nobody: Math.round(52 * type * 0.9), nobodyGutter: Math.round(52 * type * 0.9 + 24), channel: Math.round(10 + 12 * type),
});

/** Radius of an edge's corners, px. */
export const CORNER = 8;
