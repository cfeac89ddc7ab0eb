import type { DayHours, Holiday } from '../../shared/engine/model/configuration.ts';
import { compareText } from '../../shared/engine/history/compare-ids.ts';
import { isoDay } from '../../shared/engine/time/civil-date.ts';
import type { HoursSubject } from '../../shared/engine/routing/imported-hours.ts';
import { DAY } from '../../shared/engine/time/units.ts';
import { offsetAt } from '../../shared/engine/time/zone-table.ts';
import { isWeekday } from './guess-columns.ts';
import { WEEKDAYS, wordsOf } from './column-words.ts';
import { cellOf, type CellOf, type FileInHand, type KindReader } from './file-reader.ts';
import type { CellRow } from './cell-row.ts';
import { counted } from './findings.ts';
import { parseInstant } from './parse-instant.ts';
import { parseTimeOfDay } from './parse-number.ts';
import { unknownPerson } from './read-absences.ts';

type Span = readonly [number, number];

interface Draft {
  readonly subject: HoursSubject;
  /** By weekday, Monday first; null where nothing was said. */
  readonly week: (Span[] | null)[];
  readonly holidays: Map<string, Holiday>;
}

/**
 * Working hours by weekday and days off, of a person, a team, a calendar by its name, or of everybody where a row names none.
 * A row holds one weekday with its hours, the hours of each weekday side by side, or a holiday. A weekday that is not said is
 * closed where another of the same subject is.
 */
export function calendarsReader(file: FileInHand): KindReader {
  const drafts = new Map<string, Draft>();
  const subjectOf = subjectReader(file);
  const takeHoliday = holidayReader(file);
  const takeHours = hoursReader(file);
  return {
    row(row) {
      const subject = subjectOf(row);
      if (typeof subject === 'string') return subject;
      const key = JSON.stringify(subject).toLowerCase();
      const draft = drafts.get(key) ?? { subject, week: [null, null, null, null, null, null, null], holidays: new Map() };
      const before = JSON.stringify([draft.week, [...draft.holidays.keys()]]);
      const said = takeHoliday(row, draft) ?? takeHours(row, draft);
      if (said !== 'taken') return said ?? 'The row names no weekday with hours, and no holiday.';
      drafts.set(key, draft);
      if (before === JSON.stringify([draft.week, [...draft.holidays.keys()]])) file.count.merged++;
      else file.count.imported++;
      return null;
    },
    finish() {
      const sorted = [...drafts].sort(([a], [b]) => compareText(a, b));
      for (const [, { subject, week, holidays }] of sorted) {
        file.state.staff.hours.push({ subject, week: week.every((day) => day === null) ? null : week.map((day): DayHours => joined(day ?? [])), holidays: [...holidays.values()].sort((a, b) => compareText(a.day, b.day)) });
      }
      noteHours(file, sorted.map(([, draft]) => draft));
    },
  };
}

/** Whom a row is about; a sentence where it names somebody nobody knows. */
function subjectReader(file: FileInHand): (row: CellRow) => HoursSubject | string {
  const [id, email, name, team, calendar] = (['ownerId', 'email', 'name', 'team', 'calendar'] as const).map((target) => cellOf(file, target)) as [CellOf, CellOf, CellOf, CellOf, CellOf]; // as many as targets
  return (row) => {
    const texts = [id.text(row), email.text(row), name.text(row)];
    const written = texts.find((text) => text !== '');
    if (written !== undefined) {
      const member = file.state.staff.find(texts);
      return member === null ? unknownPerson(file, written) : { kind: 'rep', repId: member.repId };
    }
    if (team.text(row) !== '') return { kind: 'team', name: team.text(row) };
    return calendar.text(row) === '' ? { kind: 'everybody' } : { kind: 'calendar', name: calendar.text(row) };
  };
}

type Taken = string | null;

/** Takes a row's holiday: "taken", why it cannot be read, or null when the row has none. */
function holidayReader(file: FileInHand): (row: CellRow, draft: Draft) => Taken {
  const [date, name] = [cellOf(file, 'holiday'), cellOf(file, 'holidayName')];
  const order = file.mapping.columns.find(({ target }) => target === 'holiday')?.dateOrder ?? file.mapping.dateOrder;
  return (row, { holidays }) => {
    const text = date.text(row);
    if (text === '') return null;
    const written = parseInstant(text, order);
    if (written === null) return `The day "${text}" could not be read as a date.`;
    const day = isoDay(Math.floor((written.isUtc ? written.ms + offsetAt(file.zone, written.ms) : written.ms) / DAY));
    const known = holidays.get(day);
    holidays.set(day, { day, name: name.text(row).slice(0, 200) || (known?.name ?? 'Holiday') });
    return 'taken';
  };
}

