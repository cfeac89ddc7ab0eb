import { describe, expect, it } from 'vitest';
import { judgeThresholds } from '../../../shared/engine/scoring/judge-thresholds.ts';
import type { JudgedBin } from '../../../shared/engine/scoring/judge-thresholds.ts';
import { createWorkedReader } from '../../../shared/engine/scoring/worked-leads.ts';
import type { FactSpec } from '../../fixtures/a-history.ts';
import { aHistory } from '../../fixtures/a-history.ts';

const bin = (from: number, converted: number, rejected: number, open: number, unworked: number): JudgedBin => ({ from, converted, rejected, open, unworked });

describe('the share of a threshold that converts', () => {
  it('counts leads that nobody worked as none, as all, and like the worked ones of their own bar', () => {
    // 10 points: 2 of 8 worked leads converted, 4 more unworked; 20 points: 3 of 4 worked, 2 more unworked.
    const [all, top] = judgeThresholds([bin(10, 2, 5, 5, 4), bin(20, 3, 1, 2, 2)], 0);
    expect(top).toMatchObject({ leads: 6, converted: 3, unworked: 2, precision: 3 / 6, upper: 5 / 6, ifSimilar: (3 + 2 * 0.75) / 6 });
    expect(all).toMatchObject({ leads: 18, converted: 5, unworked: 6, precision: 5 / 18, upper: 11 / 18, ifSimilar: (5 + 2 * 0.75 + 4 * 0.25) / 18 });
  });

  it('takes the rate of all worked leads where a bar has none of its own', () => {
    const [, top] = judgeThresholds([bin(10, 1, 3, 0, 0), bin(20, 0, 0, 2, 2)], 0);
    expect(top).toMatchObject({ precision: 0, upper: 1, ifSimilar: 0.25 });
  });

  it('says no middle where nobody was worked at all', () => {
    expect(judgeThresholds([bin(10, 0, 0, 3, 3)], 0)[0]).toMatchObject({ precision: 0, upper: 1, ifSimilar: null });
  });

  it('leaves the ends together where every lead was worked', () => {
    expect(judgeThresholds([bin(10, 1, 1, 2, 0)], 0)[0]).toMatchObject({ precision: 0.25, upper: 0.25, ifSimilar: 0.25 });
  });
});

describe('a worked lead', () => {
  const touches = [{ type: 'call', automated: false }];
  const isWorked = (facts: FactSpec[]): boolean => createWorkedReader(aHistory({ leads: [{ id: 'a', createdAt: 0, facts }] }), { touches })(0, 'open');

  it('has a touch that counts, a stage that sales sets, or a deal', () => {
    expect(isWorked([{ kind: 'engagement', at: 1, type: 'call' }])).toBe(true);
    expect(isWorked([{ kind: 'stage', at: 1, to: 'recycled' }])).toBe(true);
    expect(isWorked([{ kind: 'deal', at: 1, event: 'created' }])).toBe(true);
  });

  it('has more than forms, automated mail and the handoff itself', () => {
    expect(isWorked([{ kind: 'engagement', at: 1, type: 'form' }, { kind: 'stage', at: 2, to: 'mql' }, { kind: 'owner', at: 3, owner: 'Ann' }])).toBe(false);
    expect(isWorked([{ kind: 'engagement', at: 1, type: 'call', automated: true }])).toBe(false);
  });

  it('is one that ended either way', () => {
    expect(createWorkedReader(aHistory({ leads: [{ id: 'a' }] }), { touches })(0, 'rejected')).toBe(true);
  });
});
