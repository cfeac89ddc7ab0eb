import { describe, expect, it } from 'vitest';
import { createImportPort } from '../../electron/import/create-import-port.ts';
import type { ImportedStaff, KnownStaff } from '../../electron/import/staff.ts';
import type { FileMapping } from '../../shared/contract/schemas/import.ts';
import { aFile, inspect, VOCABULARY, type FileSpec } from './import-fixture.ts';
import type { Imported } from '../../electron/import/create-import-port.ts';

const LEADS: FileSpec = { content: 'id,created\n1,2026-01-01\n', kind: 'leads', columns: [{ column: 'id', target: 'leadId' }, { column: 'created', target: 'createdAt' }] };
const OWNERS: FileSpec = {
  content: 'id,name,mail,zone\no1,Kim Lee,kim@us.example,America/New_York\no2,Ann,ann@us.example,Europe/Berlin\n', kind: 'owners',
  columns: [{ column: 'id', target: 'ownerId' }, { column: 'name', target: 'name' }, { column: 'mail', target: 'email' }, { column: 'zone', target: 'zone' }],
};
const ABSENCES: FileMapping['columns'] = [{ column: 'who', target: 'name' }, { column: 'from', target: 'from' }, { column: 'to', target: 'to' }, { column: 'why', target: 'kind' }];
const HOURS: FileMapping['columns'] = ['who', 'team', 'weekday', 'start', 'end', 'monday', 'tuesday', 'date', 'holiday'].map((column, index) => ({ column, target: ['name', 'team', 'weekday', 'opens', 'closes', 'monday', 'tuesday', 'holiday', 'holidayName'][index] ?? 'ignore' }));

async function run(files: readonly FileSpec[], staff?: KnownStaff, choice?: string): Promise<Imported> {
  const placed = [LEADS, OWNERS, ...files].map(({ content, kind = 'leads', columns = [] }) => {
    const made = aFile(content, `${kind}.csv`);
    return { path: made.path, name: made.name, mapping: { fileId: made.fileId, kind, encoding: 'utf-8', delimiter: ',', dateOrder: 'DMY' as const, zone: 'Europe/London', columns } };
  });
  const choices = choice === undefined ? [] : placed.map(({ mapping }) => ({ finding: `${mapping.fileId}|backwardAbsences|`, choice }));
  const reply = await createImportPort().run(placed, VOCABULARY, { clientZone: 'Europe/London', currency: 'EUR', choices, signal: new AbortController().signal, onProgress: () => undefined, ...(staff === undefined ? {} : { staff }) });
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}
const absencesOf = ({ absences }: ImportedStaff): string[] => absences.map(({ repId, from, to, kind }) => `${repId} ${new Date(from).toISOString().slice(0, 16)} ${new Date(to).toISOString().slice(0, 16)}${kind === undefined ? '' : ` ${kind}`}`);
const absences = (rows: string): FileSpec => ({ content: `who,from,to,why\n${rows}\n`, kind: 'absences', columns: ABSENCES });
const hours = (text: string): FileSpec => ({ content: text, kind: 'calendars', columns: HOURS.filter(({ column }) => (text.split('\n', 1)[0] ?? '').split(',').includes(column)) });

describe('a file of absences', () => {
  it('takes days as whole days on the person\'s own wall, and moments as they are', async () => {
    const { staff, batch } = await run([absences('Kim Lee,2026-07-06,2026-07-10,leave\nann@us.example,05/01/2026,,\no2,2026-02-02 09:00,2026-02-02T13:00:00Z,training')]);
    expect(absencesOf(staff)).toEqual(['o1 2026-07-06T04:00 2026-07-11T04:00 leave', 'o2 2026-01-04T23:00 2026-01-05T23:00', 'o2 2026-02-02T09:00 2026-02-02T13:00 training']);
    expect(batch.files.at(-1)).toMatchObject({ kind: 'absences', rows: 3, imported: 3, merged: 0, refused: 0 });
  });
  it('refuses people nobody knows, days that are none, and ends before beginnings, each with its reason', async () => {
    const { refusedRows, batch } = await run([absences('Nobody,2026-01-01,2026-01-02,\nKim Lee,soon,2026-01-02,\nKim Lee,2026-01-05,2026-01-02,\n,2026-01-05,2026-01-06,')]);
    expect(refusedRows.map(({ reason }) => reason)).toEqual([
      'Nobody is called "Nobody" among the owners or in a roster.', 'The first day "soon" could not be read as a date.', 'The absence ends (2026-01-02) before it begins (2026-01-05).', 'The row names nobody.',
    ]);
    expect(batch.findings.map(({ kind, count }) => [kind, count])).toEqual(expect.arrayContaining([['unknownPeople', 1], ['backwardAbsences', 1]]));
  });
  it('swaps ends and beginnings where that was chosen', async () => {
    const { staff } = await run([absences('Ann,2026-01-05,2026-01-02,')], undefined, 'swap');
    expect(absencesOf(staff)).toEqual(['o2 2026-01-01T23:00 2026-01-05T23:00']);
  });
  it('counts overlaps and takes a repeated absence once, within the file and beside those that are there', async () => {
    const known: KnownStaff = { reps: [], absences: [{ repId: 'o2', from: Date.UTC(2026, 2, 1, 23), to: Date.UTC(2026, 2, 2, 23) }] };
    const { staff, batch } = await run([absences('Ann,2026-01-05,2026-01-09,\nAnn,2026-01-05,2026-01-09,\nAnn,2026-01-08,2026-01-12,\nAnn,2026-03-02,2026-03-02,')], known);
    expect(staff.absences).toHaveLength(2);
    expect(batch.files.at(-1)).toMatchObject({ imported: 2, merged: 2 });
    expect(batch.findings).toContainEqual(expect.objectContaining({ kind: 'overlappingAbsences', count: 1 }));
  });
  it('finds people of a roster, in whose zone their days are', async () => {
    const { staff } = await run([absences('Ann,2026-01-05,,\nBo,2026-01-05,,')], { reps: [{ id: 'rep-a', extId: 'o2', name: 'Anna', zone: 'UTC' }, { id: 'rep-b', extId: '', name: 'Bo', zone: 'UTC' }], absences: [] });
    expect(absencesOf(staff)).toEqual(['rep-a 2026-01-05T00:00 2026-01-06T00:00', 'rep-b 2026-01-05T00:00 2026-01-06T00:00']);
  });
});

