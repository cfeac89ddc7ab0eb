import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type ClipboardEvent, type JSX, type KeyboardEvent } from 'react';
import { bandHeight } from '../../../shared/engine/handoff-map/drawing/draw-band.ts';
import { drawLane, drawLaneName } from '../../../shared/engine/handoff-map/drawing/draw-lane.ts';
import type { MapScene } from '../../../shared/engine/handoff-map/layout/scene.ts';
import { MapIndex } from '../../../shared/engine/handoff-map/map-index.ts';
import { useUi } from '../../state/ui-store.ts';
import { ShapeList } from '../../map/shape-view.tsx';
import { useScene, type DrawnMap } from '../../map/use-scene.ts';
import { CanvasFooter } from './canvas-footer.tsx';
import { DragLayer } from './drag-layer.tsx';
import { copyPiece } from './map-clipboard.ts';
import { pressKey } from './map-keys.ts';
import { READ_OUTLINE, ReadOutline } from './map-outline.tsx';
import { useMapUi } from './map-ui.ts';
import { MapWorld } from './map-world.tsx';
import { NameInput } from './name-input.tsx';
import { selectionInWords } from './step-words.ts';
import { useBand } from './use-band.ts';
import { useCamera } from './use-camera.ts';
import { useCanvasPointer } from './use-canvas-pointer.ts';
import { useMapActions, type MapActions } from './use-map-actions.ts';
import { useMapOverlay } from './use-map-overlay.ts';
import { useOpenMap } from './use-map.ts';
import { useShownMap } from './use-shown-map.ts';
import type { Viewport } from './use-viewport.ts';

/** How much larger letters are in the room, while lanes grow only by what they need. */
const ROOM_TYPE = 1.9;

/** The canvas of the map: lanes, steps, edges, the moment; by pointer or by keyboard alone. */
export function MapCanvas({ viewport }: { readonly viewport: Viewport }): JSX.Element {
  const open = useOpenMap();
  const overlay = useMapOverlay();
  const isRoom = useUi((state) => state.isRoom);
  const layer = useMapUi((state) => state.layer);
  const mode = useMapUi((state) => state.mode);
  const drawn = useScene(useShownMap(open.map), isRoom ? ROOM_TYPE : 1);
  const band = useBand(open, overlay, layer);
  const index = useMemo(() => (drawn === null ? open.index : new MapIndex(drawn.map)), [drawn, open.index]);
  const actions = useMapActions(open);
  const bandHigh = bandHeight(band, drawn?.scene.sizes.type ?? 1);
  const camera = useCamera(viewport, drawn, bandHigh, open.stored.id);
  const openFigure = useCallback((key: string): void => {
    const [kind, id = '', at = '0'] = key.split(' ');
    if (kind === 'figure') overlay.figures.get(id)?.open?.();
    else if (kind === 'moment') (id === 'never' ? overlay.moment?.never : overlay.moment)?.open?.();
    else overlay.gaps.get(id)?.[Number(at)]?.open?.();
  }, [overlay]);
  const { drag, handlers } = useCanvasPointer(drawn?.scene ?? null, viewport, actions, openFigure);
  const press = (event: KeyboardEvent): void => {
    if (drawn === null || !pressKey(event, { scene: drawn.scene, actions, zoom: camera.zoom, fit: camera.fitAll, find: startSearch })) return;
    event.preventDefault();
  };
  useFocusOnChoice(viewport, mode.kind);
  useNextStep(open.map, actions);
  return (
    <div className="map-stage">
      <div
        ref={viewport.window} className="map-canvas" role="application" tabIndex={0} aria-label={`Handoff map ${open.map.name}`} aria-describedby="map-selection" aria-details={READ_OUTLINE} aria-keyshortcuts="N Enter C Delete" data-map-canvas
        onKeyDown={press} {...handlers} {...clipboardOf(actions, open.map)}
        onDoubleClick={(event) => event.target instanceof Element && startAt(event.target, actions)}
      >
        {drawn !== null && (
          <>
            <div ref={viewport.camera} className="map-camera">
              <div ref={viewport.world} className="map-world">
                <MapWorld drawn={drawn} overlay={overlay} band={band} layer={layer} isRoom={isRoom} />
                <DragLayer scene={drawn.scene} index={index} drag={drag} mode={mode} />
                <Naming drawn={drawn} actions={actions} />
              </div>
            </div>
            <LaneHeads scene={drawn.scene} viewport={viewport} />
          </>
        )}
        <p id="map-selection" className="visually-hidden" aria-live="polite"><SelectionWords drawn={drawn} index={index} /></p>
      </div>
      <ReadOutline />
      {drawn !== null && !isRoom && <CanvasFooter scene={drawn.scene} viewport={viewport} height={drawn.scene.height + bandHigh} />}
    </div>
  );
}

