import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSide, sidesOf } from '../../../shared/engine/evidence/judge-split.ts';
import { FIRST_EVIDENCE_SETTINGS } from '../../../shared/engine/evidence/evidence-settings.ts';
import { lookBackDays } from '../../../shared/engine/replay/look-back-days.ts';
import { periodProblem, splitProblem } from '../../../shared/engine/replay/period-problem.ts';
import type { ReplayResult } from '../../../shared/engine/replay/replay-result.ts';
import { runAndKeep, runReplay } from '../../../shared/engine/replay/run-replay.ts';
import { STILL_HELD } from '../../../shared/engine/routing/routing-decisions.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import { aRep, where } from '../../fixtures/a-proposal.ts';
import { aHistory, type FactSpec, type LeadSpec } from '../../fixtures/a-history.ts';
import { DAY, HOUR, MONDAY, aProposal, call, demo, inputOf, owned, replayOf, stage, value, visit } from './a-replay.ts';

const proposal = aProposal({
  routing: {
    roster: [aRep('ann', { territories: ['north'], dayCap: 2 }), aRep('bob', { territories: ['south'], weekCap: 3 })],
    rules: [{ id: 'north', name: 'North', when: where('@territory', 'north'), poolId: 'all', onExhausted: 'hold' }, { id: 'any', name: 'Any', when: where('size', 1, 'ge'), poolId: 'all', onExhausted: 'fallback' }],
  },
});
const hour = fc.integer({ min: 0, max: 21 * 24 }).map((hours) => MONDAY + hours * HOUR);
const fact: fc.Arbitrary<FactSpec> = fc.oneof(hour.map(demo), hour.map(visit), hour.map(call), hour.map((at) => stage(at, 'mql')), hour.map((at) => stage(at, 'lead')), hour.map((at) => owned(at, 'ann')));
const leads: fc.Arbitrary<LeadSpec[]> = fc
  .array(fc.record({ country: fc.constantFrom('', 'NO', 'IT'), facts: fc.uniqueArray(fact, { maxLength: 10, selector: ({ at, kind }) => `${kind} ${at}` }) }), { minLength: 2, maxLength: 8 })
  .map((list) => list.map(({ country, facts }, i) => ({ id: `lead ${i}`, createdAt: MONDAY - DAY, fields: { country, size: 5 }, facts })));
const build = (list: LeadSpec[]): History => aHistory({ leads: list, types: { country: 'text', size: 'number' }, owners: [{ extId: 'ann' }, { extId: 'bob' }], eventTypes: ['CALL', 'FORM', 'VISIT'], assets: ['', 'demo'] });

/** Decisions within two instants; one that was given to somebody after the end still waits there. */
function decidedWithin({ decisions: { lead, at, assignedAt, rep, rule, tier, total } }: ReplayResult, from: number, to: number): unknown[] {
  return [...at.keys()].filter((i) => at[i]! >= from && at[i]! <= to).map((i) => {
    const isGiven = assignedAt[i]! <= to;
    return [lead[i], at[i], tier[i], total[i], isGiven ? assignedAt[i] : NaN, isGiven ? rep[i] : -1, isGiven ? rule[i] : STILL_HELD];
  });
}

