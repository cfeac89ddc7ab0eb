import type { Calendar, DayHours, Holiday, Rep, Routing } from '../model/configuration.ts';

/** Whom working hours or holidays of a client's file are about; a team is a pool or a territory by its name. */
export type HoursSubject =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'rep'; readonly repId: string }
  | { readonly kind: 'team'; readonly name: string }
  | { readonly kind: 'calendar'; readonly name: string };

/** What a client's file says of one subject: the hours of a week (Monday first; null: it says none) and days off. */
export interface ImportedHours {
  readonly subject: HoursSubject;
  readonly week: readonly DayHours[] | null;
  readonly holidays: readonly Holiday[];
}

/**
 * A routing policy whose people work as the client's files say. What is said of a person stands above what is said of his
 * team, and that above what is said of everybody; holidays of all three add up. People who then work alike share a
 * calendar: one that all its people leave the same way is changed in place, else the others get a calendar of their own.
 * Subjects that nobody answers to change nothing.
 */
export function takeHours(routing: Routing, imported: readonly ImportedHours[]): Routing {
  const named = routing.calendars.map((calendar) => overlay(calendar, saidOf(imported, { kind: 'calendar', name: calendar.name })));
  const added = imported.flatMap(({ subject, week, holidays }) => (subject.kind === 'calendar' && week !== null && !named.some(({ name }) => isSame(name, subject.name)) ? [withHolidays({ id: freeId(named, subject.name), name: subject.name, week }, holidays)] : []));
  const before = [...named, ...added];
  const worked = new Map(routing.roster.map((rep) => [rep.id, workedBy(rep, before, imported, routing)]));
  const calendars: Calendar[] = [];
  const calendarOf = new Map<string, string>();
  for (const calendar of before) {
    const reps = routing.roster.filter((rep) => rep.calendarId === calendar.id);
    const ways = new Map(reps.map((rep) => [keyOf(worked.get(rep.id) ?? calendar), worked.get(rep.id) ?? calendar]));
    const idle = overlay(calendar, saidOf(imported, { kind: 'everybody' }));
    const [first = reps.length === 0 ? idle : calendar] = ways.size === 1 ? [...ways.values()] : ways.has(keyOf(calendar)) ? [calendar] : [...ways.values()];
    calendars.push({ ...calendar, ...first, id: calendar.id, name: calendar.name });
    for (const rep of reps) if (keyOf(worked.get(rep.id) ?? calendar) === keyOf(first)) calendarOf.set(rep.id, calendar.id);
  }
  for (const rep of routing.roster) {
    const way = worked.get(rep.id);
    if (way === undefined || calendarOf.has(rep.id)) continue;
    const known = calendars.find((calendar) => keyOf(calendar) === keyOf(way)) ?? newCalendar(calendars, way);
    calendarOf.set(rep.id, known.id);
  }
  return { ...routing, calendars, roster: routing.roster.map((rep) => ({ ...rep, calendarId: calendarOf.get(rep.id) ?? rep.calendarId })) };
}

const isSame = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

function saidOf(imported: readonly ImportedHours[], subject: HoursSubject): readonly ImportedHours[] {
  return imported.filter((one) => {
    if (one.subject.kind === 'everybody' || subject.kind === 'everybody') return one.subject.kind === subject.kind;
    if (one.subject.kind === 'rep' || subject.kind === 'rep') return one.subject.kind === 'rep' && subject.kind === 'rep' && one.subject.repId === subject.repId;
    return one.subject.kind === subject.kind && isSame(one.subject.name, subject.name);
  });
}

/** How a rep works: his calendar under what is said of everybody, of his teams, of him. Undefined without a calendar. */
function workedBy(rep: Rep, calendars: readonly Calendar[], imported: readonly ImportedHours[], { pools, territories }: Routing): Calendar | undefined {
  const calendar = calendars.find(({ id }) => id === rep.calendarId);
  if (calendar === undefined) return undefined;
  const teams = [...pools.filter(({ members }) => members.some(({ repId }) => repId === rep.id)), ...territories.filter(({ id }) => rep.territories.includes(id))].map(({ name }) => name);
  const said = [
    ...saidOf(imported, { kind: 'everybody' }),
    ...[...new Set(teams)].flatMap((name) => saidOf(imported, { kind: 'team', name })),
    ...saidOf(imported, { kind: 'rep', repId: rep.id }),
  ];
  return overlay(calendar, said);
}

function overlay(calendar: Calendar, said: readonly ImportedHours[]): Calendar {
  const week = said.findLast((one) => one.week !== null)?.week ?? calendar.week;
  return withHolidays({ ...calendar, week }, said.flatMap(({ holidays }) => holidays));
}

/** The holidays of both, by day; of two names of one day the later counts. */
function withHolidays(calendar: Calendar, holidays: readonly Holiday[]): Calendar {
  if (holidays.length === 0) return calendar;
  const byDay = new Map([...(calendar.holidays ?? []), ...holidays].map((holiday) => [holiday.day, holiday]));
  return { ...calendar, holidays: [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1)) };
}

/** Equal for calendars that open alike. */
const keyOf = ({ week, holidays = [], exceptions = [] }: Calendar): string => JSON.stringify([week, holidays.map(({ day }) => day), exceptions]);

function newCalendar(calendars: Calendar[], way: Calendar): Calendar {
  const name = weekInWords(way.week);
  const made = { ...way, id: freeId(calendars, name), name: freeName(calendars, name) };
  calendars.push(made);
  return made;
}

function freeId(calendars: readonly Calendar[], name: string): string {
  const base = `hours-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60)}`;
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!calendars.some((calendar) => calendar.id === id)) return id;
  }
}

function freeName(calendars: readonly Calendar[], name: string): string {
  for (let n = 1; ; n++) {
    const free = n === 1 ? name : `${name} (${n})`;
    if (!calendars.some((calendar) => isSame(calendar.name, free))) return free;
  }
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const clock = (minutes: number): string => `${Math.floor((minutes % 1440) / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** "Mon–Fri 9:00–17:00" for one stretch of equal days; "Own hours" for any other week. */
function weekInWords(week: readonly DayHours[]): string {
  const open = week.map((hours, day) => ({ hours, day })).filter(({ hours }) => hours.length > 0);
  const [first] = open;
  const last = open.at(-1);
  const isOne = first !== undefined && last !== undefined && last.day - first.day === open.length - 1 && open.every(({ hours }) => JSON.stringify(hours) === JSON.stringify(first.hours)) && first.hours.length === 1;
  if (!isOne) return 'Own hours';
  const [start, end] = first.hours[0] ?? [0, 0];
  return `${DAYS[first.day]}${last.day === first.day ? '' : `–${DAYS[last.day]}`} ${clock(start)}–${clock(end)}`;
}
