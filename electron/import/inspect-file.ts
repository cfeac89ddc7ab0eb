import { isoMinute } from '../../shared/engine/time/civil-date.ts';
import { toUtc, type ZoneTable } from '../../shared/engine/time/zone-table.ts';
import { COLUMN_WORDS } from './column-words.ts';
import { dateOrderOf, isDate, judgedValues, shareOf } from './column-look.ts';
import { guessColumns, type ColumnGuess } from './guess-columns.ts';
import { guessKind } from './guess-kind.ts';
import type { FileLook } from './look-at-file.ts';
import { INSTANT_TARGETS, lookFindings } from './look-findings.ts';
import { parseInstant } from './parse-instant.ts';
import { parseBoolean, parseNumber, parseTimeOfDay } from './parse-number.ts';
import { recogniseFile, type RecognisedFile } from './recognise-file.ts';
import { QUARANTINE } from './row-sorter.ts';
import type { ColumnMapping, FileKind, FileMapping, ImportProfile, InspectedColumn, InspectedFile } from '../../shared/contract/schemas/import.ts';
import type { DateOrder } from './import-types.ts';

/** True when a column of such a file can mean this. */
export function isTargetOf(kind: FileKind, target: string): boolean {
  return target === 'ignore' || (kind === 'leads' && (target === 'field' || target === 'stageDate')) || (kind === 'events' && target === 'number') || COLUMN_WORDS[kind].some(([known]) => known === target);
}

/** What a file seems to be, given its look, what a person corrected already, and the mappings that were kept. */
export function inspectFile(
  file: { readonly fileId: string; readonly name: string; readonly bytes: number },
  look: FileLook,
  correction: Partial<FileMapping>,
  zone: ZoneTable,
  profiles: readonly ImportProfile[] = [],
): InspectedFile {
  const saved = savedProfileFor(look, correction, profiles);
  const known = recogniseFile(file.name, look.header, look.columns);
  const names = known === null ? look.header : look.header.map((name) => known.translate(name));
  const kind = correction.kind ?? saved?.mapping.kind ?? guessKind(names, look.columns, { file: file.name, sheet: look.sheet });
  const dateOrder = correction.dateOrder ?? saved?.mapping.dateOrder ?? dateOrderOf(look.columns.flatMap((column) => (shareOf(judgedValues(column), isDate) > 0.5 ? [...column.counts.keys()] : [])));
  const guesses = guessColumns(kind, names, look.columns);
  const columns = guesses.map((guess, index): InspectedColumn => {
    const column = look.header[index] ?? '';
    const { mapping, reason } = decided(kind, column, { corrected: correction.columns, saved, guess, english: names[index] ?? column, known });
    const seen = look.columns[index];
    return {
      column,
      guess: mapping,
      reason,
      examples: [...(seen?.counts.keys() ?? [])].slice(0, 3).map((raw) => ({ raw, read: readAs(raw, mapping, mapping.dateOrder ?? dateOrder, zone) })),
      blank: seen?.blank ?? 0,
      distinct: seen?.distinct ?? 0,
    };
  });
  const mapping: FileMapping = { fileId: file.fileId, kind, encoding: look.encoding, delimiter: look.delimiter, dateOrder, zone: zone.zone, columns: columns.map((column) => column.guess), ...(look.sheet === '' ? {} : { sheet: look.sheet }) };
  return {
    fileId: file.fileId, name: file.name, bytes: file.bytes, rows: look.oddities.rows, kind, mapping, columns, columnsWritten: look.columnsWritten,
    notes: notesOn(look, mapping), findings: lookFindings(file.fileId, look, mapping), recognised: recognisedAs(saved, known), sheets: [...look.sheets],
  };
}

function recognisedAs(saved: ImportProfile | null, known: RecognisedFile | null): InspectedFile['recognised'] {
  if (saved !== null) return { profile: saved.id, name: saved.name, reason: `The file has all columns of the mapping that was kept as “${saved.name}”.` };
  return known === null ? null : { profile: known.profile, name: known.name, reason: known.reason };
}

/** A kept mapping whose columns the file has, of the kind that was asked for; the one with the most columns. */
function savedProfileFor({ header }: FileLook, { kind }: Partial<FileMapping>, profiles: readonly ImportProfile[]): ImportProfile | null {
  const fitting = profiles.filter(({ mapping }) => (kind === undefined || mapping.kind === kind) && mapping.columns.length > 1 && mapping.columns.every(({ column, target }) => target === 'ignore' || header.includes(column)));
  return fitting.reduce<ImportProfile | null>((best, one) => (best === null || one.mapping.columns.length > best.mapping.columns.length ? one : best), null);
}

