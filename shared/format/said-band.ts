import type { MomentBand } from '../engine/handoff-map/drawing/map-figures.ts';
import type { MapIndex } from '../engine/handoff-map/map-index.ts';
import { momentOfMap } from '../engine/handoff-map/moment-of-map.ts';
import { saidStretches } from '../engine/handoff-map/said-moment.ts';
import type { HandoffMap } from '../engine/model/handoff-map.ts';
import { formatMinutes } from './format-duration.ts';

/** The moment's band out of the lengths that the room named; null while no moment is marked. A stretch without one is drawn as long as the others are on average, and told. */
export function saidBand(map: HandoffMap, index: MapIndex): MomentBand | null {
  const moment = momentOfMap(map, index);
  if (moment === null) return null;
  const stretches = saidStretches(moment, index);
  const named = stretches.flatMap(({ ms }) => ms ?? []);
  const total = named.reduce((sum, ms) => sum + ms, 0);
  const average = total === 0 ? 1 : total / named.length;
  const missing = stretches.length - named.length;
  return {
    ...(total > 0 ? { figure: textOf(total), figureRest: ' promised' } : { figure: 'No length', figureRest: ' is said or measured' }), mark: null,
    notes: missing === 0 ? ['as the room says it'] : ['as the room says it', ...(total === 0 ? ['parts drawn alike'] : [`${missing} ${missing === 1 ? 'part' : 'parts'} without a length`])],
    stretches: stretches.map(({ owner, ms }) => ({ owner, ms: ms ?? average, text: ms === null ? '' : textOf(ms) })),
    never: null,
  };
}

const textOf = (ms: number): string => formatMinutes(ms / 60_000);
