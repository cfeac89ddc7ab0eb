import { describe, expect, it } from 'vitest';
import { buildZoneTable } from '../../electron/zones/build-zone-table.ts';
import { formatDate, formatDateTime, formatIsoDay, formatMinuteOfDay, formatOffset } from '../../shared/format/format-date.ts';
import { formatBudget, formatBytes, formatMinutes, formatTook } from '../../shared/format/format-duration.ts';
import { formatFigureValue, formatInterval } from '../../shared/format/format-figure.ts';
import { formatMoney } from '../../shared/format/format-money.ts';
import { formatCount, formatCounted, formatNumber, formatPoints, formatShare } from '../../shared/format/format-number.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('numbers', () => {
  it('group digits and round half away from zero', () => {
    expect([formatNumber(13198), formatNumber(-1234.5), formatNumber(1.005, 2), formatNumber(-0.2), formatNumber(999999)]).toEqual([
      '13,198', '-1,235', '1.01', '0', '999,999',
    ]);
  });
  it('print a dash where there is no figure', () => {
    expect([formatCount(null), formatShare(null), formatMinutes(null), formatNumber(Number.NaN)]).toEqual(['–', '–', '–', '–']);
  });
  it('never round a share to nothing or to everything', () => {
    expect([0.7134, 0.0001, 0.9999, 0, 1].map((share) => plain(formatShare(share)))).toEqual(['71 %', 'under 1 %', 'over 99 %', '0 %', '100 %']);
  });
  it('show points without needless decimals', () => {
    expect([2500, 2550, 2555, 0, 100_000, -350].map(formatPoints)).toEqual(['25', '25.5', '25.55', '0', '1,000', '-3.5']);
  });
  it('agree with their noun', () => {
    expect([formatCounted(1, 'lead', 'leads'), formatCounted(2000, 'lead', 'leads')]).toEqual(['1 lead', '2,000 leads']);
  });
});

describe('durations', () => {
  it('are hours and minutes, never days', () => {
    expect([0, 0.2, 7.06, 60, 90, 1440, 6000].map((minutes) => plain(formatMinutes(minutes)))).toEqual([
      '0 min', 'under 1 min', '7 min', '1 h', '1 h 30 min', '24 h', '100 h',
    ]);
  });
  it('say which clock a target runs on', () => {
    expect([formatBudget(60, 'business'), formatBudget(480, 'elapsed'), formatBudget(15, 'business'), plain(formatBudget(90, 'business'))]).toEqual([
      '1 business hour', '8 hours', '15 business minutes', '1 h 30 min of business time',
    ]);
  });
  it('say how long something took and how large it is', () => {
    expect([formatTook(340), formatTook(2400), formatBytes(512), formatBytes(1536), formatBytes(296_000_000)].map(plain)).toEqual([
      '340 ms', '2.4 s', '512 bytes', '1.5 KB', '296 MB',
    ]);
  });
});

describe('money', () => {
  it('counts in minor units of its currency', () => {
    expect([formatMoney(384_600, 'GBP'), formatMoney(384_650, 'EUR'), formatMoney(-500, 'JPY'), plain(formatMoney(2_179_928_900, 'ZAR'))].map(plain)).toEqual([
      '£3,846', '€3,846.50', '-JPY 500', 'ZAR 21,799,289',
    ]);
  });
});

describe('dates', () => {
  const zone = buildZoneTable('Europe/Berlin', Date.UTC(2026, 0, 1), Date.UTC(2026, 11, 31));
  it('are told on the wall clock of the zone', () => {
    if (zone === null) throw new Error('Berlin is unknown');
    expect(formatDateTime(Date.UTC(2026, 6, 1, 22, 5), zone)).toBe('Thu 2 Jul 2026, 00:05');
    expect(formatDate(Date.UTC(2026, 11, 31, 23, 30), zone)).toBe('1 Jan 2027');
    expect(formatDate(null, zone)).toBe('–');
  });
  it('keep what is no day', () => {
    expect([formatIsoDay('2026-11-02'), formatIsoDay('')]).toEqual(['2 Nov 2026', '']);
  });
  it('name minutes of the day, past midnight too', () => {
    expect([540, 1440, 1800].map(formatMinuteOfDay)).toEqual(['09:00', '24:00', '06:00 next day']);
  });
  it('write offsets', () => {
    expect([0, 19_800_000, -3_600_000].map(formatOffset)).toEqual(['UTC', 'UTC+05:30', 'UTC-01:00']);
  });
});

describe('figures', () => {
  it('print in their unit', () => {
    const shown = (['count', 'share', 'minutes', 'perWeek', 'gini', 'score'] as const).map((unit) => plain(formatFigureValue(unit, 0.5)));
    expect(shown).toEqual(['1', '50 %', '1 min', '0.5', '0.50', '0.5']);
    expect(plain(formatInterval({ low: 0.691, high: 0.732 }))).toBe('69 to 73 %');
    expect([0.0063, 0.0002, 0.095, 0.995, 1, 0].map((share) => plain(formatFigureValue('share', share)))).toEqual(['0.6 %', 'under 0.1 %', '9.5 %', '99.5 %', '100 %', '0 %']);
    expect(plain(formatInterval({ low: 0.0049, high: 0.0081 }))).toBe('0.5 to 0.8 %');
  });
});
