import { ENDING, type Observations } from '../metrics/cumulative-incidence.ts';
import type { ActualHandoffs } from './find-handoffs.ts';

/**
 * Handoffs (null: all of them) watched from the trigger to the first logged touch. A reject, recycle or disqualification before any
 * touch is a competing ending; the next handoff of the lead and the end of the data censor (domain.md §9). `lengthOf`
 * says how long a handoff was watched up to an instant.
 */
export function observeFirstTouch({ count, endAt, closedAt, touchAt }: Pick<ActualHandoffs, 'count' | 'endAt' | 'closedAt' | 'touchAt'>, watched: ArrayLike<number> | null, dataEnd: number, lengthOf: (handoff: number, until: number) => number): Observations {
  const size = watched?.length ?? count;
  const duration = new Float64Array(size);
  const ending = new Uint8Array(size);
  for (let place = 0; place < size; place += 1) {
    const i = watched?.[place] ?? place;
    let until = Math.min(endAt[i]!, dataEnd);
    if (closedAt[i]! <= until) [until, ending[place]] = [closedAt[i]!, ENDING.competing];
    if (touchAt[i]! <= until) [until, ending[place]] = [touchAt[i]!, ENDING.event];
    duration[place] = lengthOf(i, until);
  }
  return { duration, ending };
}