interface Opinions {
  readonly corrected: readonly ColumnMapping[] | undefined;
  readonly saved: ImportProfile | null;
  readonly guess: ColumnGuess;
  /** The header's usual English name. */
  readonly english: string;
  readonly known: RecognisedFile | null;
}

/** What a column is taken for: what the person said, else what was kept, else the guess. */
function decided(kind: FileKind, column: string, { corrected, saved, guess, english, known }: Opinions): ColumnGuess {
  const of = (columns: readonly ColumnMapping[] | undefined): ColumnMapping | undefined => columns?.find((mapping) => mapping.column === column && isTargetOf(kind, mapping.target));
  const kept = of(corrected);
  if (kept !== undefined) return { mapping: kept, reason: 'Chosen by you.' };
  const before = of(saved?.mapping.columns);
  if (before !== undefined && saved !== null) return { mapping: before, reason: `As kept in “${saved.name}”.` };
  if (QUARANTINE.includes(column)) return { mapping: { column, target: 'ignore' }, reason: 'Says where and why the row was refused before.' };
  if (english === column || known === null) return guess;
  return { mapping: { ...guess.mapping, column }, reason: `${guess.reason.replace(/\.$/, '')}: “${english}” in ${known.name}.` };
}

const NUMBER_TARGETS = new Set(['amount', 'dayCap', 'number']);
const TIME_TARGETS = new Set(['workStart', 'workEnd', 'opens', 'closes']);
/** Where a date without a time means a day of somebody's own. */
const DAY_TARGETS = new Set(['from', 'to', 'holiday']);
const NO_LOOK = { counts: new Map<string, number>() };
const TRUTH_TARGETS = new Set(['automated', 'isActive', 'outcome']);

/** One cell as it would be understood, in words; the raw text where it stays text. */
function readAs(raw: string, { target, type }: ColumnMapping, order: DateOrder, zone: ZoneTable): string {
  if (INSTANT_TARGETS.has(target) || type === 'instant') {
    const written = parseInstant(raw, order);
    if (written !== null && DAY_TARGETS.has(target) && !/\d:\d/.test(raw)) return `${isoMinute(written.ms).slice(0, 10)}, the whole day`;
    return written === null ? 'no date' : `${isoMinute(written.isUtc ? written.ms : toUtc(zone, written.ms))} UTC`;
  }
  if (NUMBER_TARGETS.has(target) || type === 'number') return Number.isNaN(parseNumber(raw)) ? 'no number' : String(parseNumber(raw));
  if (TIME_TARGETS.has(target)) {
    const minutes = parseTimeOfDay(raw);
    return minutes === null ? 'no time of day' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  }
  if (TRUTH_TARGETS.has(target) || type === 'boolean') {
    const truth = parseBoolean(raw);
    return truth === null ? raw : truth ? 'yes' : 'no';
  }
  return raw;
}

function notesOn(look: FileLook, mapping: FileMapping): string[] {
  const { oddities } = look;
  const notes: string[] = [];
  const note = (count: number, one: string, many: string): void => {
    if (count > 0) notes.push(count === 1 ? `1 row ${one}` : `${count} rows ${many}`);
  };
  note(oddities.wrapped, 'stood whole inside one quoted cell and was taken apart.', 'stood whole inside one quoted cell and were taken apart.');
  note(oddities.short, 'is shorter than the header; its missing cells count as blank.', 'are shorter than the header; their missing cells count as blank.');
  note(look.faulty, 'cannot be trusted and will be refused.', 'cannot be trusted and will be refused.');
  const dated = look.header.filter((column, index) => {
    const target = mapping.columns[index];
    if (target === undefined || column === '' || target.target === 'holiday') return false;
    if (DAY_TARGETS.has(target.target)) return judgedValues(look.columns[index] ?? NO_LOOK).some((value) => /\d:\d/.test(value)); // a day alone is one on somebody's own wall
    return INSTANT_TARGETS.has(target.target) || target.type === 'instant';
  });
  if (dated.length > 0 && lacksZone(look, dated)) notes.push(`Times without a zone are read as ${mapping.zone}. Change the zone if the export came from another.`);
  return notes;
}

function lacksZone(look: FileLook, dated: readonly string[]): boolean {
  return dated.some((column) => {
    const values = look.columns[look.header.indexOf(column)];
    return values !== undefined && judgedValues(values).some((value) => parseInstant(value, 'DMY')?.isUtc === false);
  });
}
