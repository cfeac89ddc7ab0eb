import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../../../shared/engine/expressions/evaluate-expression.ts';
import { TRUE } from '../../../shared/engine/expressions/truth.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { mqlRule } from '../../../shared/engine/model/mql-rule.ts';
import { createLeadEvaluator } from '../../../shared/engine/scoring/lead-evaluator.ts';
import { evaluateLead } from '../../../shared/engine/scoring/evaluate-lead.ts';
import { COOL_DOWN_DAYS, REARM_MARGIN, findCrossings } from '../../../shared/engine/scoring/find-crossings.ts';
import { lowerThresholds } from '../../../shared/engine/scoring/lower-thresholds.ts';
import { canRiseWithoutEvent } from '../../../shared/engine/scoring/rises-without-event.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { aConfiguration, aGroup } from '../../fixtures/a-configuration.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import type { FactSpec } from '../../fixtures/a-history.ts';
import { randomConfiguration, randomHistory } from '../../fixtures/random-history.ts';

const dayOf = (at: number) => Math.floor(at / DAY);
const form = (day: number): FactSpec => ({ kind: 'engagement', at: day * DAY, type: 'form' });
const demo = (day: number): FactSpec => ({ kind: 'engagement', at: day * DAY, type: 'demo' });
const fading = aConfiguration({
  groups: [aGroup({ decay: { kind: 'linear', ratePercent: 50, periodDays: 30, granularity: 'continuous' }, rules: [{ kind: 'event', id: 'f', name: 'Form', match: { type: 'form' }, frequency: 'every', points: 5_000 }] })],
  criteria: { handRaise: { kind: 'event', match: { type: 'demo' }, measure: 'count', op: 'ge', n: 1, withinDays: 1 } },
});

function crossingsOf(history: History, configuration: Configuration = fading) {
  const found = findCrossings(history, configuration, createLeadEvaluator(history, configuration, dayOf));
  return { ...found, days: [...found.at].map((at) => at / DAY) };
}
const lead = (facts: FactSpec[], createdAt = 0) => aHistory({ eventTypes: ['form', 'demo'], leads: [{ id: 'a', createdAt, facts }] });

