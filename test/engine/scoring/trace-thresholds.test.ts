import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TRUE } from '../../../shared/engine/expressions/truth.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import { lastIntake } from '../../../shared/engine/metrics/last-intake.ts';
import { quantile } from '../../../shared/engine/metrics/quantile.ts';
import { countByWeek, weeksBetween, wholeWeeks } from '../../../shared/engine/metrics/weekly-counts.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import type { ScoreGroup, ScoreRule } from '../../../shared/engine/model/score-model.ts';
import { findCrossings } from '../../../shared/engine/scoring/find-crossings.ts';
import { createLeadEvaluator } from '../../../shared/engine/scoring/lead-evaluator.ts';
import { stateEntries } from '../../../shared/engine/scoring/state-entries.ts';
import { traceThresholds, type ThresholdTrace } from '../../../shared/engine/scoring/trace-thresholds.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { aConfiguration, aGroup } from '../../fixtures/a-configuration.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { ALWAYS, NEVER } from '../../fixtures/a-proposal.ts';
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

/** What a trace says of one threshold. */
function tracedAt(trace: ThresholdTrace, from: number) {
  if (trace.kind === 'none') throw new Error(trace.reason);
  const row = trace.rows.findLast((one) => one.from <= from);
  return row === undefined || from > trace.to ? undefined : { ...row, from };
}

/** Configurations whose threshold decides. */
const byThreshold = randomConfiguration.map((random): Configuration => {
  const { when: _, ...mql } = random.score.mql ?? {};
  return { ...random, score: { ...random.score, mql } };
});

