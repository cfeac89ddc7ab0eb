import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TRUE } from '../../../shared/engine/expressions/truth.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import { lastIntake } from '../../../shared/engine/metrics/last-intake.ts';
import { quantile } from '../../../shared/engine/metrics/quantile.ts';
import { countByWeek, weeksBetween, wholeWeeks } from '../../../shared/engine/metrics/weekly-counts.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { findCrossings } from '../../../shared/engine/scoring/find-crossings.ts';
import { createLeadEvaluator } from '../../../shared/engine/scoring/lead-evaluator.ts';
import { stateEntries } from '../../../shared/engine/scoring/state-entries.ts';
import { traceThresholds } from '../../../shared/engine/scoring/trace-thresholds.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { aConfiguration, aGroup } from '../../fixtures/a-configuration.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { randomConfiguration, randomHistory } from '../../fixtures/random-history.ts';

const UTC = fixedZone('UTC', 0);
const dayOf = (at: number) => Math.floor(at / DAY);

/** What one threshold brings, by the plain walk with it. */
function plainly(history: History, base: Configuration, from: number) {
  const configuration: Configuration = { ...base, score: { ...base.score, mqlThreshold: Math.round(from * 100) } };
  const evaluator = createLeadEvaluator(history, configuration, dayOf);
  const { at, bestAt } = findCrossings(history, configuration, evaluator, UTC);
  const to = lastIntake(history, history.leadIds.flatMap((_, lead) => (history.excluded[lead] === 1 ? [] : stateEntries(history, lead, 'mql'))));
  const weeks = weeksBetween(UTC, history.from, to);
  const counts = wholeWeeks(weeks, countByWeek(weeks, UTC, at), UTC, history.from, to);
  const mqls = history.leadIds.filter((_, lead) => {
    evaluator.moveTo(lead, bestAt[lead] ?? NaN);
    return history.excluded[lead] !== 1 && evaluator.isMql() === TRUE;
  }).length;
  return { from, mqls, median: quantile(counts, 0.5), p90: quantile(counts, 0.9) };
}

describe('trace of thresholds', () => {
  it('gives for every threshold what a walk with it gives', () => {
    fc.assert(
      fc.property(randomHistory, randomConfiguration, fc.array(fc.nat(110), { minLength: 3, maxLength: 5 }), (history, random, places) => {
        const { when: _, ...mql } = random.score.mql ?? {};
        const configuration: Configuration = { ...random, score: { ...random.score, mql } };
        const trace = traceThresholds(history, configuration, UTC);
        if (trace.kind === 'none') throw new Error(trace.reason);
        expect([trace.rows.length, trace.rows[0]?.from, trace.rows.at(-1)?.from]).toEqual([111, -10, 100]);
        for (const place of places) expect(trace.rows[place]).toEqual(plainly(history, configuration, place - 10));
      }),
      { numRuns: process.env['BATON_FULL'] === '1' ? 3_000 : 150 },
    );
  });

  it('counts a lead again that falls and comes back after its cool-down, at each threshold for itself', () => {
    // To the day when the cool-down of 30 days is over, and two days after the next; leads came in until day 83.
    const visited = [0, 30, 62].flatMap((day) => [0, 1].map((hour) => ({ kind: 'engagement' as const, at: day * DAY + (hour * DAY) / 24, type: 'visit' })));
    const history = aHistory({ leads: [0, 1, 2].map((i) => ({ id: `${i}`, createdAt: 0, facts: [...visited, { kind: 'stage' as const, at: 83 * DAY, to: 'mql' as const }] })) });
    const visits = aGroup({ decay: { kind: 'linear', ratePercent: 100, periodDays: 12, granularity: 'continuous' }, rules: [{ kind: 'event', id: 'v', name: 'Visit', match: { type: 'visit' }, frequency: 'every', points: 900 }] });
    const configuration = aConfiguration({ groups: [visits], score: { totalMin: 0, totalMax: 10_000 } });
    const trace = traceThresholds(history, configuration, UTC);
    if (trace.kind === 'none') throw new Error(trace.reason);
    for (const row of trace.rows) expect(row).toEqual(plainly(history, configuration, row.from));
    expect([5, 15, 20].map((place) => trace.rows[place]?.p90)).toEqual([3, 3, 0]);
    expect(traceThresholds(history, { ...configuration, score: { ...configuration.score, mqlThreshold: 1 } }, UTC)).toBe(trace);
  });

  it('gives wide models every second, fifth, tenth … point, and says where there is no threshold', () => {
    const history = aHistory({ leads: [{ id: 'a' }] });
    const wide = traceThresholds(history, aConfiguration({ score: { totalMin: -50, totalMax: 4_000_000 } }), UTC);
    if (wide.kind === 'none') throw new Error(wide.reason);
    expect([wide.rows.length, wide.rows[1]?.from, wide.rows[0]?.median]).toEqual([801, 50, null]);
    const byCell = aConfiguration({ score: { mql: { when: { kind: 'compare', field: '@fit', op: 'ge', value: 3 } } } });
    expect(traceThresholds(history, byCell, UTC)).toMatchObject({ kind: 'none', reason: expect.stringContaining('more than the total') as unknown });
  });
});
