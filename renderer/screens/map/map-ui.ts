import { create } from 'zustand';
import type { NewStep } from './map-edits.ts';

/** What the canvas shows: what people say, what the history measured, or both. */
export type MapLayer = 'said' | 'measured' | 'both';

/** What stands in place of the canvas. */
export type MapView = 'drawing' | 'outline' | 'changes';

/** What is selected: steps, or one edge. */
export interface Selection {
  readonly stepIds: readonly string[];
  readonly edgeId: string | null;
}

/** What the keyboard is doing on the canvas. */
export type CanvasMode =
  | { readonly kind: 'choosing' }
  /** A name is being typed; a `draft` is shown and becomes a step with its name, as one edit. */
  | { readonly kind: 'naming'; readonly stepId: string; readonly draft: NewStep | null }
  /** A way is being drawn from a step to the one that the arrows choose. */
  | { readonly kind: 'connecting'; readonly from: string; readonly to: string };

/** What of the Map screen dies with the window. */
export interface MapUi {
  /** The open map, by workshop. */
  readonly mapIds: Readonly<Record<string, string>>;
  readonly layer: MapLayer;
  readonly view: MapView;
  /** The tab of the right panel, by its id in `map-panels.tsx`. */
  readonly panelId: string;
  readonly selection: Selection;
  /** Steps that contain it are ringed; null while nobody searches. */
  readonly search: string | null;
  readonly mode: CanvasMode;
  /** A step was named and the next one is to follow at once. */
  readonly wantsNext: boolean;
  /** Rises whenever the whole map is asked for. */
  readonly fits: number;
  /** The map that was put away last, to be brought back; null after another one was opened. */
  readonly putAway: string | null;
}

export const NOTHING_SELECTED: Selection = { stepIds: [], edgeId: null };

export const useMapUi = create<MapUi>()(() => ({ mapIds: {}, layer: 'both', view: 'drawing', panelId: 'gaps', selection: NOTHING_SELECTED, search: null, mode: { kind: 'choosing' }, wantsNext: false, fits: 0, putAway: null }));

export const selectSteps = (...stepIds: readonly string[]): void => useMapUi.setState({ selection: { stepIds, edgeId: null } });

export const selectEdge = (edgeId: string): void => useMapUi.setState({ selection: { stepIds: [], edgeId } });

/** Selects a step or an edge by its id and shows it in the drawing, for lists that name it. */
export function showOnMap(target: { readonly stepId?: string; readonly edgeId?: string }): void {
  useMapUi.setState({ view: 'drawing' });
  if (target.edgeId !== undefined) selectEdge(target.edgeId);
  else if (target.stepId !== undefined) selectSteps(target.stepId);
}
