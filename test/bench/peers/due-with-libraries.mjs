import { addDays as addDaysFns, format as formatFns } from 'date-fns';
import { fromZonedTime, toZonedTime } from 'date-fns-tz';
import { DateTime } from 'luxon';
import { Temporal } from 'temporal-polyfill';

/**
 * A due time as somebody writes it with a date library: go through the days from the day before on, turn each shift's
 * wall clock times into instants, and use up the budget. `hours` is `{week: [[start, end], …] by weekday, holidays}` in
 * minutes from midnight; an end above 1440 lies on the next day. Instants are UTC ms.
 */
function useUp(start, budget, shiftsOfDay) {
  if (budget === 0) return start;
  let left = budget;
  for (let day = -1; day < 400; day += 1) {
    for (const [from, to] of shiftsOfDay(day)) {
      const begin = Math.max(from, start);
      if (to <= begin) continue;
      if (to - begin >= left) return begin + left;
      left -= to - begin;
    }
  }
  throw new Error('never due');
}

const twoDigits = (n) => String(n).padStart(2, '0');
const clockOf = (minutes) => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:00`;

/** With luxon. */
export function dueWithLuxon({ start, zone, hours, budget }) {
  const today = DateTime.fromMillis(start, { zone }).startOf('day');
  return useUp(start, budget, (offset) => {
    const day = today.plus({ days: offset });
    if (hours.holidays.has(day.toISODate())) return [];
    const instant = (minutes) => day.plus({ days: Math.floor(minutes / 1440) }).set({ hour: Math.floor((minutes % 1440) / 60), minute: minutes % 60 }).toMillis();
    return hours.week[day.weekday - 1].map(([from, to]) => [instant(from), instant(to)]);
  });
}

/** With date-fns-tz. */
export function dueWithDateFnsTz({ start, zone, hours, budget }) {
  const today = toZonedTime(start, zone);
  return useUp(start, budget, (offset) => {
    const day = addDaysFns(today, offset);
    if (hours.holidays.has(formatFns(day, 'yyyy-MM-dd'))) return [];
    const instant = (minutes) => fromZonedTime(`${formatFns(addDaysFns(day, Math.floor(minutes / 1440)), 'yyyy-MM-dd')}T${clockOf(minutes % 1440)}`, zone).getTime();
    return hours.week[(day.getDay() + 6) % 7].map(([from, to]) => [instant(from), instant(to)]);
  });
}

/** With Temporal, by its polyfill. */
export function dueWithTemporal({ start, zone, hours, budget }) {
  const today = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).toPlainDate();
  return useUp(start, budget, (offset) => {
    const day = today.add({ days: offset });
    if (hours.holidays.has(day.toString())) return [];
    const instant = (minutes) => day.add({ days: Math.floor(minutes / 1440) }).toZonedDateTime({ timeZone: zone, plainTime: clockOf(minutes % 1440) }).epochMilliseconds;
    return hours.week[day.dayOfWeek - 1].map(([from, to]) => [instant(from), instant(to)]);
  });
}

/** The rep's own day and the due time with luxon, for a plain router that asks for both. */
export const localDayWithLuxon = (at, zone) => DateTime.fromMillis(at, { zone }).toISODate();
