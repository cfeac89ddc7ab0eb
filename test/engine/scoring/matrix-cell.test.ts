import { describe, expect, it } from 'vitest';
import { evaluateLead } from '../../../shared/engine/scoring/evaluate-lead.ts';
import { cellIndex, cellNames } from '../../../shared/engine/scoring/matrix-cell.ts';
import { findCrossings } from '../../../shared/engine/scoring/find-crossings.ts';
import { createLeadEvaluator } from '../../../shared/engine/scoring/lead-evaluator.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { ScoreMatrix } from '../../../shared/engine/model/score-model.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { aConfiguration, aGroup } from '../../fixtures/a-configuration.ts';
import { aHistory } from '../../fixtures/a-history.ts';

const dayOf = (at: number) => Math.floor(at / DAY);
const matrix: ScoreMatrix = { fitFrom: [3_000, 1_000], engagementFrom: [2_000, 500], cells: [{ cell: 'A1', tierId: 'hot' }, { cell: 'A2', tierId: 'hot' }, { cell: 'B2', tierId: 'warm' }] };

describe('cell', () => {
  it('is a letter by fit and a digit by engagement, thresholds included', () => {
    expect(cellNames(matrix)).toEqual(['A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'C1', 'C2', 'C3']);
    const nameOf = (fit: number, engagement: number) => cellNames(matrix)[cellIndex(matrix, fit, engagement)];
    expect([nameOf(3_000, 2_000), nameOf(2_999, 1_999), nameOf(999, 499), nameOf(9_000, 0)]).toEqual(['A1', 'B2', 'C3', 'A3']);
    expect(cellNames({ ...matrix, fitFrom: [3, 2, 1], engagementFrom: [3, 2, 1] })).toHaveLength(16);
  });
});

const visit = (day: number) => ({ kind: 'engagement' as const, at: day * DAY, type: 'visit' });
const history = aHistory({ leads: [{ id: 'a', createdAt: 0, fields: { size: 30 }, facts: [visit(1), visit(40), visit(80)] }, { id: 'b', createdAt: 0, fields: { size: 1 }, facts: [visit(1)] }] });
const base = aConfiguration({
  groups: [
    aGroup({ id: 'f', category: 'fit', rules: [{ kind: 'ranges', id: 's', name: 'Size', field: 'size', rows: [{ from: 10, points: 3_000 }] }] }),
    aGroup({ id: 'e', decay: { kind: 'window', days: 10 }, rules: [{ kind: 'event', id: 'v', name: 'Visit', match: { type: 'visit' }, frequency: 'every', points: 600 }] }),
  ],
  score: { matrix },
});
const isHot: Configuration = { ...base, score: { ...base.score, mql: { when: { kind: 'compare', field: '@cell', op: 'in', value: ['A1', 'A2'] } } } };

describe('tier', () => {
  const tierOf = (configuration: Configuration, lead: number) => configuration.tiers.classes[evaluateLead(history, configuration, lead, 2 * DAY, dayOf).tier]?.id;
  it('comes from the cell, and from the total where the cell has none', () => {
    expect([tierOf(base, 0), tierOf(base, 1)]).toEqual(['hot', 'cold']);
  });
  it('comes from an ordered tier rule before the cell', () => {
    expect(tierOf({ ...base, tiers: { ...base.tiers, rules: [{ when: { kind: 'compare', field: '@cell', op: 'eq', value: 'A2' }, tierId: 'warm' }] } }, 0)).toBe('warm');
  });
});

describe('an MQL by cell', () => {
  const days = (configuration: Configuration) => Array.from(findCrossings(history, configuration, createLeadEvaluator(history, configuration, dayOf)).at, (at) => at / DAY);
  it('happens again once the cell was left even with every threshold lowered, and the cool-down is over', () => {
    expect(days(isHot)).toEqual([1, 40, 80]);
    expect(days({ ...isHot, score: { ...isHot.score, mql: { ...isHot.score.mql, coolDownDays: 60 } } })).toEqual([1, 80]);
  });
  it('happens once where the margin is wider than the fall', () => {
    expect(days({ ...isHot, score: { ...isHot.score, mql: { ...isHot.score.mql, marginPercent: 100 } } })).toEqual([1]);
  });
  it('is never made of a disqualified lead, hand-raise or not', () => {
    const always = { kind: 'constant', value: true } as const;
    expect(days({ ...isHot, definitions: { ...isHot.definitions, handRaise: { ...isHot.definitions.handRaise, criteria: always }, disqualify: { ...isHot.definitions.disqualify, criteria: always } } })).toEqual([]);
  });
});

describe('a rise without an event', () => {
  it('is seen at the midnight after which it holds', () => {
    const silent = aConfiguration({
      groups: [aGroup({ min: -5_000, rules: [
        { kind: 'event', id: 'o', name: 'Opt-out', match: { type: 'visit' }, frequency: 'every', points: -4_000, withinDays: 5 },
        { kind: 'when', id: 'w', name: 'Known', when: { kind: 'compare', field: 'size', op: 'isKnown' }, points: 5_000 },
      ] })],
    });
    const leaving = aHistory({ leads: [{ id: 'a', createdAt: DAY, fields: { size: 1 }, facts: [{ ...visit(0), at: DAY + 1 }, visit(20)] }] });
    const at = Array.from(findCrossings({ ...leaving, createdAt: Float64Array.from([DAY + 1]) }, silent, createLeadEvaluator(leaving, silent, dayOf)).at, (instant) => instant / DAY);
    expect(at).toEqual([7]);
  });
});
