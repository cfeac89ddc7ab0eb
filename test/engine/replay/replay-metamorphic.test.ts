import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeHistories } from '../../../shared/engine/history/merge-histories.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import { createStageMemory } from '../../../shared/engine/replay/stage-memory.ts';
import { runAndKeep, runReplay } from '../../../shared/engine/replay/run-replay.ts';
import type { ReplayResult } from '../../../shared/engine/replay/replay-result.ts';
import { createEvidence } from '../../../shared/engine/evidence/create-evidence.ts';
import { DIMENSIONS } from '../../../shared/engine/evidence/dimensions.ts';
import { FIRST_EVIDENCE_SETTINGS } from '../../../shared/engine/evidence/evidence-settings.ts';
import { aRep, where } from '../../fixtures/a-proposal.ts';
import { aHistory, type FactSpec, type LeadSpec } from '../../fixtures/a-history.ts';
import { DAY, HOUR, MONDAY, aProposal, call, demo, inputOf, owned, stage, visit } from './a-replay.ts';

const WEEK = 7 * DAY;
const proposal = aProposal({
  routing: {
    roster: [aRep('ann', { territories: ['north'], dayCap: 2 }), aRep('bob', { territories: ['south'], zone: 'America/New_York' })],
    rules: [{ id: 'north', name: 'North', when: where('@territory', 'north'), poolId: 'all', onExhausted: 'hold' }, { id: 'any', name: 'Any', when: where('size', 1, 'ge'), poolId: 'all', onExhausted: 'fallback' }],
  },
  playbook: { requiredFields: ['country'] },
});

/** Hours over three weeks of November, in which no clock is put back in any of the zones. */
const instant = fc.integer({ min: 0, max: 21 * 24 }).map((hours) => MONDAY + hours * HOUR);
const fact: fc.Arbitrary<FactSpec> = fc.oneof(
  instant.map(demo), instant.map(visit), instant.map(call),
  fc.tuple(instant, fc.constantFrom('mql', 'sql', 'rejected', 'lead')).map(([at, to]) => stage(at, to as 'mql')), // the list above holds stages only
  fc.tuple(instant, fc.constantFrom('ann', 'bob', '')).map(([at, who]) => owned(at, who)),
);
const leads: fc.Arbitrary<LeadSpec[]> = fc
  .array(fc.record({ country: fc.constantFrom('', 'NO', 'IT'), facts: fc.uniqueArray(fact, { maxLength: 10, selector: ({ at, kind }) => `${kind} ${at}` }) }), { minLength: 2, maxLength: 8 })
  .map((list) => list.map(({ country, facts }, i) => ({ id: `lead ${i}`, createdAt: MONDAY - DAY, fields: { country, size: 5 }, facts })));

const build = (list: LeadSpec[]): History => aHistory({ leads: list, types: { country: 'text', size: 'number' }, owners: [{ extId: 'ann' }, { extId: 'bob' }], eventTypes: ['CALL', 'FORM', 'VISIT'], assets: ['', 'demo'] });
const decided = (history: History, { decisions }: ReplayResult, shift = 0) =>
  [...decisions.lead].map((lead, i) => [history.leadIds[lead], decisions.at[i]! - shift, decisions.assignedAt[i]! - shift, decisions.dueAt[i]! - shift, decisions.rep[i], decisions.rule[i], decisions.tier[i], decisions.total[i]]);

