import type { Routing } from '../model/configuration.ts';

/**
 * How many leads a week the members of the pools may receive by their caps: the week cap, else the day cap on each day with
 * hours. Null where a member has neither, since there is then no limit, and where no pool has members.
 */
export function weeklyCapacity({ pools, roster, calendars }: Routing): number | null {
  const ids = new Set(pools.flatMap(({ members }) => members.map(({ repId }) => repId)));
  const reps = roster.filter(({ id, activeTo }) => ids.has(id) && activeTo === undefined);
  let sum = 0;
  for (const { weekCap, dayCap, calendarId } of reps) {
    const days = calendars.find(({ id }) => id === calendarId)?.week.filter((hours) => hours.length > 0).length ?? 0;
    const ofDays = dayCap === undefined ? Infinity : dayCap * days;
    sum += Math.min(weekCap ?? Infinity, ofDays);
  }
  return reps.length === 0 || !Number.isFinite(sum) ? null : sum;
}
