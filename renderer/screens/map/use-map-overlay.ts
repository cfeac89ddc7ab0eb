import type { MapOverlay } from '../../map/map-overlay.ts';
import { useMeasuredOverlay } from '../gaps/use-measured.ts';

/** What is laid over the open map: what the history measured, and the gaps. */
export const useMapOverlay = (): MapOverlay => useMeasuredOverlay();
