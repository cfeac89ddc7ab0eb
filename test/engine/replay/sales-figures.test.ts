import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../shared/engine/metrics/wilson.ts';
import { workingDayMs } from '../../../shared/engine/sla/working-days.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import type { FactSpec, LeadSpec } from '../../fixtures/a-history.ts';
import { ROUND_THE_CLOCK, aRep, officeHours } from '../../fixtures/a-proposal.ts';
import { DAY, HOUR, MONDAY, aProposal, call, figure, mailing, opened, owned, replayOf, stage, visit } from './a-replay.ts';

const lead = (id: string, facts: FactSpec[], over: Partial<LeadSpec> = {}): LeadSpec => ({ id, createdAt: MONDAY - DAY, facts, ...over });
/** Two months of quiet after the last handoff, so that clocks can run out. */
const later = lead('later', [visit(MONDAY + 60 * DAY)]);
const handed = (id: string, ...facts: FactSpec[]): LeadSpec => lead(id, [stage(MONDAY, 'mql'), owned(MONDAY, 'ann'), ...facts]);
const historyOf = (...leads: LeadSpec[]) => aHistory({ leads: [...leads, later] });

describe('a working day', () => {
  it('is the mean open time of the days that open', () => {
    expect(workingDayMs(officeHours().week)).toBe(8 * HOUR);
    expect(workingDayMs([[[540, 1020]], [[540, 1020]], [], [], [[540, 780]], [], []])).toBe(((8 + 8 + 4) / 3) * HOUR);
    expect(workingDayMs([[[1320, 1800]], [[1320, 1800]], [], [], [], [], [[1320, 1800]]])).toBe(8 * HOUR);
    expect(workingDayMs([[], [], [], [], [], [], []])).toBe(0);
  });
});

describe('attempts', () => {
  const proposal = aProposal({ sla: { attempts: { n: 2, withinDays: 1 } } });

  it('are kept by as many touches within the working days of the trigger, the last instant included', () => {
    const history = historyOf(
      handed('kept', call(MONDAY), call(MONDAY + 8 * HOUR)),
      handed('a moment late', call(MONDAY), call(MONDAY + 8 * HOUR + 1)),
      handed('once', call(MONDAY + HOUR), mailing(MONDAY + 2 * HOUR)),
      handed('next week', call(MONDAY + 7 * DAY), call(MONDAY + 7 * DAY + 1)),
      handed('untouched'),
    );
    const result = replayOf(history, proposal);
    expect(figure(result, 'actual.attempts')).toMatchObject({ value: 0.25, n: 4, honesty: 'observed', arm: 'actual', ...wilsonInterval(1, 4) });
    expect(opened(result, history, 'actual.attempts')).toEqual(['a moment late', 'next week', 'once']);
  });

  it('are not owed once a lead has moved on, but before it goes back', () => {
    const history = historyOf(
      handed('sql', call(MONDAY + 1), stage(MONDAY + HOUR, 'sql')),
      handed('sql with both', call(MONDAY + 1), call(MONDAY + 2), stage(MONDAY + HOUR, 'sql')),
      handed('deal', call(MONDAY + 1), { kind: 'deal', at: MONDAY + HOUR, event: 'created' }),
      handed('back', call(MONDAY + 1), stage(MONDAY + HOUR, 'recycled')),
      handed('sql too late', call(MONDAY + 1), stage(MONDAY + 3 * DAY, 'sql')),
    );
    const result = replayOf(history, proposal);
    expect(opened(result, history, 'actual.attempts')).toEqual(['back', 'sql too late']);
    expect(figure(result, 'actual.attempts').n).toBe(2);
  });

  it('belong to the handoff in which they were made', () => {
    const again = lead('again', [stage(MONDAY, 'mql'), call(MONDAY), stage(MONDAY + 2 * DAY, 'recycled'), call(MONDAY + 9 * DAY), stage(MONDAY + 9 * DAY, 'mql'), call(MONDAY + 9 * DAY + HOUR)]);
    const history = historyOf(again);
    expect(figure(replayOf(history, proposal), 'actual.attempts')).toMatchObject({ value: 0.5, n: 2, leads: 1 });
    const superseded = historyOf(lead('superseded', [stage(MONDAY, 'mql'), call(MONDAY), stage(MONDAY + 1, 'lead'), stage(MONDAY + HOUR, 'mql'), call(MONDAY + HOUR), call(MONDAY + 2 * HOUR)]));
    expect(figure(replayOf(superseded, proposal), 'actual.attempts')).toMatchObject({ value: 1, n: 1 });
  });

  it('are left out while their days reach beyond the end of the data', () => {
    const history = aHistory({ leads: [handed('open', call(MONDAY + 1), call(MONDAY + 2)), lead('end', [visit(MONDAY + 8 * HOUR - 1)])] });
    expect(figure(replayOf(history, proposal), 'actual.attempts')).toMatchObject({ value: null, reason: expect.stringContaining('by the end of the data') });
    const closed = aHistory({ leads: [handed('open', call(MONDAY + 1), call(MONDAY + 2)), lead('end', [visit(MONDAY + 8 * HOUR)])] });
    expect(figure(replayOf(closed, proposal), 'actual.attempts').value).toBe(1);
  });

  it('run on the owner’s own clock', () => {
    // 9:00 in London is 4:00 in New York, whose day begins five hours later and ends after the second call.
    const history = historyOf(handed('ann', call(MONDAY), call(MONDAY + 12 * HOUR)));
    const inNewYork = aProposal({ routing: { roster: [aRep('ann', { zone: 'America/New_York' })] }, sla: { attempts: { n: 2, withinDays: 1 } } });
    expect([proposal, inNewYork].map((one) => figure(replayOf(history, one), 'actual.attempts').value)).toEqual([0, 1]);
  });

  it('are not knowable without touches or working hours', () => {
    expect(figure(replayOf(historyOf(handed('a')), proposal), 'actual.attempts')).toMatchObject({ value: null, honesty: 'notKnowable', reason: expect.stringContaining('touch') });
    const noHours = aProposal({ routing: { calendars: [] } });
    expect(figure(replayOf(historyOf(handed('a', call(MONDAY))), noHours), 'actual.attempts')).toMatchObject({ value: null, honesty: 'notKnowable', reason: expect.stringContaining('working hours') });
  });
});