describe('trace of thresholds', () => {
  it('gives for every threshold what a walk with it gives', () => {
    fc.assert(
      fc.property(randomHistory, byThreshold, fc.array(fc.integer({ min: -10, max: 100 }), { minLength: 3, maxLength: 5 }), (history, configuration, thresholds) => {
        const trace = traceThresholds(history, configuration, UTC);
        expect(trace).toMatchObject({ to: 100, rows: expect.arrayContaining([expect.objectContaining({ from: -10 })]) as unknown });
        for (const from of thresholds) expect(tracedAt(trace, from)).toEqual(plainly(history, configuration, from));
      }),
      { numRuns: process.env['BATON_FULL'] === '1' ? 3_000 : 150 },
    );
  });

  it('gives the same where instants are passed over, over and over', () => {
    const raise: Expression = { kind: 'event', match: { type: 'mail', assets: ['demo'] }, measure: 'count', op: 'ge', n: 1 };
    const isQuick = (rule: ScoreRule, { category }: ScoreGroup): boolean => (category === 'engagement' ? rule.kind === 'event' && rule.frequency !== 'ranges' : rule.kind === 'table' && rule.field === 'still');
    const quick = fc.tuple(byThreshold, fc.boolean(), fc.constantFrom(0, 3, 20)).map(([random, isPlain, coolDownDays]): Configuration => {
      const groups = random.score.groups.map((group) => ({
        ...group,
        rules: group.rules.filter((rule) => isQuick(rule, group)).map(({ min: _, max: __, ...rule }): ScoreRule => (rule.kind === 'event' ? { ...rule, points: Math.abs(rule.points) } : rule)),
      }));
      const { definitions, score } = random;
      const asked = isPlain ? { mql: { ...definitions.mql, criteria: ALWAYS }, disqualify: { ...definitions.disqualify, criteria: NEVER } } : {};
      return { ...random, score: { ...score, groups, mql: { ...score.mql, coolDownDays } }, definitions: { ...definitions, ...asked, handRaise: { ...definitions.handRaise, criteria: raise } } };
    });
    // Few weeks, so that a crossing more or less shows in the middle one or in the busy one.
    const fact = fc.record({ kind: fc.constant('engagement' as const), at: fc.nat(56).map((n) => (n * DAY) / 2), type: fc.constantFrom('page', 'form', 'mail'), asset: fc.constantFrom('', 'demo') });
    const fewWeeks = fc.array(fc.record({ still: fc.constantFrom('', 'ab', 'b'), createdAt: fc.constantFrom(0, 9 * DAY, 28 * DAY), facts: fc.array(fact, { minLength: 3, maxLength: 12 }) }), { minLength: 2, maxLength: 5 })
      .map((leads) => aHistory({ types: { still: 'text' }, eventTypes: ['page', 'form', 'mail'], assets: ['', 'demo', 'price'], leads: [...leads, { still: '', createdAt: 28 * DAY, facts: [] }].map(({ still, ...lead }, i) => ({ id: `${i}`, fields: { still }, ...lead })) }));
    fc.assert(
      fc.property(fewWeeks, quick, fc.array(fc.integer({ min: -10, max: 100 }), { minLength: 3, maxLength: 5 }), (history, configuration, thresholds) => {
        const trace = traceThresholds(history, configuration, UTC);
        for (const from of thresholds) expect(tracedAt(trace, from)).toEqual(plainly(history, configuration, from));
      }),
      { numRuns: process.env['BATON_FULL'] === '1' ? 3_000 : 200 },
    );
  });

  it('counts a lead again that falls and comes back after its cool-down, at each threshold for itself', () => {
    // To the day when the cool-down of 30 days is over, and two days after the next; leads came in until day 83.
    const visited = [0, 30, 62].flatMap((day) => [0, 1].map((hour) => ({ kind: 'engagement' as const, at: day * DAY + (hour * DAY) / 24, type: 'visit' })));
    const history = aHistory({ leads: [0, 1, 2].map((i) => ({ id: `${i}`, createdAt: 0, facts: [...visited, { kind: 'stage' as const, at: 83 * DAY, to: 'mql' as const }] })) });
    const visits = aGroup({ decay: { kind: 'linear', ratePercent: 100, periodDays: 12, granularity: 'continuous' }, rules: [{ kind: 'event', id: 'v', name: 'Visit', match: { type: 'visit' }, frequency: 'every', points: 900 }] });
    const configuration = aConfiguration({ groups: [visits], score: { totalMin: 0, totalMax: 10_000 } });
    const trace = traceThresholds(history, configuration, UTC);
    for (let from = 0; from <= 100; from += 1) expect(tracedAt(trace, from)).toEqual(plainly(history, configuration, from));
    expect([5, 15, 20].map((from) => tracedAt(trace, from)?.p90)).toEqual([3, 3, 0]);
    expect(traceThresholds(history, { ...configuration, score: { ...configuration.score, mqlThreshold: 1 } }, UTC)).toBe(trace);
  });

  it('tells every whole threshold of a wide model apart, and says where there is none', () => {
    const visits = (n: number) => Array.from({ length: n }, (_, hour) => ({ kind: 'engagement' as const, at: hour * 3_600_000, type: 'visit' }));
    const history = aHistory({ leads: [{ id: 'a', facts: visits(1) }, { id: 'b', facts: visits(3) }] });
    const group = aGroup({ max: 4_000_000, rules: [{ kind: 'event', id: 'v', name: 'Visit', match: { type: 'visit' }, frequency: 'every', points: 1_234_500 }] });
    const wide = traceThresholds(history, aConfiguration({ groups: [group], score: { engagementMax: 4_000_000, totalMin: -50, totalMax: 4_000_000 } }), UTC);
    expect(wide).toMatchObject({ to: 40_000, rows: [{ from: 0, mqls: 2 }, { from: 12_346, mqls: 1 }, { from: 37_036, mqls: 0 }] });
    expect(traceThresholds(aHistory({ leads: [{ id: 'a' }] }), aConfiguration(), UTC)).toMatchObject({ rows: [{ from: -200, mqls: 1, median: null }, { from: 1, mqls: 0, median: null }] });
    const byCell = aConfiguration({ score: { mql: { when: { kind: 'compare', field: '@fit', op: 'ge', value: 3 } } } });
    expect(traceThresholds(history, byCell, UTC)).toMatchObject({ kind: 'none', reason: expect.stringContaining('more than the total') as unknown });
  });
});
