import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { History } from '../../../../shared/engine/history/history.ts';
import type { Configuration } from '../../../../shared/engine/model/configuration.ts';
import type { ScoreGroup, ScoreRule } from '../../../../shared/engine/model/score-model.ts';
import { countEffect, createEffectBase, createVersion, reasonAgainst, structureOf, thresholdGrid, totalAt, updateVersion, verdictsOf } from '../../../../shared/engine/scoring/batch/score-effect.ts';
import { evaluateLead } from '../../../../shared/engine/scoring/evaluate-lead.ts';
import { leadOutcome } from '../../../../shared/engine/scoring/lead-outcome.ts';
import { DAY } from '../../../../shared/engine/time/units.ts';
import { anInstant, randomConfiguration, randomHistory } from '../../../fixtures/random-history.ts';

const dayOf = (at: number) => Math.floor(at / DAY);

/** Other points everywhere, other caps, another threshold: nothing that profiles depend on. */
function withOtherPoints(configuration: Configuration, change: (points: number) => number): Configuration {
  const ofRule = (rule: ScoreRule): ScoreRule => {
    if (rule.kind === 'table') return { ...rule, rows: rule.rows.map((row) => ({ ...row, points: change(row.points) })) };
    if (rule.kind === 'ranges') return { ...rule, rows: rule.rows.map((row) => ({ ...row, points: change(row.points) })) };
    if (rule.kind === 'event') return { ...rule, points: change(rule.points), ...(rule.ranges === undefined ? {} : { ranges: rule.ranges.map((range) => ({ ...range, points: change(range.points) })) }) };
    return { ...rule, points: change(rule.points) };
  };
  const ofGroup = (group: ScoreGroup, place: number): ScoreGroup => (place % 2 === 1 ? group : { ...group, max: change(group.max), rules: group.rules.map(ofRule) });
  return { ...configuration, score: { ...configuration.score, groups: configuration.score.groups.map(ofGroup), mqlThreshold: change(configuration.score.mqlThreshold) } };
}

const verdicts = (history: History, configuration: Configuration, at: Float64Array) => history.leadIds.map((_, lead) => evaluateLead(history, configuration, lead, at[lead] ?? NaN, dayOf));

describe('effect of an edit of points', () => {
  it('is that of scoring every lead again at the same moment', () => {
    const change = fc.integer({ min: -3_000, max: 5_000 }).map((by) => (points: number) => points + by);
    fc.assert(
      fc.property(randomHistory, randomConfiguration, change, change, fc.array(fc.oneof(anInstant, fc.constant(NaN)), { minLength: 4, maxLength: 4 }), (history, random, once, twice, instants) => {
        const configuration: Configuration = { ...random, score: { ...random.score, mql: {} } };
        fc.pre(reasonAgainst(configuration) === null);
        const moments = { leads: Uint32Array.from(history.leadIds, (_, lead) => lead), at: Float64Array.from(history.leadIds, (_, lead) => instants[lead] ?? NaN) };
        const base = createEffectBase(history, configuration, dayOf, moments, (lead) => leadOutcome(history, lead, 'won'));
        const [second, third] = [withOtherPoints(configuration, once), withOtherPoints(withOtherPoints(configuration, once), twice)];
        expect(structureOf(third)).toBe(structureOf(configuration));
        const version = createVersion(base, configuration.score);
        updateVersion(base, version, second.score);
        const before = verdictsOf(base, version);
        updateVersion(base, version, third.score);
        const [was, is] = [verdicts(history, second, moments.at), verdicts(history, third, moments.at)];
        expect(history.leadIds.map((_, lead) => totalAt(version, lead))).toEqual(is.map(({ score }) => score.total));
        const effect = countEffect(base, before, version, third, 500, 50);
        expect([...effect.tiers]).toEqual(third.tiers.classes.map((_, tier) => is.filter((one) => one.tier === tier).length));
        expect(effect.mqls).toBe(is.filter(({ mql }) => mql === 1).length);
        expect([effect.gained, effect.lost]).toEqual([is.filter(({ mql }, i) => mql === 1 && was[i]?.mql !== 1).length, is.filter(({ mql }, i) => mql !== 1 && was[i]?.mql === 1).length]);
        expect(effect.bins.reduce((sum, bin) => sum + bin.converted + bin.rejected + bin.open, 0)).toBe(history.leadIds.length);
        const { always, atLeast } = thresholdGrid(base, version);
        const { totalMin, totalMax, mqlThreshold } = third.score;
        if (mqlThreshold >= totalMin && mqlThreshold <= totalMax) expect(always + (atLeast[mqlThreshold - totalMin] ?? 0)).toBe(effect.mqls);
      }),
      { numRuns: 400 },
    );
  });
});
