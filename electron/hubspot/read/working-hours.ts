import type { JsonValue } from '../../../shared/engine/hubspot-plan/push-operation.ts';
import type { DayHours } from '../../../shared/engine/model/configuration.ts';
import { fieldsIn, textOf } from '../portal-json.ts';

/** The words of a portal for stretches of a week, the days that they mean (Monday is 0), and what people call them. */
const DAYS: Readonly<Record<string, { readonly days: readonly number[]; readonly words: string }>> = {
  MONDAY_TO_FRIDAY: { days: [0, 1, 2, 3, 4], words: 'Monday to Friday' }, EVERY_DAY: { days: [0, 1, 2, 3, 4, 5, 6], words: 'every day' }, SATURDAY_SUNDAY: { days: [5, 6], words: 'Saturday and Sunday' },
  MONDAY: { days: [0], words: 'Monday' }, TUESDAY: { days: [1], words: 'Tuesday' }, WEDNESDAY: { days: [2], words: 'Wednesday' }, THURSDAY: { days: [3], words: 'Thursday' },
  FRIDAY: { days: [4], words: 'Friday' }, SATURDAY: { days: [5], words: 'Saturday' }, SUNDAY: { days: [6], words: 'Sunday' },
};

const clock = (minutes: JsonValue | undefined): string => `${String(Math.floor(Number(minutes) / 60)).padStart(2, '0')}:${String(Number(minutes) % 60).padStart(2, '0')}`;

/** Working hours as a portal keeps them, JSON in a text (hubspot.md §9), as "Monday to Friday 09:00–17:00"; '' where they cannot be read. */
export function workingHoursInWords(text: string): string {
  return (spansIn(text) ?? []).map(({ days, startMinute, endMinute }) => `${DAYS[textOf(days)]?.words ?? textOf(days)} ${clock(startMinute)}–${clock(endMinute)}`).join(', ');
}

/** The same as the hours of a week, Monday first; null where they say nothing, or anything that is not known. */
export function weekOfWorkingHours(text: string): DayHours[] | null {
  const spans = spansIn(text) ?? [];
  const week: [number, number][][] = Array.from({ length: 7 }, () => []);
  for (const { days, startMinute, endMinute } of spans) {
    const [from, to] = [Number(startMinute), Number(endMinute)];
    const known = DAYS[textOf(days)]?.days;
    if (known === undefined || !Number.isInteger(from) || !Number.isInteger(to) || from < 0 || from >= to || to > 1440) return null;
    for (const day of known) week[day]?.push([from, to]);
  }
  return spans.length === 0 ? null : week.map(joined);
}

/** Spans in order, those that touch or overlap as one. */
function joined(spans: readonly (readonly [number, number])[]): [number, number][] {
  const whole: [number, number][] = [];
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    const last = whole.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else whole.push([from, to]);
  }
  return whole;
}

function spansIn(text: string): ReturnType<typeof fieldsIn> | null {
  try {
    return fieldsIn(JSON.parse(text) as JsonValue); // what JSON.parse returns
  } catch {
    return null;
  }
}

/** A zone as a portal writes it, "europe_slash_berlin", by the name that everybody else has for it; '' where it says none, or one that is not known. */
export function zoneOf(text: string): string {
  try {
    return text === '' ? '' : new Intl.DateTimeFormat('en', { timeZone: text.replaceAll('_slash_', '/') }).resolvedOptions().timeZone;
  } catch {
    return '';
  }
}
