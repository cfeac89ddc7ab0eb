import { useMemo } from 'react';
import type { MomentBand } from '../../../shared/engine/handoff-map/drawing/map-figures.ts';
import { momentOfMap } from '../../../shared/engine/handoff-map/moment-of-map.ts';
import { saidStretches } from '../../../shared/engine/handoff-map/said-moment.ts';
import { formatMinutes } from '../../../shared/format/format-duration.ts';
import { plural } from '../../components/figure-text.ts';
import type { MapOverlay } from '../../map/map-overlay.ts';
import type { MapLayer } from './map-ui.ts';
import type { OpenMap } from './use-map.ts';

/** The moment's band: measured where the history tells it and that layer is shown, else as the room says it; null while no moment is marked. */
export function useBand({ map, index }: Pick<OpenMap, 'map' | 'index'>, overlay: MapOverlay, layer: MapLayer): MomentBand | null {
  return useMemo(() => (layer !== 'said' && overlay.moment !== null ? overlay.moment : saidBand({ map, index })), [map, index, overlay, layer]);
}

/** The band out of the lengths that the room named. A stretch without one is drawn as long as the others are on average, and told. */
export function saidBand({ map, index }: Pick<OpenMap, 'map' | 'index'>): MomentBand | null {
  const moment = momentOfMap(map, index);
  if (moment === null) return null;
  const stretches = saidStretches(moment, index);
  const named = stretches.flatMap(({ ms }) => ms ?? []);
  const total = named.reduce((sum, ms) => sum + ms, 0);
  const average = total === 0 ? 1 : total / named.length;
  const missing = stretches.length - named.length;
  return {
    ...(total > 0 ? { figure: textOf(total), figureRest: ' promised' } : { figure: 'No length', figureRest: ' is said or measured' }), mark: null,
    notes: missing === 0 ? ['as the room says it'] : ['as the room says it', ...(total === 0 ? ['parts drawn alike'] : [`${plural(missing, 'part')} without a length`])],
    stretches: stretches.map(({ owner, ms }) => ({ owner, ms: ms ?? average, text: ms === null ? '' : textOf(ms) })),
    never: null,
  };
}

const textOf = (ms: number): string => formatMinutes(ms / 60_000);
