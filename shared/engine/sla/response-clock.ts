import type { ResponseTarget } from '../model/configuration.ts';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import { CalendarError, due, elapsed } from '../time/business-calendar.ts';
import { MINUTE } from '../time/units.ts';
import type { WorkClock } from './roster-clocks.ts';

/** How a response clock ended. `open`: due only after the end of the data, so nobody can know. */
export const RESPONSE_STATES = ['kept', 'late', 'never', 'open'] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number];

/** One promise to judge. Instants are UTC ms; `touchAt` is NaN when no touch was logged. */
export interface ResponseClock {
  readonly startAt: number;
  readonly touchAt: number;
  readonly dataEnd: number;
  readonly budgetMs: number;
  /** Open hours that the clock runs on; null for a clock that runs day and night. */
  readonly calendar: BusinessCalendar | null;
}

/** Ms that pass on the clock from a to b: open ms, or all of them without a calendar. */
function passed(calendar: BusinessCalendar | null, a: number, b: number): number {
  return calendar === null ? b - a : elapsed(calendar, a, b);
}

/**
 * The state of a response clock (domain.md §7). Every clock that is due after the end of the data is `open`, touched
 * ones too: keeping the early met ones would flatter the share. A touch at exactly the due time is kept; one in the
 * closed hours after it is late, though no business time has passed since.
 */
export function judgeResponse({ startAt, touchAt, dataEnd, budgetMs, calendar }: ResponseClock): ResponseState {
  if (passed(calendar, startAt, dataEnd) < budgetMs) return 'open';
  if (Number.isNaN(touchAt)) return 'never';
  const spent = passed(calendar, startAt, touchAt);
  if (spent !== budgetMs) return spent < budgetMs ? 'kept' : 'late';
  return calendar === null || touchAt <= due(calendar, startAt, budgetMs) ? 'kept' : 'late';
}

/** Minutes on the clock from the trigger to the touch. */
export function responseMinutes(calendar: BusinessCalendar | null, startAt: number, touchAt: number): number {
  return passed(calendar, startAt, touchAt) / MINUTE;
}

/** The calendar that a target runs on for somebody; undefined when it needs hours and none are known. */
export function calendarOfTarget(target: Pick<ResponseTarget, 'clock'>, clock: WorkClock): BusinessCalendar | null | undefined {
  if (target.clock === 'elapsed') return null;
  return clock.calendar ?? undefined;
}

/** When a response is due (UTC ms); null when the clock has no hours or the due time lies beyond its calendar. */
export function responseDueAt(target: ResponseTarget, clock: WorkClock, startAt: number): number | null {
  const calendar = calendarOfTarget(target, clock);
  if (calendar === undefined) return null;
  if (calendar === null) return startAt + target.budgetMinutes * MINUTE;
  try {
    return due(calendar, startAt, target.budgetMinutes * MINUTE);
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}
