import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MarketingCommitment } from '../../../shared/engine/model/sla-terms.ts';
import { wilsonInterval } from '../../../shared/engine/metrics/wilson.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import type { FactSpec, LeadSpec } from '../../fixtures/a-history.ts';
import { DAY, MONDAY, aProposal, demo, figure, opened, owned, replayOf, stage, visit } from './a-replay.ts';

const lead = (id: string, facts: FactSpec[], over: Partial<LeadSpec> = {}): LeadSpec => ({ id, createdAt: MONDAY - DAY, facts, ...over });
const promising = (...marketing: MarketingCommitment[]) => aProposal({ sla: { marketing } });
const volume = (low: number, high: number): MarketingCommitment => ({ kind: 'volume', id: 'v', low, high, owner: '' });
const score = (points: number): MarketingCommitment => ({ kind: 'minimumScore', id: 's', points, share: 0.9, owner: '' });
const fields = (...names: string[]): MarketingCommitment => ({ kind: 'requiredFields', id: 'f', fields: names, share: 0.9, owner: '' });
const WEEK = 7 * DAY;

describe('a promised number of leads a week', () => {
  const handed = (id: string, at: number): LeadSpec => lead(id, [demo(at), stage(at, 'mql')], { createdAt: at - 1 });
  // Sunday before: a cut week. Then weeks with 2, 0, 1 handoffs, and a cut one with 3.
  const history = aHistory({
    leads: [
      handed('cut', MONDAY - DAY),
      handed('a1', MONDAY), handed('a2', MONDAY + DAY),
      handed('c1', MONDAY + 2 * WEEK),
      handed('d1', MONDAY + 3 * WEEK), handed('d2', MONDAY + 3 * WEEK), handed('d3', MONDAY + 3 * WEEK),
    ],
  });

  it('is kept in the whole weeks inside the range, and opens the leads of the others', () => {
    const result = replayOf(history, promising(volume(2, 5)));
    expect(figure(result, 'actual.commitment.v')).toMatchObject({ value: 1 / 3, n: 3, honesty: 'observed', unit: 'share', ...wilsonInterval(1, 3) });
    expect(opened(result, history, 'actual.commitment.v')).toEqual(['c1']);
    expect(figure(result, 'proposed.commitment.v')).toMatchObject({ value: 1 / 3, n: 3, honesty: 'deterministic', arm: 'proposed' });
  });

  it('counts a week without handoffs, and too many as well as too few', () => {
    const result = replayOf(history, promising(volume(0, 1)));
    expect(figure(result, 'actual.commitment.v').value).toBeCloseTo(2 / 3, 12);
    expect(opened(result, history, 'actual.commitment.v')).toEqual(['a1', 'a2']);
  });

  it('says so when the history covers no whole week', () => {
    const short = aHistory({ leads: [handed('a', MONDAY), handed('b', MONDAY + DAY)] });
    expect(figure(replayOf(short, promising(volume(0, 9))), 'actual.commitment.v')).toMatchObject({ value: null, reason: expect.stringContaining('no whole week') });
  });
});

describe('a promised score', () => {
  const visits = (count: number, at: number): FactSpec[] => Array.from({ length: count }, (_, i) => visit(at - i));
  const history = aHistory({
    leads: [
      lead('enough', [...visits(3, MONDAY), stage(MONDAY, 'mql')]),
      lead('too late', [...visits(2, MONDAY), stage(MONDAY, 'mql'), ...visits(4, MONDAY + 9)]),
      lead('nothing', [stage(MONDAY, 'mql')]),
    ],
  });

  it('is read at the moment of the handoff, at the points of the promise and not of the threshold', () => {
    const result = replayOf(history, promising(score(3000)));
    expect(figure(result, 'actual.commitment.s')).toMatchObject({ value: 1 / 3, n: 3, honesty: 'deterministic', ...wilsonInterval(1, 3) });
    expect(opened(result, history, 'actual.commitment.s')).toEqual(['nothing', 'too late']);
    expect(figure(replayOf(history, promising(score(0))), 'actual.commitment.s')).toMatchObject({ value: 1, leads: 0 });
    expect(figure(result, 'proposed.commitment.s')).toMatchObject({ value: 1, n: 1 });
  });
});

