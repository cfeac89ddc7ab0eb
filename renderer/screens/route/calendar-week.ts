import type { Calendar, DayHours } from '../../../shared/engine/model/configuration.ts';

/** 570 → 09:30; hours after midnight come back to the clock face. */
export function clockText(minutes: number): string {
  const face = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(face / 60)).padStart(2, '0')}:${String(face % 60).padStart(2, '0')}`;
}

/** 09:30 → 570; null when it is no time. */
export function readClock(text: string): number | null {
  const found = /^(\d{1,2}):(\d{2})/.exec(text);
  if (found === null) return null;
  const minutes = Number(found[1]) * 60 + Number(found[2]);
  return minutes <= 1440 ? minutes : null;
}

/** A calendar with other hours on a weekday (0 is Monday); none: closed. */
export function withDay(calendar: Calendar, day: number, hours: DayHours): Calendar {
  return { ...calendar, week: calendar.week.map((now, index) => (index === day ? hours : now)) };
}

/** A shift after the last one, an hour's break between; null when the day is full. */
export function nextSpan(hours: DayHours): readonly [number, number] | null {
  const start = Math.max(0, ...hours.map(([, to]) => to)) + 60;
  return start > 1380 ? null : [start, Math.min(1440, start + 180)];
}
