import { createContext, useContext } from 'react';
import type { StoredMap } from '../../../shared/contract/schemas/handoff-map.ts';
import type { MapIndex } from '../../../shared/engine/handoff-map/map-index.ts';
import type { HandoffMap } from '../../../shared/engine/model/handoff-map.ts';

/** Makes the next map out of the one that is shown. */
export type MapRecipe = (map: HandoffMap) => HandoffMap;

/** The open map and the one way to change it. */
export interface OpenMap {
  readonly stored: StoredMap;
  readonly map: HandoffMap;
  readonly index: MapIndex;
  /** Shown at once, saved under `label`, undoable. */
  readonly edit: (label: string, recipe: MapRecipe) => void;
  /** The map as the host has confirmed it, after everything on its way has arrived. */
  readonly settled: () => Promise<StoredMap>;
}

export const OpenMapContext = createContext<OpenMap | null>(null);

export function useOpenMap(): OpenMap {
  const open = useContext(OpenMapContext);
  if (open === null) throw new Error('useOpenMap outside of MapProvider');
  return open;
}