describe('promised fields', () => {
  const history = aHistory({
    leads: [
      lead('both', [stage(MONDAY, 'mql')], { fields: { phone: '1', size: 5 } }),
      lead('one', [stage(MONDAY, 'mql')], { fields: { phone: '2', size: '' } }),
      lead('later', [stage(MONDAY, 'mql'), { kind: 'property', at: MONDAY + 1, field: 'title', value: 'CEO' }], { fields: { phone: '3', size: 5, title: 'CEO' } }),
    ],
  });

  it('must all be known at the handoff', () => {
    const result = replayOf(history, promising(fields('phone', 'size')));
    expect(figure(result, 'actual.commitment.f')).toMatchObject({ value: 2 / 3, n: 3, honesty: 'deterministic' });
    expect(opened(result, history, 'actual.commitment.f')).toEqual(['one']);
    expect(opened(replayOf(history, promising(fields('title'))), history, 'actual.commitment.f')).toContain('later');
  });

  it('without history are named among what is taken as constant', () => {
    expect(replayOf(history, promising(fields('phone'))).summary.warnings.join(' ')).toContain('"phone" has no history');
  });

  it('that do not exist, or are not named, give a reason instead of a share', () => {
    for (const [names, said] of [[[], 'names no fields'], [['phone', 'gone'], '"gone"']] as const) {
      const result = replayOf(history, promising(fields(...names)));
      for (const arm of ['actual', 'proposed']) expect(figure(result, `${arm}.commitment.f`)).toMatchObject({ value: null, honesty: 'notKnowable', leads: 0, reason: expect.stringContaining(said) });
    }
  });

  it('are tested each for its own promise', () => {
    const result = replayOf(history, promising(volume(0, 1), fields('phone'), { ...fields('size'), id: 'g' }));
    expect(['f', 'g'].map((id) => figure(result, `actual.commitment.${id}`).leads)).toEqual([0, 1]);
  });
});

describe('a promise on a history without stages', () => {
  it('has no actual share, and still a proposed one', () => {
    const history = aHistory({ leads: [lead('a', [demo(MONDAY)])] });
    const result = replayOf(history, promising(score(0)));
    expect(figure(result, 'actual.commitment.s')).toMatchObject({ value: null, honesty: 'notKnowable', reason: expect.stringContaining('stage') });
    expect(figure(result, 'proposed.commitment.s')).toMatchObject({ value: 1, n: 1 });
  });
});

describe('the weeks of a replay', () => {
  it('open the leads that were handed over in them', () => {
    const history = aHistory({ leads: [lead('a', [demo(MONDAY), stage(MONDAY, 'mql')]), lead('b', [visit(MONDAY), stage(MONDAY + WEEK, 'mql'), owned(MONDAY + WEEK, 'ann')])] });
    const result = replayOf(history);
    const weekStart = MONDAY - 9 * 3_600_000;
    expect(opened(result, history, `actual.week.${weekStart}`)).toEqual(['a']);
    expect(opened(result, history, `actual.week.${weekStart + WEEK}`)).toEqual(['b']);
    expect(opened(result, history, `proposed.week.${weekStart}`)).toEqual(['a']);
    expect(result.sets.has(`proposed.week.${weekStart + WEEK}`)).toBe(false);
    expect(result.summary.figures.some(({ id }) => id.includes('.week.'))).toBe(false);
  });

  it('open together what the whole arm opens, and as many as the chart says where nobody comes twice', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(instants, (days) => {
        const history = aHistory({ leads: days.map((day, i) => lead(`l${i}`, [demo(MONDAY + day * DAY), stage(MONDAY + day * DAY, 'mql')])) });
        const result = replayOf(history, promising(volume(1, 2)));
        for (const arm of ['actual', 'proposed'] as const) {
          const weeks = result.summary.weeks.map((week) => ({ n: week[arm], leads: opened(result, history, `${arm}.week.${week.weekStart}`) }));
          expect(weeks.map(({ leads }) => leads.length)).toEqual(weeks.map(({ n }) => n));
          expect(weeks.flatMap(({ leads }) => leads).sort()).toEqual(opened(result, history, `${arm}.mqls`));
        }
      }),
      { numRuns: 40 },
    );
  });
});
