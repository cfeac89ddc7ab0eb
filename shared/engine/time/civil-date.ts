import { DAY } from './units.ts';

/** A calendar date without a zone; months and days count from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The date of a day number (days since 1970-01-01, proleptic Gregorian), for any integer. */
export function civilDate(dayNumber: number): CivilDate {
  // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
  const z = dayNumber + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** The day number of a date; the inverse of `civilDate`. */
export function dayNumber({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** Weekday of a day number: 0 is Monday, 6 is Sunday (ISO order). */
export function weekday(dayNumberValue: number): number {
  return (((dayNumberValue + 3) % 7) + 7) % 7;
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** A day number as YYYY-MM-DD. */
export function isoDay(dayNumberValue: number): string {
  const { year, month, day } = civilDate(dayNumberValue);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** The day number of YYYY-MM-DD; NaN for any other text and for days that no month has. */
export function dayOfIso(text: string): number {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (found === null) return NaN;
  const day = dayNumber({ year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) });
  return isoDay(day) === text ? day : NaN;
}

/** A local instant (ms, see `zone-table.ts`) as "YYYY-MM-DD HH:MM". */
export function isoMinute(local: number): string {
  const day = Math.floor(local / DAY);
  const minutes = Math.floor((local - day * DAY) / 60_000);
  return `${isoDay(day)} ${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
