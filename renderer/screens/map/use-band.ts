import { useMemo } from 'react';
import type { MomentBand } from '../../../shared/engine/handoff-map/drawing/map-figures.ts';
import { momentOfMap } from '../../../shared/engine/handoff-map/moment-of-map.ts';
import { saidStretches } from '../../../shared/engine/handoff-map/said-moment.ts';
import { formatMinutes } from '../../../shared/format/format-duration.ts';
import type { MapOverlay } from '../../map/map-overlay.ts';
import type { MapLayer } from './map-ui.ts';
import type { OpenMap } from './use-map.ts';

/** The moment's band: measured where the history tells it and that layer is shown, else as the room says it; null while no moment is marked. */
export function useBand({ map, index }: Pick<OpenMap, 'map' | 'index'>, overlay: MapOverlay, layer: MapLayer): MomentBand | null {
  return useMemo(() => (layer !== 'said' && overlay.moment !== null ? overlay.moment : saidBand({ map, index })), [map, index, overlay, layer]);
}

/** The band out of the targets that the room named; stretches without one share the width where nobody named any. */
export function saidBand({ map, index }: Pick<OpenMap, 'map' | 'index'>): MomentBand | null {
  const moment = momentOfMap(map, index);
  if (moment === null) return null;
  const stretches = saidStretches(moment, index);
  const named = stretches.flatMap(({ ms }) => ms ?? []);
  const total = named.reduce((sum, ms) => sum + ms, 0);
  const isNamed = total > 0;
  const missing = stretches.length - named.length;
  return {
    figure: isNamed ? textOf(total) : 'No length', figureRest: isNamed ? ' promised' : ' was said or measured', mark: null,
    notes: isNamed ? ['as the room says it', ...(missing > 0 ? [`${missing} of ${stretches.length} parts without a length`] : [])] : ['parts drawn alike'],
    stretches: isNamed ? stretches.flatMap(({ owner, ms }) => (ms === null ? [] : [{ owner, ms, text: textOf(ms) }])) : stretches.map(({ owner }) => ({ owner, ms: 1, text: '' })),
    never: null,
  };
}

const textOf = (ms: number): string => formatMinutes(ms / 60_000);
