import { describe, expect, it } from 'vitest';
import { dayStart, fromDayField, toDayField, ZONES } from '../../../renderer/screens/zone-fields.ts';

describe('the zones to choose from', () => {
  const names = ZONES.map(({ value }) => value);

  it('are found by the name that people use today, once each', () => {
    expect(names).toEqual(expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Asia/Kathmandu', 'Europe/Kyiv', 'Asia/Ho_Chi_Minh', 'America/New_York']));
    expect(names).not.toContain('Asia/Calcutta');
    expect(new Set(names).size).toBe(names.length);
  });

  it('are all known to this machine', () => {
    for (const timeZone of names) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
  });

  it('keep the day that was chosen, on days when the clocks change too', () => {
    for (const zone of ['Asia/Kolkata', 'America/New_York', 'Pacific/Auckland', 'Asia/Beirut']) {
      for (const day of ['2026-03-08', '2026-03-29', '2026-11-01', '2026-12-31']) {
        expect(toDayField(fromDayField(day, zone) ?? 0, zone)).toBe(day);
        expect(toDayField(dayStart(day, zone) ?? 0, zone)).toBe(day);
      }
    }
  });
});
