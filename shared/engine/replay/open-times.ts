import type { RosterClocks } from '../sla/roster-clocks.ts';
import { openBefore } from '../time/business-calendar.ts';
import type { ActualHandoffs } from './find-handoffs.ts';

/**
 * Open ms of whoever has each handoff before its trigger and before its first touch (NaN: no touch, or no hours), read once
 * because nearly every figure about time asks for them: the difference of two of them is `elapsed` between the two instants.
 */
export interface OpenTimes {
  readonly trigger: Float64Array;
  readonly touch: Float64Array;
  /** Before the end of the data, by place in the roster; the last one is the client's. */
  readonly end: Float64Array;
}

/** Reads them; `repOfHandoff` is -1 for the client's hours. */
export function readOpenTimes({ count, at, touchAt }: Pick<ActualHandoffs, 'count' | 'at' | 'touchAt'>, repOfHandoff: Int16Array, clocks: RosterClocks, dataEnd: number): OpenTimes {
  const calendars = [...clocks.reps, clocks.client].map(({ calendar }) => calendar);
  const read = (instants: Float64Array): Float64Array => {
    const open = new Float64Array(count).fill(NaN);
    for (let i = 0; i < count; i += 1) {
      const calendar = (clocks.reps[repOfHandoff[i]!] ?? clocks.client).calendar;
      if (calendar !== null && !Number.isNaN(instants[i])) open[i] = openBefore(calendar, instants[i]!);
    }
    return open;
  };
  return { trigger: read(at), touch: read(touchAt), end: Float64Array.from(calendars, (calendar) => (calendar === null ? NaN : openBefore(calendar, dataEnd))) };
}

/** Open ms before the end of the data on the clock of a handoff's owner. */
export const openBeforeEnd = ({ end }: OpenTimes, rep: number): number => end[rep < 0 ? end.length - 1 : rep]!;