describe('a replay moves exactly as it must', () => {
  it('when all times are moved by whole weeks without a change of clocks: every instant by as much, every figure not at all', () => {
    fc.assert(
      fc.property(leads, fc.integer({ min: 1, max: 6 }), (list, weeks) => {
        const moved = list.map((one) => ({ ...one, createdAt: (one.createdAt ?? 0) + weeks * WEEK, facts: (one.facts ?? []).map((of) => ({ ...of, at: of.at + weeks * WEEK })) }));
        const [here, there] = [build(list), build(moved)];
        const [before, after] = [runReplay(inputOf(here, proposal)), runReplay(inputOf(there, proposal))];
        expect(decided(there, after, weeks * WEEK)).toEqual(decided(here, before));
        expect(after.summary.figures).toEqual(before.summary.figures);
        expect(after.summary.weeks.map(({ weekStart, ...counts }) => ({ weekStart: weekStart - weeks * WEEK, ...counts }))).toEqual(before.summary.weeks);
      }),
      { numRuns: 40 },
    );
  });

  it('when the import is split in two: not at all', () => {
    fc.assert(
      fc.property(leads, fc.nat(), (list, cut) => {
        const middle = 1 + (cut % (list.length - 1));
        const whole = build(list);
        const parts = mergeHistories([build(list.slice(0, middle)), build(list.slice(middle))]).history;
        const [once, twice] = [runReplay(inputOf(whole, proposal)), runReplay(inputOf(parts, proposal))];
        expect(decided(parts, twice)).toEqual(decided(whole, once));
        expect(twice.summary).toEqual(once.summary);
      }),
      { numRuns: 40 },
    );
  });

  it('when stages of an earlier replay are kept: not at all, whatever was edited', () => {
    fc.assert(
      fc.property(leads, fc.constantFrom('target', 'rule', 'threshold', 'field'), (list, what) => {
        const history = build(list);
        const memory = createStageMemory();
        runReplay({ ...inputOf(history, proposal), memory });
        const edited = {
          target: { ...proposal, sla: { ...proposal.sla, targets: proposal.sla.targets.map((target) => ({ ...target, budgetMinutes: 5 })) } },
          rule: { ...proposal, routing: { ...proposal.routing, rules: proposal.routing.rules.slice(1) } },
          threshold: { ...proposal, score: { ...proposal.score, mqlThreshold: 1000 } },
          field: { ...proposal, playbook: { ...proposal.playbook, requiredFields: ['size'] } },
        }[what];
        expect(JSON.stringify(runReplay({ ...inputOf(history, edited), memory }))).toBe(JSON.stringify(runReplay(inputOf(history, edited))));
      }),
      { numRuns: 60 },
    );
  });

  it('and an edit of a target neither scores nor routes anew, one of a rule scores nothing', () => {
    const history = build([{ id: 'a', createdAt: MONDAY, fields: { country: 'NO', size: 5 }, facts: [demo(MONDAY), stage(MONDAY, 'mql')] }]);
    const made: string[] = [];
    const inner = createStageMemory();
    const memory = { ...inner, keep: <T,>(name: Parameters<typeof inner.keep>[0], key: string, make: () => T): T => inner.keep(name, key, () => (made.push(name), make())) };
    const play = (configuration: typeof proposal): string[] => {
      made.length = 0;
      runReplay({ ...inputOf(history, configuration), memory });
      return [...made];
    };
    expect(play(proposal)).toContain('crossings');
    expect(play({ ...proposal, sla: { ...proposal.sla, targets: [] } })).toEqual([]);
    expect(play({ ...proposal, routing: { ...proposal.routing, rules: [] } })).toEqual(['routed']);
  });
});

describe('an odd history', () => {
  const oneDay = [{ id: 'a', createdAt: MONDAY, fields: { country: 'NO', size: 5 }, facts: [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'ann'), call(MONDAY + HOUR)] }];
  it.each<[string, LeadSpec[]]>([
    ['without a lead', []],
    ['of one lead without a fact', [{ id: 'a', createdAt: MONDAY, fields: { country: 'NO', size: 5 } }]],
    ['of one lead without any time', [{ id: 'a', fields: { country: 'NO', size: 5 } }]],
    ['of one lead and one day', oneDay],
    ['without events', [{ id: 'a', createdAt: MONDAY, fields: { country: 'NO', size: 5 }, facts: [stage(MONDAY, 'mql'), owned(MONDAY, 'ann')] }]],
    ['without owners', [{ id: 'a', createdAt: MONDAY, fields: { country: 'NO', size: 5 }, facts: [demo(MONDAY), stage(MONDAY, 'mql'), call(MONDAY + HOUR)] }]],
    ['in which everything is censored', [{ id: 'a', createdAt: MONDAY, fields: { country: 'NO', size: 5 }, facts: [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'ann')] }]],
    ['whose proposal names fields that it lacks', [{ id: 'a', createdAt: MONDAY, facts: [demo(MONDAY), stage(MONDAY, 'mql')] }]],
  ])('%s is played, and every block of evidence has an answer without a number that is none', (name, list) => {
    const history = name.startsWith('whose') ? aHistory({ leads: list }) : build(list);
    const { result, played } = runAndKeep(inputOf(history, proposal));
    const evidence = createEvidence(played, FIRST_EVIDENCE_SETTINGS);
    const told = [result.summary, evidence.leaks().lines, DIMENSIONS.map((by) => evidence.rows(by)), evidence.speed(), evidence.flow('outcome'), evidence.flow('owner'), evidence.conversion('cohort'), evidence.conversion('response'), evidence.bounds(), evidence.pools(), evidence.capacity(), evidence.response()];
    const numbers = (value: unknown): number[] => (typeof value === 'number' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbers) : []);
    expect(numbers(told).filter((number) => Number.isNaN(number))).toEqual([]);
  });
});
