import type { Calendar, CalendarException, Holiday } from '../../../shared/engine/model/configuration.ts';

/** A calendar with these days off; none at all leave it as one that never had any. */
export function withHolidays(calendar: Calendar, holidays: readonly Holiday[]): Calendar {
  const { holidays: _before, ...rest } = calendar;
  return holidays.length === 0 ? rest : { ...rest, holidays: [...holidays].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) };
}

/** Adds days; one that is there already keeps its name, since somebody may have changed it. */
export function addHolidays(calendar: Calendar, added: readonly Holiday[]): Calendar {
  const known = new Set((calendar.holidays ?? []).map(({ day }) => day));
  return withHolidays(calendar, [...(calendar.holidays ?? []), ...added.filter(({ day }) => !known.has(day))]);
}

/** Changes one day; a day that another has stays as it was. */
export function setHoliday(calendar: Calendar, index: number, next: Holiday): Calendar {
  const holidays = calendar.holidays ?? [];
  const isTaken = holidays.some(({ day }, other) => other !== index && day === next.day);
  return isTaken || !/^\d{4}-\d{2}-\d{2}$/.test(next.day) ? calendar : withHolidays(calendar, holidays.map((holiday, other) => (other === index ? next : holiday)));
}

export const removeHoliday = (calendar: Calendar, index: number): Calendar => withHolidays(calendar, (calendar.holidays ?? []).filter((_, other) => other !== index));

/** The day after the last one there, or today: where a day that is added by hand begins. */
export function freeDay(calendar: Calendar, today: string): string {
  const days = new Set((calendar.holidays ?? []).map(({ day }) => day));
  for (let at = Date.parse(`${today}T00:00:00Z`); ; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (!days.has(day)) return day;
  }
}

/** A calendar with these exceptional days in their order; none leaves it as if it never had any. */
export function withExceptions(calendar: Calendar, exceptions: readonly CalendarException[]): Calendar {
  const { exceptions: _old, ...rest } = calendar;
  return exceptions.length === 0 ? rest : { ...rest, exceptions: exceptions.toSorted((a, b) => (a.day < b.day ? -1 : 1)) };
}

/** The first day from this one on that has no exceptional hours yet. */
export function freeExceptionDay(calendar: Calendar, from: string): string {
  const taken = new Set((calendar.exceptions ?? []).map(({ day }) => day));
  let at = Date.parse(from);
  while (taken.has(new Date(at).toISOString().slice(0, 10))) at += 86_400_000;
  return new Date(at).toISOString().slice(0, 10);
}
