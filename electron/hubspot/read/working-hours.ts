import { fieldsIn, textOf } from '../portal-json.ts';
import type { JsonValue } from '../../../shared/engine/hubspot-plan/push-operation.ts';

const DAYS: Readonly<Record<string, string>> = {
  MONDAY_TO_FRIDAY: 'Monday to Friday', EVERY_DAY: 'every day', SATURDAY_SUNDAY: 'Saturday and Sunday',
  MONDAY: 'Monday', TUESDAY: 'Tuesday', WEDNESDAY: 'Wednesday', THURSDAY: 'Thursday', FRIDAY: 'Friday', SATURDAY: 'Saturday', SUNDAY: 'Sunday',
};

const clock = (minutes: JsonValue | undefined): string => `${String(Math.floor(Number(minutes) / 60)).padStart(2, '0')}:${String(Number(minutes) % 60).padStart(2, '0')}`;

/** Working hours as a portal keeps them, JSON in a text (hubspot.md §9), as "Monday to Friday 09:00–17:00"; '' where they cannot be read. */
export function workingHoursInWords(text: string): string {
  try {
    const spans = fieldsIn(JSON.parse(text) as JsonValue); // what JSON.parse returns
    return spans.map(({ days, startMinute, endMinute }) => `${DAYS[textOf(days)] ?? textOf(days)} ${clock(startMinute)}–${clock(endMinute)}`).join(', ');
  } catch {
    return '';
  }
}