describe('a replay of a period', () => {
  it('decides as the replay of the whole history did then: what lies before builds scores, turns and caps, what lies after is not known', () => {
    fc.assert(
      fc.property(leads, hour, fc.integer({ min: 0, max: 10 * 24 }), (list, from, hours) => {
        const to = from + hours * HOUR;
        const history = build(list);
        fc.pre(to >= history.from && from <= history.to);
        const [whole, part] = [runReplay(inputOf(history, proposal)), runReplay(inputOf(history, proposal, { period: { from, to } }))];
        expect(decidedWithin(part, -Infinity, Infinity)).toEqual(decidedWithin(whole, from, to));
        expect(part.summary.handoffs.proposed).toBe(part.decisions.count);
      }),
      { numRuns: process.env['BATON_FULL'] === '1' ? 1000 : 60 },
    );
  });

  const history = build([
    { id: 'early', createdAt: MONDAY, fields: { country: 'NO', size: 5 }, facts: [stage(MONDAY + DAY, 'mql'), owned(MONDAY + DAY, 'ann'), demo(MONDAY + 12 * DAY)] },
    { id: 'late', createdAt: MONDAY, fields: { country: 'IT', size: 5 }, facts: [demo(MONDAY + 11 * DAY), stage(MONDAY + 11 * DAY, 'mql'), stage(MONDAY + 13 * DAY, 'sql')] },
    { id: 'later still', createdAt: MONDAY + 18 * DAY, fields: { country: 'IT', size: 5 }, facts: [visit(MONDAY + 20 * DAY)] },
  ]);
  const of = (from: number, to: number, over = {}) => replayOf(history, proposal, { period: { from: MONDAY + from * DAY, to: MONDAY + to * DAY }, ...over });

  it('counts the handoffs that began in it, and sales acted on a lead that was handed over before', () => {
    const result = of(10, 14);
    expect(result.summary.handoffs).toEqual({ actual: 1, proposed: 2 });
    expect(value(result, 'proposed.afterSalesActed')).toBe(1);
    expect([result.summary.from, result.summary.to, result.summary.builtFrom]).toEqual([MONDAY + 10 * DAY, MONDAY + 14 * DAY, MONDAY]);
  });

  it('has no lead yet that was made after it, and says that nobody left it out', () => {
    expect([of(10, 14).summary.leads, of(10, 14).summary.excluded]).toEqual([2, 0]);
  });

  it('is in-sample as long as thresholds were chosen on data that it shows', () => {
    const seen = (tunedUntil?: number): boolean => of(10, 14, tunedUntil === undefined ? {} : { tunedUntil }).summary.isInSample;
    expect([seen(), seen(MONDAY + 12 * DAY), seen(MONDAY + 10 * DAY), seen(MONDAY)]).toEqual([true, true, false, false]);
  });

  it('says when too little lies before it for scores and caps to be what they would have been', () => {
    expect(lookBackDays(proposal)).toBe(30);
    expect(of(10, 14).summary.warnings.join(' ')).toContain('begins 10 days after the history does, and the proposal looks back 30 days');
    expect(of(0, 14).summary.warnings.join(' ')).not.toContain('looks back');
  });

  it('leaves the replay of a whole history as it was, to the byte', () => {
    const before = replayOf(history, proposal).summary;
    expect(before).not.toHaveProperty('builtFrom');
    expect(JSON.stringify(replayOf(history, proposal, { tunedUntil: MONDAY + DAY }).summary)).toBe(JSON.stringify(before));
  });

  it('is refused where it shows nothing of the history, with the days of both', () => {
    const zone = fixedZone('UTC', 0);
    expect(periodProblem(history, { from: MONDAY - 9 * DAY, to: MONDAY - DAY }, zone)).toBe('The period from 2026-10-24 to 2026-11-01 lies outside the history, which runs from 2026-11-02 to 2026-11-22. Choose another under Replay.');
    expect(periodProblem(history, { from: MONDAY + DAY, to: MONDAY }, zone)).toContain('before it begins');
    expect(periodProblem({ from: NaN, to: NaN }, { from: 0, to: 1 }, zone)).toContain('no times');
    expect(periodProblem(history, { from: MONDAY - DAY, to: MONDAY }, zone)).toBeNull();
    expect(splitProblem(history, MONDAY, zone)).toContain('does not divide');
    expect(splitProblem(history, MONDAY + DAY, zone)).toBeNull();
  });
});

describe('a time split', () => {
  it('purges handoffs before it whose outcome window crosses it, and judges each side on its own handoffs', () => {
    const history = build([
      { id: 'whole window', createdAt: MONDAY, fields: { size: 5 }, facts: [stage(MONDAY, 'mql'), stage(MONDAY + 2 * DAY, 'sql')] },
      { id: 'crosses', createdAt: MONDAY, fields: { size: 5 }, facts: [stage(MONDAY + 8 * DAY, 'mql'), stage(MONDAY + 9 * DAY, 'sql')] },
      { id: 'held out', createdAt: MONDAY, fields: { size: 5 }, facts: [stage(MONDAY + 11 * DAY, 'mql'), visit(MONDAY + 20 * DAY)] },
    ]);
    const settings = { ...FIRST_EVIDENCE_SETTINGS, horizonDays: 5 };
    const sides = sidesOf(history, MONDAY + 10 * DAY);
    const judge = (which: 'tuned' | 'heldOut') => {
      const { result, played } = runAndKeep(inputOf(history, proposal, { period: sides[which], tunedUntil: MONDAY + 10 * DAY }));
      return { ...judgeSide(which, { played, summary: result.summary }, settings), isInSample: result.summary.isInSample };
    };
    expect(judge('tuned')).toMatchObject({ isInSample: true, conversion: { n: 1, converted: 1, leftOut: 1 } });
    expect(judge('heldOut')).toMatchObject({ isInSample: false, conversion: { n: 1, converted: 0, leftOut: 0 } });
  });
});
