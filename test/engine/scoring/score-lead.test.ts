import { describe, expect, it } from 'vitest';
import { leadMoment } from '../../../shared/engine/expressions/evaluate-expression.ts';
import { decayedPoints, roundPoints } from '../../../shared/engine/scoring/decay.ts';
import { scoreLead } from '../../../shared/engine/scoring/score-lead.ts';
import { createLeadEvaluator } from '../../../shared/engine/scoring/lead-evaluator.ts';
import type { ScoreGroup, ScoreModel } from '../../../shared/engine/model/score-model.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { aConfiguration, aGroup } from '../../fixtures/a-configuration.ts';
import { aHistory } from '../../fixtures/a-history.ts';

const dayOf = (at: number) => Math.floor(at / DAY);
const downloads = aHistory({ leads: [{ id: 'a', createdAt: 0, facts: [0, 30, 45].map((day) => ({ kind: 'engagement', at: day * DAY, type: 'download' })) }] });
const download = { kind: 'event', id: 'd', name: 'Download', match: { type: 'download' }, frequency: 'every', points: 600 } as const;

function score(groups: ScoreGroup[], model: Partial<ScoreModel> = {}, at = 45 * DAY) {
  const configuration = aConfiguration({ groups, score: { totalMin: 0, totalMax: 10_000, ...model } });
  const plain = scoreLead(configuration.score, leadMoment(downloads, 0, at, dayOf));
  const evaluator = createLeadEvaluator(downloads, configuration, dayOf);
  evaluator.moveTo(0, at);
  expect(evaluator.totals().total).toBe(plain.total);
  return plain;
}

