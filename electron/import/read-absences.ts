import type { Absence } from '../../shared/engine/model/configuration.ts';
import { compareText } from '../../shared/engine/history/compare-ids.ts';
import { DAY } from '../../shared/engine/time/units.ts';
import { toUtc, type ZoneTable } from '../../shared/engine/time/zone-table.ts';
import { cellOf, type FileInHand, type KindReader } from './file-reader.ts';
import { counted } from './findings.ts';
import type { DateOrder } from './import-types.ts';
import { parseInstant } from './parse-instant.ts';
import { absenceKey, type StaffMember } from './staff.ts';
import { zoneTableFor } from './zones.ts';

/** So much of a kind is kept. */
const KIND_LENGTH = 80;

/**
 * Each row becomes an absence of somebody who is an owner or in a roster. A day alone is the whole day on that person's own
 * wall, so an end that names a day lies at the end of it; without an end the absence is that one day. Times without a zone
 * are read in the zone of the file.
 */
export function absencesReader(file: FileInHand): KindReader {
  const { staff } = file.state;
  const cell = (target: string) => cellOf(file, target);
  const [id, name, email, from, to, kind] = [cell('ownerId'), cell('name'), cell('email'), cellOf(file, 'from', true), cell('to'), cell('kind')];
  const orderOf = (target: string): DateOrder => file.mapping.columns.find((column) => column.target === target)?.dateOrder ?? file.mapping.dateOrder;
  const [fromOrder, toOrder] = [orderOf('from'), orderOf('to')];
  const seen = new Set(staff.known);
  const own: Omit<Absence, 'id'>[] = [];
  return {
    row(row) {
      const texts = [id.text(row), email.text(row), name.text(row)];
      const written = texts.find((text) => text !== '') ?? '';
      if (written === '') return 'The row names nobody.';
      const member = staff.find(texts);
      if (member === null) return unknownPerson(file, written);
      const span = spanOf({ from: from.text(row), to: to.text(row), fromOrder, toOrder, fileZone: file.zone, swaps: file.spans === 'swap' }, member);
      if (typeof span === 'string') return span;
      if (span.to <= span.from) return noteBackwards(file, from.text(row), to.text(row));
      const word = kind.text(row).slice(0, KIND_LENGTH);
      const absence = { repId: member.repId, ...span, ...(word === '' ? {} : { kind: word }) };
      if (seen.has(absenceKey(absence))) {
        file.count.merged++;
        return null;
      }
      seen.add(absenceKey(absence));
      own.push(absence);
      file.count.imported++;
      return null;
    },
    finish() {
      own.sort((a, b) => compareText(a.repId, b.repId) || a.from - b.from || a.to - b.to || compareText(a.kind ?? '', b.kind ?? ''));
      noteOverlaps(file, own);
      for (const absence of own) staff.known.add(absenceKey(absence)); // another file may tell it again
      staff.absences.push(...own);
    },
  };
}

interface WrittenSpan {
  readonly from: string;
  readonly to: string;
  readonly fromOrder: DateOrder;
  readonly toOrder: DateOrder;
  readonly fileZone: ZoneTable;
  readonly swaps: boolean;
}

/** The span as instants, or why it cannot be read. */
function spanOf({ from, to, fromOrder, toOrder, fileZone, swaps }: WrittenSpan, member: StaffMember): { from: number; to: number } | string {
  if (from === '') return 'The row has no first day.';
  const ownZone = zoneTableFor(member.zone);
  const start = edgeOf(from, fromOrder, ownZone, fileZone);
  if (start === null) return `The first day "${from}" could not be read as a date.`;
  const end = to === '' ? start : edgeOf(to, toOrder, ownZone, fileZone);
  if (end === null) return `The last day "${to}" could not be read as a date.`;
  if (to === '' && !start.isDay) return 'The row has a first moment, but no last one.';
  const [first, last] = swaps && end.ms < start.ms ? [end, start] : [start, end];
  return { from: first.ms, to: last.end };
}

/** Where a day or a moment begins and ends; a moment ends where it begins. */
function edgeOf(text: string, order: DateOrder, ownZone: ZoneTable, fileZone: ZoneTable): { ms: number; end: number; isDay: boolean } | null {
  const written = parseInstant(text, order);
  if (written === null) return null;
  const isDay = !written.isUtc && !/\d:\d/.test(text);
  if (isDay) return { ms: toUtc(ownZone, written.ms), end: toUtc(ownZone, written.ms + DAY), isDay };
  const ms = written.isUtc ? written.ms : toUtc(fileZone, written.ms);
  return { ms, end: ms, isDay };
}

/** Refuses a row about somebody nobody knows. */
export function unknownPerson(file: FileInHand, text: string): string {
  file.state.findings.note('unknownPeople', file.name, {
    sentence: (count) => `${counted(count, 'row', 'rows')} of ${file.name} named somebody who is neither an owner nor in a roster.`,
    effect: 'Refused. Add the person to the owners file or the roster, or mend the name, then import the refused rows again.',
  }, text);
  return `Nobody is called "${text}" among the owners or in a roster.`;
}

function noteBackwards(file: FileInHand, from: string, to: string): string {
  file.state.findings.note('backwardAbsences', file.name, {
    sentence: (count) => `${counted(count, 'absence', 'absences')} of ${file.name} ended before beginning.`,
    effect: 'Refused.',
  }, `${from} to ${to}`);
  return `The absence ends (${to}) before it begins (${from}).`;
}

function noteOverlaps(file: FileInHand, absences: readonly Omit<Absence, 'id'>[]): void {
  let until = -Infinity;
  absences.forEach((absence, index) => {
    const before = absences[index - 1];
    if (before?.repId !== absence.repId) until = -Infinity;
    if (absence.from < until) {
      file.state.findings.note('overlappingAbsences', file.name, {
        sentence: (count) => `${counted(count, 'absence', 'absences')} of ${file.name} overlapped another of the same person.`,
        effect: 'Kept: the person is away in all of it.',
      }, absence.repId);
    }
    until = Math.max(until, absence.to);
  });
}