/** The same rule by the plain definition, one instant after another. */
function plainCrossings(history: History, configuration: Configuration) {
  const { mql } = configuration.score;
  const lowered = lowerThresholds(mqlRule(configuration), mql?.marginPercent === undefined ? REARM_MARGIN : mql.marginPercent / 100);
  const coolDown = (mql?.coolDownDays ?? COOL_DOWN_DAYS) * DAY;
  const crossings: { at: number; id: string; total: number; tier: number }[] = [];
  history.leadIds.forEach((id, index) => {
    const rows = [...history.facts.at.keys()].filter((row) => row >= (history.facts.offsets[index] ?? 0) && row < (history.facts.offsets[index + 1] ?? 0) && (history.facts.kind[row] ?? 9) <= 1);
    const own = [...new Set([...rows.map((row) => history.facts.at[row] ?? 0), history.createdAt[index] ?? NaN])].filter(Number.isFinite).sort((a, b) => a - b);
    // Every midnight after the first instant, where the score can rise by itself: more than the engine looks at.
    const midnights = canRiseWithoutEvent(configuration) && own.length > 0 ? Array.from({ length: Math.floor(history.to / DAY) + 1 }, (_, day) => day * DAY).filter((at) => at > (own[0] ?? 0)) : [];
    const instants = [...new Set([...own, ...midnights])].sort((a, b) => a - b);
    let last = NaN;
    let isArmed = true;
    for (const at of instants) {
      const isCool = at - last >= coolDown;
      const isFalse = (isBefore: boolean) => evaluateExpression(lowered, evaluateLead(history, configuration, index, at, dayOf, isBefore).moment) !== TRUE;
      if (!isArmed && isCool && isFalse(true)) isArmed = true;
      const now = evaluateLead(history, configuration, index, at, dayOf);
      if (isArmed && now.mql === TRUE) {
        crossings.push({ at, id, total: now.score.total, tier: now.tier });
        isArmed = false;
        last = at;
      } else if (!isArmed && isCool && isFalse(false)) isArmed = true;
    }
  });
  return crossings.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

describe('crossings', () => {
  it('equal the plain walk on any history and configuration', () => {
    fc.assert(
      fc.property(randomHistory, randomConfiguration, (history, configuration) => {
        const { count, lead: leads, at, total, tier } = findCrossings(history, configuration, createLeadEvaluator(history, configuration, dayOf));
        const found = Array.from({ length: count }, (_, i) => ({ at: at[i], id: history.leadIds[leads[i] ?? 0], total: total[i], tier: tier[i] }));
        expect(found).toEqual(plainCrossings(history, configuration));
      }),
      { numRuns: 400 },
    );
  });

  it('happen once while the score stays up', () => {
    expect(crossingsOf(lead([form(1), form(2), form(3)])).days).toEqual([1]);
  });

  it('happen again after the cool-down, once the score had fallen by a tenth below the threshold', () => {
    expect(crossingsOf(lead([form(1), form(32)])).days).toEqual([1, 32]);
    expect(crossingsOf(lead([form(1), form(30)])).days).toEqual([1]);
  });

  it('do not happen again when the score only dipped a little', () => {
    const steady = aConfiguration({
      groups: [aGroup({ rules: [{ kind: 'table', id: 's', name: 'Size', field: 'size', rows: [{ values: [10], points: 5_000 }, { values: [9], points: 4_600 }, { values: [8], points: 4_400 }] }] })],
    });
    const size = (day: number, value: number): FactSpec => ({ kind: 'property', at: day * DAY, field: 'size', value });
    expect(crossingsOf(lead([size(1, 10), size(40, 9), size(50, 10)]), steady).days).toEqual([1]);
    expect(crossingsOf(lead([size(1, 10), size(40, 8), size(50, 10)]), steady).days).toEqual([1, 50]);
  });

  it('are caused by a hand-raise too, but not inside the cool-down of an earlier one', () => {
    expect(crossingsOf(lead([demo(5)])).days).toEqual([5]);
    expect(crossingsOf(lead([form(1), demo(20)])).days).toEqual([1]);
    expect(crossingsOf(lead([form(1), demo(70)])).days).toEqual([1, 70]);
  });

  it('can happen at creation, and carry score and tier', () => {
    const found = crossingsOf(aHistory({ eventTypes: ['form', 'demo'], leads: [{ id: 'a', createdAt: 3 * DAY, facts: [form(3)] }] }));
    expect([found.days, found.total[0], found.tier[0]]).toEqual([[3], 5_000, 1]);
  });

  it('come in order of time, then of lead id, and leave excluded leads out', () => {
    const found = crossingsOf(aHistory({ eventTypes: ['demo'], leads: [{ id: 'b', createdAt: 0, facts: [form(2)] }, { id: 'a', createdAt: 0, facts: [form(2)] }, { id: 'c', createdAt: 0, facts: [form(1)], excluded: true }] }));
    expect([...found.lead]).toEqual([1, 0]);
    expect(found.bestTotal[2]).toBeNaN();
  });

  it('do not exist for a table without times, whose leads are judged once', () => {
    const sized = aConfiguration({ groups: [aGroup({ category: 'fit', rules: [{ kind: 'table', id: 's', name: 'Size', field: 'size', rows: [{ values: [10], points: 9_000 }] }] })] });
    const found = crossingsOf(aHistory({ leads: [{ id: 'a', fields: { size: 10 } }] }), sized);
    expect([found.count, found.bestTotal[0], found.bestAt[0]]).toEqual([0, 9_000, NaN]);
  });

  it('remember the earliest best evaluation', () => {
    const found = crossingsOf(lead([form(1), form(2), form(90)]));
    expect([(found.bestAt[0] ?? 0) / DAY, found.bestTotal[0]]).toEqual([2, 9_917]);
  });
});

describe('rises without an event', () => {
  it('are possible with fading negative points or a wait for silence, not otherwise', () => {
    const negative = aConfiguration({ groups: [aGroup({ rules: [{ kind: 'event', id: 'n', name: 'N', match: { type: 'form' }, frequency: 'every', points: -5, withinDays: 7 }] })] });
    const silence = aConfiguration({ criteria: { mql: { kind: 'not', of: { kind: 'event', match: { type: 'form' }, measure: 'count', op: 'ge', n: 1, withinDays: 7 } } } });
    expect([fading, negative, silence].map(canRiseWithoutEvent)).toEqual([false, true, true]);
  });
});
