import { civilDate, weekday } from '../engine/time/civil-date.ts';
import { DAY, MINUTE } from '../engine/time/units.ts';
import type { ZoneTable } from '../engine/time/zone-table.ts';
import { toLocal } from '../engine/time/zone-table.ts';
import { NO_FIGURE } from './format-number.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** A day number (days since 1970-01-01) as "22 Nov 2026". */
export function formatDayNumber(dayNumber: number): string {
  const { year, month, day } = civilDate(dayNumber);
  return `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** An ISO day ("2026-11-22") as "22 Nov 2026"; anything else comes back as it is. */
export function formatIsoDay(isoDay: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDay);
  if (found === null) return isoDay;
  return `${Number(found[3])} ${MONTHS[Number(found[2]) - 1] ?? ''} ${found[1] ?? ''}`;
}

/** The local date of an instant in a zone: "22 Nov 2026". */
export function formatDate(instant: number | null, zone: ZoneTable): string {
  if (instant === null || !Number.isFinite(instant)) return NO_FIGURE;
  return formatDayNumber(Math.floor(toLocal(zone, instant) / DAY));
}

/** The local time of an instant in a zone: "14:05". */
export function formatTime(instant: number | null, zone: ZoneTable): string {
  if (instant === null || !Number.isFinite(instant)) return NO_FIGURE;
  return formatMinuteOfDay(Math.floor((toLocal(zone, instant) % DAY) / MINUTE));
}

/** Date and time of an instant in a zone: "Sun 22 Nov 2026, 14:05". */
export function formatDateTime(instant: number | null, zone: ZoneTable): string {
  if (instant === null || !Number.isFinite(instant)) return NO_FIGURE;
  const day = Math.floor(toLocal(zone, instant) / DAY);
  return `${WEEKDAYS[weekday(day)] ?? ''} ${formatDayNumber(day)}, ${formatTime(instant, zone)}`;
}

/** Minutes from midnight as "09:00"; past midnight the next day is said: 1800 → "06:00 next day". */
export function formatMinuteOfDay(minutes: number): string {
  const text = `${twoDigits(Math.floor((minutes % 1440) / 60))}:${twoDigits(minutes % 60)}`;
  return minutes > 1440 ? `${text} next day` : minutes === 1440 ? '24:00' : text;
}

/** The offset of a zone at an instant, as people write it: "UTC+02:00", "UTC" for none. */
export function formatOffset(offsetMs: number): string {
  if (offsetMs === 0) return 'UTC';
  const minutes = Math.round(Math.abs(offsetMs) / MINUTE);
  return `UTC${offsetMs < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
