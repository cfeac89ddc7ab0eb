import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../../shared/engine/model/configuration.ts';
import { addHolidays, freeDay, removeHoliday, setHoliday } from '../../../../renderer/screens/route/holiday-edits.ts';

const CALENDAR: Calendar = { id: 'c', name: 'Office', week: [[], [], [], [], [], [], []] };
const WITH: Calendar = { ...CALENDAR, holidays: [{ day: '2026-01-01', name: 'Ours' }, { day: '2026-12-25', name: 'Christmas' }] };

describe('holidays of a calendar', () => {
  it('are added in their order, and a day that is there keeps its name', () => {
    expect(addHolidays(WITH, [{ day: '2026-01-01', name: 'New Year' }, { day: '2026-05-01', name: 'May Day' }]).holidays).toEqual([{ day: '2026-01-01', name: 'Ours' }, { day: '2026-05-01', name: 'May Day' }, { day: '2026-12-25', name: 'Christmas' }]);
  });
  it('leave no trace when the last one goes, so that the fingerprint is the one of before', () => {
    expect(removeHoliday(removeHoliday(WITH, 0), 0)).toEqual(CALENDAR);
  });
  it('cannot stand twice on a day, nor on half a day that is being typed', () => {
    expect(setHoliday(WITH, 0, { day: '2026-12-25', name: 'Ours' })).toBe(WITH);
    expect(setHoliday(WITH, 0, { day: '', name: 'Ours' })).toBe(WITH);
    expect(setHoliday(WITH, 1, { day: '2025-12-31', name: 'Eve' }).holidays?.[0]).toEqual({ day: '2025-12-31', name: 'Eve' });
  });
  it('begin, added by hand, on the first free day', () => {
    expect(freeDay(WITH, '2026-12-25')).toBe('2026-12-26');
  });
});