const startSearch = (): void => useMapUi.setState({ search: '' });

/** A double click names a step. */
function startAt(target: Element, actions: MapActions): void {
  const stepId = target.closest('[data-step]')?.getAttribute('data-step');
  if (stepId != null) actions.rename(stepId);
}

/** Copy, cut and paste of steps; while a name is typed they belong to the field. */
function clipboardOf(actions: MapActions, map: DrawnMap['map']): Pick<JSX.IntrinsicElements['div'], 'onCopy' | 'onCut' | 'onPaste'> {
  const copy = (event: ClipboardEvent): boolean => {
    const { stepIds } = useMapUi.getState().selection;
    if (event.target instanceof HTMLInputElement || stepIds.length === 0) return false;
    event.clipboardData.setData('text/plain', copyPiece(map, stepIds));
    event.preventDefault();
    return true;
  };
  return {
    onCopy: (event) => void copy(event),
    onCut: (event) => void (copy(event) && actions.removeSelected()),
    onPaste: (event) => {
      if (event.target instanceof HTMLInputElement) return;
      actions.paste(event.clipboardData.getData('text/plain'));
      event.preventDefault();
    },
  };
}

function Naming({ drawn: { map, scene }, actions }: { readonly drawn: DrawnMap; readonly actions: MapActions }): JSX.Element | null {
  const mode = useMapUi((state) => state.mode);
  const box = mode.kind === 'naming' ? scene.steps.get(mode.stepId) : undefined;
  if (mode.kind !== 'naming' || box === undefined) return null;
  const moveLane = (by: -1 | 1): void => {
    const laneId = map.steps.find(({ id }) => id === mode.stepId)?.laneId;
    const lane = map.lanes[map.lanes.findIndex(({ id }) => id === laneId) + by];
    if (mode.draft === null) actions.move({ lanes: by });
    else if (lane !== undefined) useMapUi.setState({ mode: { ...mode, draft: { ...mode.draft, laneId: lane.id } } });
  };
  const name = map.steps.find(({ id }) => id === mode.stepId)?.name ?? '';
  return (
    <NameInput
      key={mode.stepId} box={box} name={name} onMoveLane={moveLane}
      onFinish={(typed, how) => {
        const named = actions.finishNaming(typed, how === 'giveUp');
        if (how === 'next' && named !== null) useMapUi.setState({ wantsNext: true });
      }}
    />
  );
}

/** Lanes' edges and names, which stay at the left while the drawing moves. */
function LaneHeads({ scene, viewport }: { readonly scene: MapScene; readonly viewport: Viewport }): JSX.Element {
  useLayoutEffect(() => viewport.repaint(), [viewport, scene]);
  return (
    <div ref={viewport.heads} className="map-heads">
      <svg width={1} height={scene.height} aria-hidden="true">
        <ShapeList shapes={scene.lanes.flatMap((lane) => [...drawLane(lane, 0, 5).slice(1), ...drawLaneName(lane, 0, scene.sizes.type)])} />
      </svg>
    </div>
  );
}

function SelectionWords({ drawn, index }: { readonly drawn: DrawnMap | null; readonly index: MapIndex }): JSX.Element {
  const { stepIds, edgeId } = useMapUi((state) => state.selection);
  return <>{drawn === null ? '' : selectionInWords(drawn.map, index, stepIds, edgeId)}</>;
}

/** Goes on to the next step once the one before it is on the map. */
function useNextStep(map: DrawnMap['map'], actions: MapActions): void {
  const wantsNext = useMapUi((state) => state.wantsNext);
  const [selected] = useMapUi((state) => state.selection).stepIds;
  const isThere = map.steps.some(({ id }) => id === selected);
  useEffect(() => {
    if (!wantsNext || !isThere) return;
    useMapUi.setState({ wantsNext: false });
    actions.startStep();
  }, [wantsNext, isThere, actions]);
}

/** After a name was typed the keys belong to the canvas again. */
function useFocusOnChoice(viewport: Viewport, mode: string): void {
  const before = useRef(mode);
  useEffect(() => {
    if (before.current === 'naming' && mode !== 'naming') viewport.window.current?.focus({ preventScroll: true });
    before.current = mode;
  }, [mode, viewport]);
}
