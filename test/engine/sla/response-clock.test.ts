import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildZoneTables } from '../../../electron/zones/build-zone-table.ts';
import type { ResponseClock } from '../../../shared/engine/sla/response-clock.ts';
import { judgeResponse, responseDueAt } from '../../../shared/engine/sla/response-clock.ts';
import { createRosterClocks } from '../../../shared/engine/sla/roster-clocks.ts';
import { createBusinessCalendar, due } from '../../../shared/engine/time/business-calendar.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { aConfiguration, aRep, officeHours } from '../../fixtures/a-proposal.ts';

const HOUR = 3_600_000;
const FRIDAY = Date.UTC(2026, 10, 20);
const FROM = Date.UTC(2026, 9, 1);
const TO = Date.UTC(2026, 11, 31);
const office = createBusinessCalendar(officeHours(), fixedZone('UTC', 0), FROM, TO);
/** Starts on a Friday at 16:00 with two business hours to go: due on Monday at 10:00. */
const aClock = (over: Partial<ResponseClock>): ResponseClock => ({ startAt: FRIDAY + 16 * HOUR, touchAt: NaN, dataEnd: TO, budgetMs: 2 * HOUR, calendar: office, ...over });
const MONDAY_10 = FRIDAY + 82 * HOUR;

describe('a response clock', () => {
  it('is kept at exactly its due time and late a moment later', () => {
    expect([MONDAY_10 - 1, MONDAY_10, MONDAY_10 + 1].map((touchAt) => judgeResponse(aClock({ touchAt })))).toEqual(['kept', 'kept', 'late']);
  });
  it('is late when the touch comes in the closed hours after a due time at closing', () => {
    const clock = aClock({ startAt: FRIDAY + 9 * HOUR, budgetMs: 8 * HOUR });
    expect([17, 18].map((hour) => judgeResponse({ ...clock, touchAt: FRIDAY + hour * HOUR }))).toEqual(['kept', 'late']);
  });
  it('is never when the due time passed without a touch', () => expect(judgeResponse(aClock({}))).toBe('never'));
  it('is open when it is due after the end of the data, touched or not', () => {
    const dataEnd = MONDAY_10 - 1;
    expect([NaN, FRIDAY + 16.5 * HOUR].map((touchAt) => judgeResponse(aClock({ touchAt, dataEnd })))).toEqual(['open', 'open']);
    expect(judgeResponse(aClock({ dataEnd: MONDAY_10 }))).toBe('never');
  });
  it('runs day and night without a calendar', () => {
    expect(judgeResponse(aClock({ calendar: null, touchAt: FRIDAY + 18 * HOUR }))).toBe('kept');
    expect(judgeResponse(aClock({ calendar: null, touchAt: FRIDAY + 18 * HOUR + 1 }))).toBe('late');
  });
  it('stands open for ever on a calendar without hours', () => {
    const closed = createBusinessCalendar({ week: [[], [], [], [], [], [], []] }, fixedZone('UTC', 0), FROM, TO);
    expect(judgeResponse(aClock({ calendar: closed, touchAt: TO }))).toBe('open');
    expect(responseDueAt({ tierId: 'hot', budgetMinutes: 1, clock: 'business' }, { zone: fixedZone('UTC', 0), calendar: closed }, FROM)).toBeNull();
  });
  it('agrees with its due time for any start, touch and budget', () => {
    const instant = fc.integer({ min: 0, max: 20 * 24 * 60 }).map((minutes) => FROM + minutes * 60_000);
    fc.assert(
      fc.property(instant, instant, fc.integer({ min: 1, max: 3000 }), (a, b, minutes) => {
        const [startAt, touchAt] = [Math.min(a, b), Math.max(a, b)];
        const isInTime = touchAt <= due(office, startAt, minutes * 60_000);
        return judgeResponse({ startAt, touchAt, dataEnd: TO, budgetMs: minutes * 60_000, calendar: office }) === (isInTime ? 'kept' : 'late');
      }),
      { numRuns: 500 },
    );
  });
});

describe('the clocks of a roster', () => {
  const zones = buildZoneTables(['Europe/London', 'Asia/Dubai'], FROM, TO);
  const build = (roster: ReturnType<typeof aRep>[], clientZone = 'Europe/London') =>
    createRosterClocks({ routing: { ...aConfiguration().routing, roster }, zones, clientZone, from: FROM, to: TO });

  it('stand in the zone of each rep', () => {
    const { reps, warnings } = build([aRep('a', { zone: 'Asia/Dubai' })]);
    expect(warnings).toEqual([]);
    expect(responseDueAt({ tierId: 'hot', budgetMinutes: 60, clock: 'business' }, reps[0] ?? { zone: fixedZone('', 0), calendar: null }, FRIDAY)).toBe(FRIDAY + 6 * HOUR);
  });
  it('fall back to the client’s zone and the first calendar, and say so', () => {
    const { reps, client, warnings } = build([aRep('a', { zone: 'Nowhere/None' }), aRep('b', { zone: 'Asia/Dubai', calendarId: 'gone' })]);
    expect(reps[0]).toEqual(client);
    expect(warnings).toHaveLength(2);
    expect(build([], 'Nowhere/None').warnings[0]).toContain('UTC stands in');
  });
  it('share a calendar where zone and hours are the same', () => {
    const { reps, client } = build([aRep('a', { zone: 'Europe/London' }), aRep('b', { zone: 'Europe/London' })]);
    expect(reps[0]?.calendar).toBe(client.calendar);
    expect(reps[1]?.calendar).toBe(client.calendar);
  });
});