/** The same of a row's hours. */
function hoursReader(file: FileInHand): (row: CellRow, draft: Draft) => Taken {
  const [weekday, opens, closes] = [cellOf(file, 'weekday'), cellOf(file, 'opens'), cellOf(file, 'closes')];
  const ofDays = WEEKDAYS.map(([target]) => cellOf(file, target));
  const isWide = ofDays.some(({ isMapped }) => isMapped);
  const oneDay = (row: CellRow, { week }: Draft): Taken => {
    const days = daysOf(weekday.text(row));
    const [from, to] = [opens.text(row), closes.text(row)];
    if (weekday.isMapped && days.length === 0) return weekday.text(row) === '' ? null : `"${weekday.text(row)}" is no day of the week.`;
    if (from === '' && to === '' && weekday.isMapped) return set(week, days, []);
    if (from === '' || to === '') return null;
    const span = spanOf(from, to);
    return span === null ? `The hours "${from}" to "${to}" could not be read as times of day.` : set(week, weekday.isMapped ? days : [0, 1, 2, 3, 4], [span]);
  };
  const wholeWeek = (row: CellRow, { week }: Draft): Taken => {
    const read = ofDays.map((cell) => (cell.isMapped ? hoursIn(cell.text(row)) : null));
    const wrong = ofDays.find((cell, day) => cell.isMapped && read[day] === undefined);
    if (wrong !== undefined) return `The hours "${wrong.text(row)}" could not be read; 9:00-17:00 can.`;
    read.forEach((hours, day) => hours !== null && hours !== undefined && set(week, [day], hours));
    return 'taken';
  };
  return isWide ? wholeWeek : oneDay;
}

function set(week: (Span[] | null)[], days: readonly number[], hours: readonly Span[]): 'taken' {
  for (const day of days) week[day] = [...(week[day] ?? []), ...hours.filter((span) => !week[day]?.some(([from, to]) => from === span[0] && to === span[1]))];
  return 'taken';
}

/** The weekdays that a cell names, Monday 0: "Monday", "Mon-Fri", "Sat, Sun", or 1 to 7. */
function daysOf(text: string): number[] {
  const dayOf = (word: string): number => (/^[1-7]$/.test(word.trim()) ? Number(word) - 1 : isWeekday(word) ? WEEKDAYS.findIndex(([, pattern]) => pattern.test(wordsOf(word))) : -1);
  const found = text.split(/[,;/&+]|\band\b/).flatMap((part) => {
    const [first = '', last] = part.split(/[-–]| to /);
    const [from, to] = [dayOf(first), last === undefined ? dayOf(first) : dayOf(last)];
    if (from < 0 || to < 0) return [-1];
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, i) => (from + i) % 7);
  });
  return found.includes(-1) ? [] : found;
}

const CLOSED = /^(closed|off|free|none|no|-|–|x)?$/i;

/** The hours in a cell such as "9:00-12:00, 13-17"; none for a closed day, undefined for a text that is none. */
function hoursIn(text: string): Span[] | undefined {
  if (CLOSED.test(text.trim())) return [];
  const spans = text.split(/[,;&+]|\band\b/).map((part) => {
    const [from, to, ...others] = part.split(/[-–]| to /);
    return from === undefined || to === undefined || others.length > 0 ? null : spanOf(from, to);
  });
  return spans.every((span) => span !== null) ? spans : undefined;
}

/** Minutes from midnight; an end that is not after the beginning lies on the next day. */
function spanOf(from: string, to: string): Span | null {
  const [start, end] = [parseTimeOfDay(from.trim()), parseTimeOfDay(to.trim())];
  if (start === null || end === null || start === end || start >= 1440) return null;
  return end > start ? [start, end] : [start, end + 1440];
}

/** Spans in order, those that touch joined. */
function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = found.at(-1);
    if (last !== undefined && from <= last[1]) found[found.length - 1] = [last[0], Math.max(last[1], to)];
    else found.push([from, to]);
  }
  return found;
}

function noteHours(file: FileInHand, drafts: readonly Draft[]): void {
  const hours = drafts.filter(({ week }) => week.some((day) => day !== null)).length;
  const days = drafts.reduce((sum, { holidays }) => sum + holidays.size, 0);
  if (hours + days === 0) return;
  file.state.findings.note('importedHours', file.name, {
    sentence: () => `${file.name} holds ${counted(hours, 'week of working hours', 'weeks of working hours')} and ${counted(days, 'holiday', 'holidays')}.`,
    effect: 'No proposal changes by itself: take them into one under Route, People.',
  }, undefined, hours + days);
}
