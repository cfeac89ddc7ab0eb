import type { Calendar, Routing } from '../model/configuration.ts';
import { createBusinessCalendar, elapsed } from '../time/business-calendar.ts';
import { DAY } from '../time/units.ts';
import { fixedZone } from '../time/zone-table.ts';

const WEEK = 7 * DAY;
const PLAIN_ZONE = fixedZone('UTC', 0);

/**
 * Open ms of one working day of a weekly calendar: its open time in a week over the days that open in it; 0 for a
 * calendar without open hours. A promise of n working days is n times this on the business clock, so that it needs no
 * rule for arrivals in the middle of a day: on five days of 9 to 17, one day from Tuesday 14:00 is Wednesday 14:00,
 * and five days are a week.
 */
export function workingDayMs(week: Calendar['week']): number {
  const days = week.filter((day) => day.some(([start, end]) => end > start)).length;
  if (days === 0) return 0;
  // The second week, because a shift that starts on Sunday night may run on into the first.
  const calendar = createBusinessCalendar({ week }, PLAIN_ZONE, 0, 3 * WEEK);
  return elapsed(calendar, WEEK, 2 * WEEK) / days;
}

/** Working days in open ms: one per rep of the roster, in its order, and the client's own from the first calendar. */
export interface WorkingDays {
  readonly reps: Float64Array;
  readonly client: number;
}

/** The working days that belong to `createRosterClocks`: a rep without a known calendar has the first one. */
export function workingDaysOf({ roster, calendars }: Pick<Routing, 'roster' | 'calendars'>): WorkingDays {
  const lengths = calendars.map(({ week }) => workingDayMs(week));
  const client = lengths[0] ?? 0;
  return { reps: Float64Array.from(roster, ({ calendarId }) => lengths[calendars.findIndex(({ id }) => id === calendarId)] ?? client), client };
}