describe('a file of working hours and holidays', () => {
  it('reads weekdays row by row, ranges of days, and lunch breaks', async () => {
    const { staff } = await run([hours('who,weekday,start,end\nAnn,Mon-Thu,9:00,12:00\nAnn,Monday,13:00,17:00\nAnn,fri,,\nKim Lee,Sat,22:00,06:00\n')]);
    expect(staff.hours).toEqual([
      { subject: { kind: 'rep', repId: 'o1' }, week: [[], [], [], [], [], [[1320, 1800]], []], holidays: [] },
      { subject: { kind: 'rep', repId: 'o2' }, week: [[[540, 720], [780, 1020]], [[540, 720]], [[540, 720]], [[540, 720]], [], [], []], holidays: [] },
    ]);
  });
  it('reads weekdays side by side, of teams', async () => {
    const { staff } = await run([hours('team,monday,tuesday\nNorth,9:00-12:00; 13-17,closed\n')]);
    expect(staff.hours).toEqual([{ subject: { kind: 'team', name: 'North' }, week: [[[540, 720], [780, 1020]], [], [], [], [], [], []], holidays: [] }]);
  });
  it('reads holidays of everybody, once each', async () => {
    const { staff, batch } = await run([hours('date,holiday\n25.12.2026,Christmas\n25.12.2026,Christmas\n2026-01-01,New Year\n')]);
    expect(staff.hours).toEqual([{ subject: { kind: 'everybody' }, week: null, holidays: [{ day: '2026-01-01', name: 'New Year' }, { day: '2026-12-25', name: 'Christmas' }] }]);
    expect(batch.files.at(-1)).toMatchObject({ imported: 2, merged: 1 });
  });
  it('refuses what is no weekday, no time and no day', async () => {
    const { refusedRows } = await run([hours('who,weekday,start,end\nAnn,someday,9,17\nAnn,Mon,early,late\nAnn,,,\nZoe,Mon,9,17\n')]);
    expect(refusedRows.map(({ reason }) => reason)).toEqual(['"someday" is no day of the week.', 'The hours "early" to "late" could not be read as times of day.', 'The row names no weekday with hours, and no holiday.', 'Nobody is called "Zoe" among the owners or in a roster.']);
  });
});

describe('what such files look like', () => {
  const look = async (content: string, name = 'file.csv') => {
    const file = await inspect(content, {}, name);
    return { kind: file.kind, targets: file.columns.map(({ guess }) => guess.target), examples: file.columns.map(({ examples }) => examples[0]?.read), findings: file.findings.map(({ kind, count }) => [kind, count]) };
  };

  it('is found for absences, with whole days as examples and backward ones counted', async () => {
    expect(await look('Employee,Email,Start date,End date,Leave type\nKim,kim@us.example,2026-01-05,2026-01-09,Vacation\nAnn,ann@us.example,2026-02-05,2026-02-01,Sick\n')).toEqual({
      kind: 'absences', targets: ['name', 'email', 'from', 'to', 'kind'], examples: ['Kim', 'kim@us.example', '2026-01-05, the whole day', '2026-01-09, the whole day', 'Vacation'], findings: [['backwardAbsences', 1], ['unknownPeople', 2]],
    });
  });
  it('counts who is neither an owner of these files nor in a roster', async () => {
    const files = [aFile('Name,From,To\nKim,2026-01-05,2026-01-06\nBo,2026-01-05,2026-01-06\nZoe,2026-01-05,2026-01-06\n', 'away.csv'), aFile('Owner ID,Name,Email\n7,Kim,kim@us.example\n', 'owners.csv')];
    const reply = await createImportPort().inspect(files, [], 'UTC', [], { staff: { reps: [{ id: 'b', extId: '', name: 'BO', zone: 'UTC' }], absences: [] } });
    expect(reply.ok && reply.value.files[0]?.findings).toMatchObject([{ kind: 'unknownPeople', count: 1, examples: ['Zoe'] }]);
  });
  it.each([
    ['hours by weekday', 'Rep,Day,From,To\nKim,Monday,9:00,17:00\nKim,Tuesday,9:00,17:00\n', ['name', 'weekday', 'opens', 'closes']],
    ['hours side by side', 'Team,Mon,Tue,Wed,Thu,Fri\nNorth,9-17,9-17,9-17,9-17,9-15\n', ['team', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday']],
    ['holidays', 'Date,Holiday\n2026-12-25,Christmas Day\n2026-01-01,New Year\n', ['holiday', 'holidayName']],
  ])('is found for %s', async (_, content, targets) => {
    expect(await look(content)).toMatchObject({ kind: 'calendars', targets });
  });
  it('is found for holidays by the file\'s name', async () => {
    expect(await look('Datum,Bezeichnung\n25.12.2026,Weihnachten\n', 'Feiertage 2026.csv')).toMatchObject({ kind: 'calendars', targets: ['holiday', 'holidayName'] });
  });
});
