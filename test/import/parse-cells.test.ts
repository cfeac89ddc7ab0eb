import { describe, expect, it } from 'vitest';
import { ambiguousDates, createInstantColumn } from '../../electron/import/instant-column.ts';
import { parseInstant } from '../../electron/import/parse-instant.ts';
import { parseBoolean, parseNumber, parseTimeOfDay, plainInteger } from '../../electron/import/parse-number.ts';
import { zoneTableFor } from '../../electron/import/zones.ts';

const read = (text: string, order: 'YMD' | 'DMY' | 'MDY' = 'YMD'): string | null => {
  const written = parseInstant(text, order);
  return written === null ? null : `${new Date(written.ms).toISOString()}${written.isUtc ? '' : ' local'} ${written.form}`;
};

describe('a whole number in bytes', () => {
  it('is read as the long way reads it, or not at all', () => {
    const written = ['0', '7', '10', '123456789012345', '1234567890123456', '007', '', ' 7', '-1', '1.0', '1,000', '1e3', '12a', '٣'];
    const plain = written.map((text) => plainInteger(Buffer.from(text), 0, Buffer.byteLength(text)));
    expect(plain.slice(0, 4)).toEqual(written.slice(0, 4).map(parseNumber));
    expect(plain.slice(4)).toEqual(written.slice(4).map(() => NaN));
  });
});

describe('parseInstant', () => {
  it.each([
    ['2026-03-04', '2026-03-04T00:00:00.000Z local fixed'],
    ['2026-03-04 05:06', '2026-03-04T05:06:00.000Z local fixed'],
    ['2026-03-04T05:06:07.891Z', '2026-03-04T05:06:07.891Z fixed'],
    ['2026-03-04T05:06:07+02:00', '2026-03-04T03:06:07.000Z fixed'],
    ['2026-03-04 05:06:07.5 UTC', '2026-03-04T05:06:07.500Z fixed'],
    ['1772593567891', '2026-03-04T03:06:07.891Z fixed'],
    ['1772593567', '2026-03-04T03:06:07.000Z fixed'],
    ['4 Mar 2026', '2026-03-04T00:00:00.000Z local fixed'],
    ['March 4, 2026 5:06 PM', '2026-03-04T17:06:00.000Z local fixed'],
    ['23/01/2026 13:07', '2026-01-23T13:07:00.000Z local dayFirst'],
    ['1/23/2026', '2026-01-23T00:00:00.000Z local monthFirst'],
    ['23.01.26', '2026-01-23T00:00:00.000Z local dayFirst'],
    ['3/3/2026', '2026-03-03T00:00:00.000Z local same'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
  it('takes the order that it is told where day and month could be swapped', () => {
    expect(read('03/04/2026', 'DMY')).toBe('2026-04-03T00:00:00.000Z local either');
    expect(read('03/04/2026', 'MDY')).toBe('2026-03-04T00:00:00.000Z local either');
  });
  it.each(['', 'soon', '2026-02-30', '31/31/2026', '12', '2026-13-01', '51-200', 'Nov-50', '2026-01-01 25:00'])('reads no date in "%s"', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('a column of dates', () => {
  const london = zoneTableFor('Europe/London');
  it('reads times without a zone on the clock of the zone, summer time included', () => {
    const column = createInstantColumn('YMD', london);
    expect(new Date(column.read('2026-06-26 03:07')).toISOString()).toBe('2026-06-26T02:07:00.000Z');
    expect(new Date(column.read('2026-01-26 03:07')).toISOString()).toBe('2026-01-26T03:07:00.000Z');
  });
  it('counts what it could not read', () => {
    const column = createInstantColumn('YMD', london);
    column.read('yesterday');
    expect(column.counts).toMatchObject({ read: 0, unreadable: 1, unreadableExamples: ['yesterday'] });
  });
  it('is not ambiguous when its other dates can only be read one way', () => {
    const column = createInstantColumn('DMY', london);
    ['01/02/2026', '23/02/2026'].forEach((text) => column.read(text));
    expect(ambiguousDates(column.counts)).toBe(0);
  });
  it('stays ambiguous when nothing settles the order, or formats are mixed', () => {
    const open = createInstantColumn('DMY', london);
    ['01/02/2026', '03/04/2026'].forEach((text) => open.read(text));
    expect(ambiguousDates(open.counts)).toBe(2);
    const mixed = createInstantColumn('MDY', london);
    ['1/23/2026', '1/2/2026', '2026-01-02'].forEach((text) => mixed.read(text));
    expect(ambiguousDates(mixed.counts)).toBe(1);
  });
});

describe('numbers and yes or no', () => {
  it.each([['12', 12], ['-1.5', -1.5], ['1,234', 1234], ['1.234,56', 1234.56], ['€ 1,200.50', 1200.5], ['12,5', 12.5], ['45 %', 45], ["1'000", 1000]])('reads %s', (text, expected) => {
    expect(parseNumber(text)).toBe(expected);
  });
  it.each(['', 'ten', '51-200', '1,23,4', '--3'])('reads no number in "%s"', (text) => {
    expect(parseNumber(text)).toBeNaN();
  });
  it('reads yes, no and neither', () => {
    expect([parseBoolean('Yes'), parseBoolean('0'), parseBoolean('maybe')]).toEqual([true, false, null]);
  });
  it.each([['9:00', 540], ['17:30', 1050], ['0900', 540], ['9', 540], ['5 pm', 1020], ['24:00', 1440], ['nine', null], ['9:75', null]])('reads the time of day %s', (text, expected) => {
    expect(parseTimeOfDay(text)).toBe(expected);
  });
});
