import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildZoneTables } from '../../../electron/zones/build-zone-table.ts';
import { NOT_JUDGED, clockOf, judgeHandoffs } from '../../../shared/engine/replay/judge-handoffs.ts';
import type { ResponseTarget } from '../../../shared/engine/model/configuration.ts';
import { RESPONSE_STATES, calendarOfTarget, judgeResponse } from '../../../shared/engine/sla/response-clock.ts';
import { createRosterClocks } from '../../../shared/engine/sla/roster-clocks.ts';
import { aConfiguration, aRep, officeHours } from '../../fixtures/a-proposal.ts';
import { DAY, HOUR, MINUTE, MONDAY } from './a-replay.ts';

const zones = buildZoneTables(['UTC', 'Europe/Berlin'], MONDAY - 30 * DAY, MONDAY + 500 * DAY);
const { routing } = aConfiguration({ routing: { roster: [aRep('ann'), aRep('bob', { zone: 'Europe/Berlin' })] } });
const end = MONDAY + 10 * DAY;
/** Half hours around the working week, so that touches often fall on the due time or into closed hours after it. */
const halfHour = fc.integer({ min: 0, max: 9 * 48 }).map((n) => MONDAY + (n * HOUR) / 2);
const handoff = fc.record({ at: halfHour, touchAt: fc.oneof(halfHour, fc.constant(NaN)), rep: fc.constantFrom(-1, 0, 1), target: fc.constantFrom(0, 1, 2, 3) });
const TARGETS: readonly (ResponseTarget | undefined)[] = [{ tierId: 'a', budgetMinutes: 60, clock: 'business' }, { tierId: 'b', budgetMinutes: 480, clock: 'business' }, { tierId: 'c', budgetMinutes: 90, clock: 'elapsed' }, undefined];

describe('handoffs judged together', () => {
  it('end as each of them judged alone, with and without hours', () => {
    fc.assert(
      fc.property(fc.array(handoff, { minLength: 1, maxLength: 20 }), fc.boolean(), (list, hasHours) => {
        const clocks = createRosterClocks({ routing: { ...routing, calendars: hasHours ? [officeHours()] : [] }, zones, clientZone: 'UTC', from: MONDAY, to: end });
        const handoffs = { count: list.length, at: Float64Array.from(list, ({ at }) => at), touchAt: Float64Array.from(list, ({ at, touchAt }) => (touchAt >= at ? touchAt : NaN)) };
        const states = judgeHandoffs(handoffs, Int16Array.from(list, ({ rep }) => rep), clocks, end, (i) => TARGETS[list[i]!.target]);
        const alone = list.map(({ at, rep, target }, i) => {
          const own = TARGETS[target];
          const calendar = own === undefined ? undefined : calendarOfTarget(own, clockOf(clocks, rep));
          return own === undefined || calendar === undefined ? NOT_JUDGED : RESPONSE_STATES.indexOf(judgeResponse({ startAt: at, touchAt: handoffs.touchAt[i]!, dataEnd: end, budgetMs: own.budgetMinutes * MINUTE, calendar }));
        });
        expect([...states]).toEqual(alone);
      }),
      { numRuns: process.env['BATON_FULL'] === '1' ? 5_000 : 200 },
    );
  });
});
