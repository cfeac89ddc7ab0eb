import { useMemo } from 'react';
import type { MomentBand } from '../../../shared/engine/handoff-map/drawing/map-figures.ts';
import { saidBand } from '../../../shared/format/said-band.ts';
import type { MapOverlay } from '../../map/map-overlay.ts';
import type { MapLayer } from './map-ui.ts';
import type { OpenMap } from './use-map.ts';

/** The moment's band: measured where the history tells it and that layer is shown, else as the room says it; null while no moment is marked. A map of what should be has no past. */
export function useBand({ map, index }: Pick<OpenMap, 'map' | 'index'>, overlay: MapOverlay, layer: MapLayer): MomentBand | null {
  return useMemo(() => (map.kind === 'asIs' && layer !== 'said' && overlay.moment !== null ? overlay.moment : saidBand(map, index)), [map, index, overlay, layer]);
}