describe('accepting and rejecting', () => {
  const proposal = aProposal({ sla: { acceptanceDays: 1 } });
  const accepted = (at: number): FactSpec => ({ kind: 'stage', at, to: 'sal' });

  it('is timed from the assignment to the first word of sales, either way', () => {
    const history = historyOf(
      handed('accepted', accepted(MONDAY + 8 * HOUR)),
      handed('late', accepted(MONDAY + 8 * HOUR + 1)),
      handed('rejected', stage(MONDAY + HOUR, 'rejected')),
      handed('skipped to customer', stage(MONDAY + HOUR, 'customer')),
      handed('silent', call(MONDAY + HOUR)),
      lead('assigned on Wednesday', [stage(MONDAY, 'mql'), owned(MONDAY + 2 * DAY, 'ann'), accepted(MONDAY + 2 * DAY + HOUR)]),
      lead('of nobody', [stage(MONDAY, 'mql')]),
    );
    const result = replayOf(history, proposal);
    expect(figure(result, 'actual.acceptance')).toMatchObject({ value: 4 / 6, n: 6, honesty: 'observed', ...wilsonInterval(4, 6) });
    expect(opened(result, history, 'actual.acceptance')).toEqual(['late', 'silent']);
  });

  it('starts at the trigger for a lead that had an owner before, and where no owners are recorded', () => {
    const before = historyOf(lead('a', [owned(MONDAY - DAY, 'bob'), stage(MONDAY, 'mql'), owned(MONDAY + 3 * DAY, 'ann'), accepted(MONDAY + 3 * DAY + 1)]));
    expect(figure(replayOf(before, proposal), 'actual.acceptance')).toMatchObject({ value: 0, n: 1 });
    const ownerless = historyOf(lead('a', [stage(MONDAY, 'mql'), accepted(MONDAY + HOUR)]));
    expect(figure(replayOf(ownerless, proposal), 'actual.acceptance')).toMatchObject({ value: 1, n: 1 });
  });

  it('leaves out what began anew without an answer, and what is not over', () => {
    const history = historyOf(
      lead('anew', [stage(MONDAY, 'mql'), owned(MONDAY, 'ann'), stage(MONDAY + 1, 'lead'), stage(MONDAY + HOUR, 'mql'), accepted(MONDAY + 2 * HOUR)]),
      lead('open', [stage(MONDAY + 60 * DAY - HOUR, 'mql'), owned(MONDAY + 60 * DAY - HOUR, 'ann'), accepted(MONDAY + 60 * DAY)]),
    );
    expect(figure(replayOf(history, proposal), 'actual.acceptance')).toMatchObject({ value: 1, n: 1 });
  });

  it('is not knowable in a history that records no answers', () => {
    const history = historyOf(handed('a', call(MONDAY), { kind: 'deal', at: MONDAY + HOUR, event: 'created' }));
    expect(figure(replayOf(history, proposal), 'actual.acceptance')).toMatchObject({ value: null, honesty: 'notKnowable', reason: expect.stringContaining('neither accepted nor rejected') });
  });
});

