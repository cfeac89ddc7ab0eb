import { describe, expect, it } from 'vitest';
import { dayStart, fromDayField, toDayField } from '../../../renderer/screens/zone-fields.ts';

describe('days in a zone', () => {
  it('begins a day at local midnight, summer and winter', () => {
    expect(dayStart('2026-07-01', 'Europe/Berlin')).toBe(Date.UTC(2026, 5, 30, 22));
    expect(dayStart('2026-01-01', 'Europe/Berlin')).toBe(Date.UTC(2025, 11, 31, 23));
  });

  it('begins the day after the clocks changed at its own midnight', () => {
    expect(dayStart('2026-03-30', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 22));
    expect(dayStart('2026-03-29', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 28, 23));
  });

  it('reads back the day that it was given', () => {
    for (const zone of ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland']) {
      const instant = fromDayField('2026-11-26', zone);
      expect(instant === null ? '' : toDayField(instant, zone)).toBe('2026-11-26');
    }
  });

  it('takes nothing else for a day', () => {
    expect(dayStart('26.11.2026', 'UTC')).toBeNull();
    expect(fromDayField('', 'UTC')).toBeNull();
  });
});
