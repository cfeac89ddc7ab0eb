import type { Calendar } from '../../../shared/engine/model/configuration.ts';

type Span = readonly [number, number];

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

/** A calendar with the first span of a weekday (0 is Monday) replaced; null closes that day. */
export function withDay(calendar: Calendar, day: number, first: Span | null, others: readonly Span[]): Calendar {
  return { ...calendar, week: calendar.week.map((spans, index) => (index === day ? (first === null ? [] : [first, ...others]) : spans)) };
}
