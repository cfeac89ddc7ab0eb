import { EMPTY_OVERLAY, type MapOverlay } from '../../map/map-overlay.ts';

/** What is laid over the open map. */
export function useMapOverlay(): MapOverlay {
  return EMPTY_OVERLAY;
}