describe('the promises of sales on any history', () => {
  type Counts = { n: number; kept: number };
  const proposal = aProposal({ routing: { calendars: [ROUND_THE_CLOCK], roster: [aRep('ann', { calendarId: 'always' })] }, sla: { attempts: { n: 2, withinDays: 3 }, acceptanceDays: 2 } });
  const instant = fc.integer({ min: 0, max: 24 }).map((half) => MONDAY + (half * DAY) / 2);
  const fact: fc.Arbitrary<FactSpec> = fc.oneof(
    instant.map(call),
    fc.tuple(instant, fc.constantFrom('mql', 'lead', 'sal', 'sql', 'rejected', 'recycled')).map(([at, to]) => ({ kind: 'stage', at, to: to as 'mql' }) as const), // the list above holds stages only
    fc.tuple(instant, fc.constantFrom('ann', '')).map(([at, owner]) => owned(at, owner)),
    instant.map((at) => ({ kind: 'deal', at, event: 'created' }) as const),
  );
  const facts = fc.uniqueArray(fact, { maxLength: 12, selector: ({ at, kind }) => `${kind} ${at}` });
  const RANK = { property: 0, engagement: 1, stage: 2, owner: 3, deal: 4 } as const;

  /** The definitions read literally, lead by lead and handoff by handoff; a working day has 24 hours here. */
  function plainly(list: readonly LeadSpec[], dataEnd: number): { attempts: Counts; acceptance: Counts } {
    const [attempts, acceptance]: Counts[] = [{ n: 0, kept: 0 }, { n: 0, kept: 0 }];
    for (const { facts: own = [] } of list) {
      const sorted = own.toSorted((a, b) => a.at - b.at || RANK[a.kind] - RANK[b.kind]);
      const stages = sorted.flatMap((one) => (one.kind === 'stage' ? [one] : []));
      const triggers = stages.filter((one, i) => one.to === 'mql' && stages[i - 1]?.to !== 'mql');
      triggers.forEach((trigger, i) => {
        const end = triggers[i + 1]?.at ?? Infinity;
        const during = sorted.filter((one) => one.at >= trigger.at && one.at < end);
        const after = during.filter((one) => sorted.indexOf(one) > sorted.indexOf(trigger));
        const first = (isMeant: (one: FactSpec) => boolean): number => after.find(isMeant)?.at ?? Infinity;
        const movedOn = first((one) => one.kind === 'deal' || (one.kind === 'stage' && one.to === 'sql'));
        const answered = first((one) => one.kind === 'deal' || (one.kind === 'stage' && !['mql', 'lead'].includes(one.to)));
        const touches = during.filter(({ kind }) => kind === 'engagement').map(({ at }) => at);
        const due = trigger.at + 3 * DAY;
        if (touches.length > 0 && due <= dataEnd && movedOn > due && end > due) {
          attempts!.n += 1;
          if (touches.filter((at) => at <= due).length >= 2) attempts!.kept += 1;
        }
        const ownerAtTrigger = sorted.findLast((one) => one.kind === 'owner' && one.at < trigger.at);
        const isOwned = ownerAtTrigger?.kind === 'owner' && ownerAtTrigger.owner !== '';
        const assigned = isOwned ? trigger.at : first((one) => one.kind === 'owner' && one.owner !== '');
        const answerDue = assigned + 2 * DAY;
        if (answerDue <= dataEnd && (answered <= answerDue || end > answerDue)) {
          acceptance!.n += 1;
          if (answered <= answerDue) acceptance!.kept += 1;
        }
      });
    }
    return { attempts: attempts!, acceptance: acceptance! };
  }

  it('are what their definitions say', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 6 }), (many) => {
        const marks: FactSpec[] = [{ kind: 'stage', at: MONDAY - 2, to: 'sal' }, owned(MONDAY - 2, ''), call(MONDAY - 2)];
        const list = [lead('marks', marks), ...many.map((own, i) => lead(`l${i}`, own))];
        const history = aHistory({ leads: list });
        const result = replayOf(history, proposal);
        const expected = plainly(list, history.to);
        for (const id of ['attempts', 'acceptance'] as const) {
          if (!result.summary.figures.some((one) => one.id === 'actual.mqls' && (one.value ?? 0) > 0)) return;
          const { n, value } = figure(result, `actual.${id}`);
          expect({ n: n ?? 0, kept: Math.round((value ?? 0) * (n ?? 0)) }).toEqual(expected[id]);
        }
      }),
      { numRuns: 150 },
    );
  });
});