describe('score', () => {
  it.each([['continuous', 1_500], ['step', 1_650]] as const)('fades downloads of 0, 15 and 45 days by 25 %% in 30 days (%s) and caps their group', (granularity, sum) => {
    const scored = score([aGroup({ max: 1_000, decay: { kind: 'linear', ratePercent: 25, periodDays: 30, granularity }, rules: [download] })]);
    expect(scored.groups[0]?.sum).toBe(sum);
    expect(scored.total).toBe(1_000);
  });

  // Unrounded 6 + 2.8551 + 0.6466 = 9.5017; each contribution is rounded once before the sum (domain.md §0), hence 9.51.
  it('halves downloads of 0, 15 and 45 days every 14 days: 6 + 2.86 + 0.65, below the cap', () => {
    const scored = score([aGroup({ max: 1_000, decay: { kind: 'halfLife', days: 14 }, rules: [download] })]);
    expect([scored.groups[0]?.sum, scored.total]).toEqual([951, 951]);
  });

  it('counts downloads whole inside a window, and not at all after it', () => {
    expect(score([aGroup({ decay: { kind: 'window', days: 15 }, rules: [download] })]).total).toBe(1_200);
    expect(score([aGroup({ decay: { kind: 'window', days: 14 }, rules: [download] })]).total).toBe(600);
  });

  it('gives the points of the range that holds the number of engagements, faded with the newest', () => {
    const byNumber = { ...download, frequency: 'ranges', ranges: [{ min: 0, max: 0, points: -100 }, { min: 1, max: 2, points: 300 }, { min: 3, points: 900 }] } as const;
    expect(score([aGroup({ rules: [byNumber] })]).total).toBe(900);
    expect(score([aGroup({ rules: [byNumber] })], {}, 29 * DAY).total).toBe(300);
    expect(score([aGroup({ min: -500, rules: [byNumber] })], { totalMin: -500 }, -1).total).toBe(-100);
    expect(score([aGroup({ decay: { kind: 'halfLife', days: 15 }, rules: [byNumber] })], {}, 60 * DAY).total).toBe(450);
  });

  it('clamps a rule, then its group, then its category, then the total', () => {
    const scored = score([aGroup({ max: 800, rules: [{ ...download, max: 1_000 }] })], { engagementMax: 700, totalMax: 600 });
    expect([scored.groups[0]?.rules[0]?.faded, scored.groups[0]?.sum, scored.engagementSum, scored.engagement, scored.total]).toEqual([1_800, 1_000, 800, 700, 600]);
    const penalty = { kind: 'when', id: 'p', name: 'Penalty', when: { kind: 'constant', value: true }, points: -2_000 } as const;
    expect(score([aGroup({ category: 'fit', min: -1_500, rules: [penalty] })], { fitMin: 0, totalMin: -5_000 }).total).toBe(0);
  });

  it('gives the points of the first range of numbers that holds the value, both ends included', () => {
    const history = aHistory({ leads: [{ id: 'a', fields: { size: 10 } }, { id: 'b', fields: { size: 200 } }, { id: 'c' }, { id: 'd', fields: { size: 9 } }] });
    const sizes = aGroup({ category: 'fit', rules: [{ kind: 'ranges', id: 'r', name: 'Size', field: 'size', rows: [{ from: 10, to: 50, points: 100 }, { from: 51, points: 700 }] }] });
    expect([0, 1, 2, 3].map((lead) => scoreLead(aConfiguration({ groups: [sizes] }).score, leadMoment(history, lead, NaN, dayOf)).total)).toEqual([100, 700, 0, 0]);
  });

  it('counts only the newest engagement of a rule that gives its points once', () => {
    const decay = { kind: 'linear', ratePercent: 50, periodDays: 30, granularity: 'continuous' } as const;
    expect(score([aGroup({ decay, rules: [{ ...download, frequency: 'once' }] })], {}, 60 * DAY).total).toBe(450);
  });

  it('gives points once there are enough engagements inside the window', () => {
    expect(score([aGroup({ rules: [{ ...download, frequency: 2, withinDays: 15 }] })]).total).toBe(600);
    expect(score([aGroup({ rules: [{ ...download, frequency: 3, withinDays: 15 }] })]).total).toBe(0);
  });

  it('lets a fit group pull the total down, never below its own minimum or the total\'s', () => {
    const penalty = { kind: 'when', id: 'p', name: 'Penalty', when: { kind: 'constant', value: true }, points: -2_000 } as const;
    const fit = aGroup({ category: 'fit', min: -1_500, rules: [penalty] });
    expect(score([fit, aGroup({ rules: [download] })]).total).toBe(300);
    expect(score([fit]).total).toBe(0);
    expect(score([fit], { totalMin: -5_000 }).total).toBe(-1_500);
  });

  it('caps each category before it adds them', () => {
    const scored = score([aGroup({ rules: [download] }), aGroup({ category: 'fit', rules: [{ kind: 'when', id: 'w', name: 'W', when: { kind: 'constant', value: true }, points: 300 }] })], { engagementMax: 1_000 });
    expect([scored.fit, scored.engagement, scored.total]).toEqual([300, 1_000, 1_300]);
  });

  it('takes the first row of a table that names the value', () => {
    const history = aHistory({ leads: [{ id: 'a', fields: { size: 5 } }, { id: 'b', fields: { size: 7 } }, { id: 'c' }] });
    const table = aGroup({ category: 'fit', rules: [{ kind: 'table', id: 't', name: 'Size', field: 'size', rows: [{ values: [1, 5], points: 100 }, { values: [5], points: 900 }] }] });
    const model = aConfiguration({ groups: [table] }).score;
    expect([0, 1, 2].map((lead) => scoreLead(model, leadMoment(history, lead, NaN, dayOf)).total)).toEqual([100, 0, 0]);
  });
});

describe('rounding', () => {
  it('rounds a half away from zero, and never to minus zero', () => {
    expect([2.5, -2.5, 2.4, -0.2].map(roundPoints)).toEqual([3, -3, 2, 0]);
  });
  it('rounds each faded contribution on its own', () => {
    const decay = { kind: 'linear', ratePercent: 50, periodDays: 1, granularity: 'continuous' } as const;
    expect(decayedPoints(5, DAY, decay)).toBe(3);
    expect(decayedPoints(-5, DAY, decay)).toBe(-3);
    expect(decayedPoints(5, 2 * DAY, decay)).toBe(0);
    expect(decayedPoints(5, 40 * DAY, decay)).toBe(0);
  });
});
