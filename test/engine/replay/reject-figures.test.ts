import { describe, expect, it } from 'vitest';
import type { Sla } from '../../../shared/engine/model/configuration.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import type { FactSpec, LeadSpec } from '../../fixtures/a-history.ts';
import { DAY, HOUR, MONDAY, aProposal, figure, opened, owned, replayOf, stage, visit } from './a-replay.ts';

const lead = (id: string, facts: FactSpec[], fields: LeadSpec['fields'] = {}): LeadSpec => ({ id, createdAt: MONDAY - DAY, fields, facts: [owned(MONDAY, 'ann'), stage(MONDAY, 'mql'), ...facts] });
const promising = (sla: Partial<Sla>) => aProposal({ sla });
const roles = { rejectReason: 'why', source: 'source' };

const history = aHistory({
  roles,
  owners: [{ extId: 'ann' }],
  leads: [
    lead('bad fit', [stage(MONDAY + HOUR, 'rejected'), stage(MONDAY + 2 * HOUR, 'recycled')], { why: 'Bad fit', source: 'Paid' }),
    lead('no reason', [stage(MONDAY + HOUR, 'rejected'), stage(MONDAY + 9 * DAY, 'recycled')], { why: '', source: 'Paid' }),
    lead('unanswered', [stage(MONDAY + HOUR, 'rejected')], { why: 'Duplicate', source: 'Web' }),
    lead('rejected last', [stage(MONDAY + 20 * DAY, 'rejected')], { why: 'bad fit ', source: 'Web' }),
    lead('worked', [stage(MONDAY + HOUR, 'sql')], { why: '', source: 'Web' }),
  ],
});

describe('a promise of few rejections', () => {
  const few = (...reasons: string[]) => promising({ marketing: [{ kind: 'rejects', id: 'r', reasons, most: 0.1, owner: '' }] });

  it('counts what sales turned down for these reasons, however they are written, and opens it', () => {
    expect(figure(replayOf(history, few('bad fit')), 'actual.commitment.r')).toMatchObject({ value: 3 / 5, n: 5, honesty: 'observed' });
    expect(opened(replayOf(history, few('bad fit')), history, 'actual.commitment.r')).toEqual(['bad fit', 'rejected last']);
    expect(figure(replayOf(history, few()), 'actual.commitment.r').value).toBe(1 / 5);
  });

  it('says nothing of the proposed arm, which nobody has turned anything down in', () => {
    expect(replayOf(history, few()).summary.figures.some(({ id }) => id === 'proposed.commitment.r')).toBe(false);
  });

  it('is not knowable without rejections, nor by reason without a column of reasons', () => {
    const none = aHistory({ leads: [lead('a', [])] });
    expect(figure(replayOf(none, few()), 'actual.commitment.r').reason).toContain('no rejected');
    const nameless = aHistory({ leads: [lead('a', [stage(MONDAY + HOUR, 'rejected')])] });
    expect(figure(replayOf(nameless, few('bad fit')), 'actual.commitment.r').reason).toContain('no column with the reason');
  });
});

describe('a promised answer to rejections', () => {
  const answer = promising({ marketing: [{ kind: 'rejectAnswer', id: 'a', withinDays: 2, share: 0.9, owner: '' }] });

  it('is the next stage within the working days, and leaves out what is due after the end of the data', () => {
    const result = replayOf(history, answer);
    expect(figure(result, 'actual.commitment.a')).toMatchObject({ value: 1 / 3, n: 3 });
    expect(opened(result, history, 'actual.commitment.a')).toEqual(['no reason', 'unanswered']);
  });

  it('is not knowable where nothing ever follows a rejection', () => {
    const silent = aHistory({ leads: [lead('a', [stage(MONDAY + HOUR, 'rejected')]), lead('b', [visit(MONDAY + 30 * DAY)])] });
    expect(figure(replayOf(silent, answer), 'actual.commitment.a').reason).toContain('follows a rejection');
  });
});

describe('promised feedback', () => {
  it('counts reasons among what was turned down, and opens what has none', () => {
    const result = replayOf(history, promising({ feedback: { share: 0.9, cadence: 'weekly', text: '' } }));
    expect(figure(result, 'actual.feedback')).toMatchObject({ value: 3 / 4, n: 4, honesty: 'observed' });
    expect(opened(result, history, 'actual.feedback')).toEqual(['no reason']);
  });

  it('enters no figure where it is not promised, so that older results keep their hash', () => {
    expect(replayOf(history, promising({})).summary.figures.some(({ id }) => id === 'actual.feedback')).toBe(false);
  });
});

describe('a promised mix of sources', () => {
  const WEEK = 7 * DAY;
  const handed = (id: string, at: number, source: string): LeadSpec => ({ id, createdAt: at - 1, fields: { source }, facts: [stage(at, 'mql')] });
  const weeks = aHistory({
    roles,
    leads: [
      handed('cut', MONDAY - DAY, 'Paid'),
      handed('a1', MONDAY, 'Paid'), handed('a2', MONDAY + DAY, 'Web'),
      handed('b1', MONDAY + WEEK, 'Paid'), handed('b2', MONDAY + WEEK, 'Paid'),
      handed('d1', MONDAY + 3 * WEEK, 'Web'),
    ],
  });
  const mix = (low: number, high: number, ...sources: string[]) => promising({ marketing: [{ kind: 'sourceMix', id: 'm', sources, low, high, owner: '' }] });

  it('holds in whole weeks with handoffs whose share lies in the range, its ends included', () => {
    const result = replayOf(weeks, mix(0.1, 0.5, 'Paid'));
    expect(figure(result, 'actual.commitment.m')).toMatchObject({ value: 1 / 2, n: 2, honesty: 'observed' });
    expect(opened(result, weeks, 'actual.commitment.m')).toEqual(['b1', 'b2']);
    expect(figure(replayOf(weeks, mix(0.5, 1, 'Paid')), 'actual.commitment.m').value).toBe(1);
  });

  it('asks for names before it counts', () => {
    expect(figure(replayOf(weeks, mix(0, 1)), 'actual.commitment.m').reason).toContain('names no sources');
  });
});
