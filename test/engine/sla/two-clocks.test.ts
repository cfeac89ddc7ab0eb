import { describe, expect, it } from 'vitest';
import { clockMarks, readTwoClocks } from '../../../shared/engine/sla/two-clocks.ts';
import { createBusinessCalendar } from '../../../shared/engine/time/business-calendar.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { officeHours } from '../../fixtures/a-proposal.ts';

const HOUR = 3_600_000;
const MONDAY = Date.UTC(2026, 10, 16, 9);
const office = createBusinessCalendar(officeHours(), fixedZone('UTC', 0), Date.UTC(2026, 9, 1), Date.UTC(2027, 0, 1));
const story = { triggerAt: MONDAY, assignedAt: MONDAY + HOUR, touchAt: MONDAY + 3 * HOUR, ownTouchAt: MONDAY + 3 * HOUR, before: office, after: office };

describe('the marks of a clock', () => {
  it('warns at shares of the budget and breaches at its end, over the night', () => {
    const { warnAt, dueAt } = clockMarks(office, MONDAY + 6 * HOUR, 4 * HOUR, [0.5, 0.75]);
    expect(warnAt).toEqual([MONDAY + 8 * HOUR, MONDAY + 25 * HOUR]);
    expect(dueAt).toBe(MONDAY + 26 * HOUR);
    expect(clockMarks(null, MONDAY, HOUR, [0.5])).toEqual({ warnAt: [MONDAY + HOUR / 2], dueAt: MONDAY + HOUR });
  });
  it('says that there is no answer where the calendar never opens', () => {
    const closed = createBusinessCalendar({ week: [[], [], [], [], [], [], []] }, fixedZone('UTC', 0), 0, 9e14);
    expect(clockMarks(closed, MONDAY, HOUR, [0.5])).toEqual({ warnAt: [null], dueAt: null });
  });
});

describe('the two clocks', () => {
  it('tell the system’s part from the rep’s', () => {
    expect(readTwoClocks(story)).toEqual({ systemDelay: HOUR, repResponse: 2 * HOUR, leadWait: 3 * HOUR, isTouchedBefore: false });
  });
  it('let a colleague’s touch stop the lead’s clock and not the rep’s', () => {
    expect(readTwoClocks({ ...story, ownTouchAt: NaN })).toMatchObject({ leadWait: 3 * HOUR, repResponse: null });
  });
  it('start a new rep’s clock at a reassignment while the lead’s runs on', () => {
    expect(readTwoClocks({ ...story, assignedAt: MONDAY + 2 * HOUR })).toMatchObject({ repResponse: HOUR, leadWait: 3 * HOUR });
  });
  it('count a touch before the assignment by the later owner as no wait of his, flagged', () => {
    expect(readTwoClocks({ ...story, touchAt: MONDAY + HOUR / 2, ownTouchAt: MONDAY + HOUR / 2 })).toMatchObject({ repResponse: 0, leadWait: HOUR / 2, isTouchedBefore: true });
  });
  it('have no end for a lead that nobody was given and nobody touched', () => {
    expect(readTwoClocks({ ...story, assignedAt: NaN, touchAt: NaN, ownTouchAt: NaN })).toEqual({ systemDelay: null, repResponse: null, leadWait: null, isTouchedBefore: false });
  });
});
