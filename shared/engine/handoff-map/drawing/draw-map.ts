import type { HandoffMap } from '../../model/handoff-map.ts';
import { factsOfEdge } from '../facts-of-edge.ts';
import { placeLabels, type PlacedLabel } from '../layout/place-labels.ts';
import type { Box, MapScene } from '../layout/scene.ts';
import type { MapIndex } from '../map-index.ts';
import { momentOfMap } from '../moment-of-map.ts';
import { bandHeight, drawDropDots, drawMoment, dropBoxes } from './draw-band.ts';
import { drawBadge, drawEdge, drawFigure, drawSaid, sizesOfLabel } from './draw-edge.ts';
import { drawFacts, placeFacts } from './draw-facts.ts';
import { drawLane, drawLaneName, drawNobody } from './draw-lane.ts';
import { drawStep } from './draw-step.ts';
import type { MapFigure, MapFigures, MapGap } from './map-figures.ts';
import type { Shape } from './shape.ts';

/** Which layer is drawn. */
export type Layer = 'said' | 'measured' | 'both';

/** Where the words beside the edges stand, and the facts beside the handoff of the moment. */
export interface MapWords {
  readonly labels: ReadonlyMap<string, PlacedLabel>;
  readonly facts: { readonly edgeId: string; readonly box: Box } | null;
}

/** Places the words of a layer: edges of the moment first, so that they are never the ones without room. */
export function placeWords(map: HandoffMap, index: MapIndex, scene: MapScene, { figures, gaps }: MapFigures, layer: Layer): MapWords {
  const onMoment = new Set(momentOfMap(map, index)?.stretches.map(({ edge }) => edge.id));
  const sorted = map.edges.toSorted((a, b) => Number(onMoment.has(b.id)) - Number(onMoment.has(a.id)));
  const sizeOf = (id: string, said: string) => [id, sizesOfLabel(layer === 'measured' ? '' : said, layer === 'said' ? undefined : figures.get(id), gaps.get(id) ?? [], scene.sizes.type)] as const;
  const sizes = [...sorted.map(({ id, said }) => sizeOf(id, said)), ...map.steps.map(({ id }) => sizeOf(id, ''))];
  const labels = placeLabels(scene, sizes.filter(([, { said, figure }]) => said + figure > 0), [...scene.nobody, ...dropBoxes(scene, map.moment)]);
  const taken = [...labels.values()].flatMap(({ said, figure }) => [said, figure]).filter((box) => box !== null).concat(dropBoxes(scene, map.moment));
  const handoff = map.edges.find(({ id, kind }) => kind === 'handoff' && onMoment.has(id));
  const box = handoff === undefined ? null : placeFacts(scene, handoff.id, handoff.to, factsOfEdge(index, handoff), [...taken, ...uprightBoxes(scene, handoff.id)]);
  return { labels, facts: handoff === undefined || box === null ? null : { edgeId: handoff.id, box } };
}

/** The upright pieces of all lines but one, as thin boxes that no tags stand on. */
function uprightBoxes({ edges }: MapScene, exceptId: string): Box[] {
  return [...edges.values()].filter(({ id }) => id !== exceptId).flatMap(({ points }) => points.slice(1).flatMap((b, at): Box[] => {
    const a = points[at];
    return a === undefined || a.x !== b.x ? [] : [{ x: b.x - 2, y: Math.min(a.y, b.y), width: 4, height: Math.abs(b.y - a.y) }];
  }));
}

/** A whole map as one list of shapes, for a file: lanes, hatched columns, edges, steps, words, the moment. */
export function drawMap(map: HandoffMap, index: MapIndex, scene: MapScene, laid: MapFigures, layer: Layer): { readonly shapes: readonly Shape[]; readonly width: number; readonly height: number } {
  const { type } = scene.sizes;
  const words = placeWords(map, index, scene, laid, layer);
  const kinds = new Map(map.edges.map(({ id, kind }) => [id, kind]));
  const facts = words.facts === null ? null : map.edges.find(({ id }) => id === words.facts?.edgeId);
  const shapes = [
    ...scene.lanes.flatMap((lane) => [...drawLane(lane, 0, scene.width), ...drawLaneName(lane, 0, type)]),
    ...scene.nobody.flatMap((column) => drawNobody(column, type)),
    ...(map.moment === null || laid.moment === null ? [] : drawMoment(scene, map.moment, laid.moment)),
    ...[...scene.edges.values()].flatMap((line) => drawEdge(line, kinds.get(line.id) ?? 'flow', type)),
    ...map.steps.flatMap((step) => {
      const box = scene.steps.get(step.id);
      return box === undefined ? [] : drawStep(step, index.laneKindOf(step.id), box, type);
    }),
    ...map.edges.flatMap(({ id, said }) => allWords(id, said, words, laid, layer, type)),
    ...map.steps.flatMap(({ id }) => allWords(id, '', words, laid, layer, type)),
    ...(facts == null || words.facts === null ? [] : drawFacts(factsOfEdge(index, facts), words.facts.box, type)),
    ...(map.moment === null || laid.moment === null ? [] : drawDropDots(scene, map.moment)),
  ];
  return { shapes, width: scene.width, height: scene.height + bandHeight(map.moment === null ? null : laid.moment, type) };
}

/** The words at an edge or a step, in parts: what is said, the measured figure, each gap's badge. */
export interface DrawnWords {
  readonly said: readonly Shape[];
  readonly figure: readonly Shape[];
  readonly badges: readonly { readonly gap: MapGap; readonly shapes: readonly Shape[] }[];
}

export function drawWords(said: string, label: PlacedLabel, figure: MapFigure | undefined, gaps: readonly MapGap[], type: number): DrawnWords {
  const { figure: box } = label;
  if (box === null) return { said: drawSaid(said, label, type), figure: [], badges: [] };
  return {
    said: drawSaid(said, label, type),
    figure: figure === undefined ? [] : drawFigure(figure, box.x, box.y, type),
    badges: gaps.map((gap, at) => ({ gap, shapes: drawBadge(gap, at, box, figure, type) })),
  };
}

function allWords(id: string, said: string, { labels }: MapWords, { figures, gaps }: MapFigures, layer: Layer, type: number): readonly Shape[] {
  const label = labels.get(id);
  if (label === undefined) return [];
  const drawn = drawWords(layer === 'measured' ? '' : said, label, layer === 'said' ? undefined : figures.get(id), gaps.get(id) ?? [], type);
  return [...drawn.said, ...drawn.figure, ...drawn.badges.flatMap(({ shapes }) => shapes)];
}
