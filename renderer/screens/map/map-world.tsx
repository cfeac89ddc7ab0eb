import { memo, useMemo, type JSX } from 'react';
import { bandHeight, drawDropDots, drawTouched, drawUntouched } from '../../../shared/engine/handoff-map/drawing/draw-band.ts';
import { drawFacts } from '../../../shared/engine/handoff-map/drawing/draw-facts.ts';
import { drawLane, drawNobody } from '../../../shared/engine/handoff-map/drawing/draw-lane.ts';
import { drawWords, placeWords, type MapWords } from '../../../shared/engine/handoff-map/drawing/draw-map.ts';
import type { MomentBand } from '../../../shared/engine/handoff-map/drawing/map-figures.ts';
import { factsOfEdge } from '../../../shared/engine/handoff-map/facts-of-edge.ts';
import { MapIndex } from '../../../shared/engine/handoff-map/map-index.ts';
import type { HandoffMap } from '../../../shared/engine/model/handoff-map.ts';
import { EdgePart, StepPart } from '../../map/map-parts.tsx';
import type { MapOverlay } from '../../map/map-overlay.ts';
import { HatchPattern, ShapeList } from '../../map/shape-view.tsx';
import type { DrawnMap } from '../../map/use-scene.ts';
import { useMapUi, type MapLayer } from './map-ui.ts';

/** How far lanes reach beyond what is drawn, px: further than any window shows. */
const BEYOND = 6000;

/** The drawing itself, in the map's plane. It is hidden from screen readers, which get the outline. */
export const MapWorld = memo(function MapWorld({ drawn, overlay, band, layer, isRoom }: { readonly drawn: DrawnMap; readonly overlay: MapOverlay; readonly band: MomentBand | null; readonly layer: MapLayer; readonly isRoom: boolean }): JSX.Element {
  const { map, scene } = drawn;
  const selection = useMapUi((state) => state.selection);
  const search = useMapUi((state) => state.search);
  const index = useMemo(() => new MapIndex(map), [map]);
  const words = useMemo(() => placeWords(map, index, scene, overlay, layer), [map, index, scene, overlay, layer]);
  const selected = new Set(selection.stepIds);
  const sought = search === null || search.trim() === '' ? null : search.trim().toLowerCase();
  return (
    <svg className="map-drawing" width={scene.width} height={scene.height + bandHeight(band, scene.sizes.type)} aria-hidden="true" focusable="false">
      <HatchPattern isRoom={isRoom} />
      <LaneWashes drawn={drawn} />
      {scene.nobody.map((column) => <ShapeList key={column.edgeIds.join()} shapes={drawNobody(column, scene.sizes.type)} />)}
      {map.moment !== null && band !== null && <MomentPart drawn={drawn} band={band} />}
      {map.edges.map((edge) => {
        const line = scene.edges.get(edge.id);
        return line === undefined ? null : <EdgePart key={edge.id} line={line} kind={edge.kind} type={scene.sizes.type} isSelected={edge.id === selection.edgeId} />;
      })}
      {map.steps.map((step) => {
        const box = scene.steps.get(step.id);
        const isFound = sought !== null && `${step.name} ${step.system} ${step.ownerRole}`.toLowerCase().includes(sought);
        return box === undefined ? null : <StepPart key={step.id} step={step} lane={index.laneKindOf(step.id)} box={box} type={scene.sizes.type} isSelected={selected.has(step.id)} isFound={isFound} />;
      })}
      {map.moment !== null && band !== null && <ShapeList shapes={drawDropDots(scene, map.moment)} />}
      <WordParts map={map} index={index} words={words} overlay={overlay} layer={layer} type={scene.sizes.type} />
    </svg>
  );
});

const LaneWashes = memo(function LaneWashes({ drawn }: { readonly drawn: DrawnMap }): JSX.Element {
  return <ShapeList shapes={drawn.scene.lanes.flatMap((lane) => drawLane(lane, -BEYOND, drawn.scene.width + 2 * BEYOND).slice(0, 1))} />;
});

const MomentPart = memo(function MomentPart({ drawn: { map, scene }, band }: { readonly drawn: DrawnMap; readonly band: MomentBand }): JSX.Element {
  if (map.moment === null) return <></>;
  const open = (part: 'touched' | 'never') => (band.mark === null ? {} : { className: 'map-open', 'data-open': `moment ${part}` }); // what was only said has no leads
  return (
    <>
      <g {...open('touched')}><ShapeList shapes={drawTouched(scene, map.moment, band)} /></g>
      <g {...open('never')}><ShapeList shapes={drawUntouched(scene, map.moment, band)} /></g>
    </>
  );
});

/** What is said above the edges, what is measured below them, and the gaps' badges; figures and badges can be pressed. */
const WordParts = memo(function WordParts({ map, index, words, overlay, layer, type }: { readonly map: HandoffMap; readonly index: MapIndex; readonly words: MapWords; readonly overlay: MapOverlay; readonly layer: MapLayer; readonly type: number }): JSX.Element {
  const handoff = words.facts === null ? undefined : map.edges.find(({ id }) => id === words.facts?.edgeId);
  const named = [...map.edges.map(({ id, said }) => ({ id, said })), ...map.steps.map(({ id }) => ({ id, said: '' }))];
  return (
    <>
      {handoff !== undefined && words.facts !== null && <g data-edge={handoff.id}><ShapeList shapes={drawFacts(factsOfEdge(index, handoff), words.facts.box, type)} /></g>}
      {named.map(({ id, said }) => {
        const label = words.labels.get(id);
        if (label === undefined) return null;
        const figure = layer === 'said' ? undefined : overlay.figures.get(id);
        const gaps = overlay.gaps.get(id) ?? [];
        const { said: saidShapes, figure: figureShapes, badges } = drawWords(layer === 'measured' ? '' : said, label, figure, gaps, type);
        return (
          <g key={id}>
            <g data-edge={map.edges.some((edge) => edge.id === id) ? id : undefined}><ShapeList shapes={saidShapes} /></g>
            {figure !== undefined && <g className={figure.relation === 'contradicts' ? 'map-open map-contradicts' : 'map-open'} data-open={`figure ${id}`}><title>{figure.sentence}</title><ShapeList shapes={figureShapes} /></g>}
            {badges.map(({ gap, shapes }, at) => <g key={gap.ruleId} className="map-open" data-open={`gap ${id} ${at}`}><title>{gaps[at]?.title}</title><ShapeList shapes={shapes} /></g>)}
          </g>
        );
      })}
    </>
  );
});
