import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate, dayNumber, isoDay, weekday } from '../../../shared/engine/time/civil-date.ts';

describe('civil dates', () => {
  it('agree with the platform for any day from 1600 to 2400', () => {
    fc.assert(
      fc.property(fc.integer({ min: -135_000, max: 157_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        return isoDay(day) === date.toISOString().slice(0, 10) && weekday(day) === (date.getUTCDay() + 6) % 7;
      }),
    );
  });

  it('and day numbers are each other’s inverse', () => {
    fc.assert(fc.property(fc.integer({ min: -500_000, max: 500_000 }), (day) => dayNumber(civilDate(day)) === day));
  });

  it('know leap days', () => {
    expect(isoDay(dayNumber({ year: 2028, month: 2, day: 29 }) + 1)).toBe('2028-03-01');
  });
});
