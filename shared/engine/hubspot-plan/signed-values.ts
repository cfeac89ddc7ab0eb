import type { Calendar, ResponseTarget } from '../model/configuration.ts';
import type { Decay, Points } from '../model/score-model.ts';

/** Hundredths of a point as people write them: 2500 is "25", 1250 is "12.5". */
export const pointsInWords = (points: Points): string => String(points / 100);

/** "a, b and c", or with another last word; empty for an empty list. */
export function listOf(items: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1) ?? ''}`;
}

/** Minutes as "45 minutes", "4 hours" or "1 day" where that is exact; days are 24 hours. */
export function minutesInWords(minutes: number): string {
  const count = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`;
  if (minutes > 0 && minutes % 1440 === 0) return count(minutes / 1440, 'day');
  if (minutes > 0 && minutes % 60 === 0) return count(minutes / 60, 'hour');
  return count(minutes, 'minute');
}

/** A response target with its clock; business hours are never said in days, whose length the calendar decides. */
export function budgetInWords({ budgetMinutes, clock }: Pick<ResponseTarget, 'budgetMinutes' | 'clock'>): string {
  if (clock === 'elapsed') return minutesInWords(budgetMinutes);
  const isHours = budgetMinutes > 0 && budgetMinutes % 60 === 0;
  const amount = isHours ? budgetMinutes / 60 : budgetMinutes;
  return `${amount} business ${isHours ? 'hour' : 'minute'}${amount === 1 ? '' : 's'}`;
}

/** A share of 0 to 1 as a percentage. */
export const shareInWords = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** How engagement points fade (domain.md §4.2). */
export function decayInWords(decay: Decay): string {
  if (decay.kind === 'none') return 'no decay';
  if (decay.kind === 'halfLife') return `half of the points left every ${decay.days} days`;
  if (decay.kind === 'window') return `nothing after ${decay.days} days`;
  const how = decay.granularity === 'step' ? 'in steps' : 'continuously';
  return `minus ${decay.ratePercent} % every ${decay.periodDays} days, ${how}`;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A calendar as "Monday to Friday 09:00–17:00, Saturday closed"; a time after midnight belongs to the day it began. */
export function calendarInWords({ week, holidays = [], exceptions = [] }: Calendar): string {
  const days = DAYS.map((name, i) => {
    const spans = (week[i] ?? []).map(([from, to]) => `${clockTime(from)}–${clockTime(to)}`);
    return { name, hours: spans.length === 0 ? 'closed' : spans.join(' and ') };
  });
  const runs: { first: string; last: string; hours: string }[] = [];
  for (const { name, hours } of days) {
    const run = runs.at(-1);
    if (run?.hours === hours) run.last = name;
    else runs.push({ first: name, last: name, hours });
  }
  const closed = holidays.length === 0 ? [] : [`closed on ${listOf(holidays.map(({ day }) => day).sort())}`];
  const other = exceptions.length === 0 ? [] : [`other hours on ${listOf(exceptions.map(({ day }) => day).sort())}`];
  return [...runs.map(({ first, last, hours }) => `${first === last ? first : `${first} to ${last}`} ${hours}`), ...closed, ...other].join(', ');
}
