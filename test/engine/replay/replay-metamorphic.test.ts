import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeHistories } from '../../../shared/engine/history/merge-histories.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { createStageMemory } from '../../../shared/engine/replay/stage-memory.ts';
import { runAndKeep, runReplay } from '../../../shared/engine/replay/run-replay.ts';
import type { ReplayInput, ReplayResult } from '../../../shared/engine/replay/replay-result.ts';
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

/** One edit of each part of a proposal and of what stands beside it. */
type Edit = (input: ReplayInput) => Partial<ReplayInput>;
const edited = (change: (of: Configuration) => Partial<Configuration>): Edit => ({ configuration }) => ({ configuration: { ...configuration, ...change(configuration) } });
const inSla = (over: Partial<Configuration['sla']>): Edit => edited(({ sla }) => ({ sla: { ...sla, ...over } }));
const inRouting = (over: Partial<Configuration['routing']>): Edit => edited(({ routing }) => ({ routing: { ...routing, ...over } }));
const EDITS: Readonly<Record<string, Edit>> = {
  target: inSla({ targets: [{ tierId: 'hot', budgetMinutes: 5, clock: 'business' }] }),
  noTarget: inSla({ targets: [] }),
  touches: inSla({ touches: [{ type: 'VISIT' }] }),
  automated: inSla({ automatedTouches: [{ type: 'CALL' }] }),
  attempts: inSla({ attempts: { n: 1, withinDays: 1 } }),
  acceptance: inSla({ acceptanceDays: 1 }),
  marketing: inSla({ marketing: [{ kind: 'minimumScore', id: 'm', points: 500, share: 1, owner: '' }, { kind: 'requiredFields', id: 'f', fields: ['country'], share: 1, owner: '' }] }),
  feedback: inSla({ feedback: { share: 0.9, cadence: 'daily', text: '' } }),
  rule: edited(({ routing }) => ({ routing: { ...routing, rules: routing.rules.slice(1) } })),
  takenBack: inRouting({ reassignment: { atShare: 1, most: 1, manager: 'Head of sales' } }),
  reps: inRouting({ roster: [aRep('ann', { territories: ['south'], activeTo: MONDAY + 10 * DAY })] }),
  zone: edited(({ routing }) => ({ routing: { ...routing, roster: routing.roster.map((rep) => ({ ...rep, zone: 'Europe/Berlin' })) } })),
  hours: inRouting({ calendars: [] }),
  territories: inRouting({ territories: [{ id: 'south', name: 'South', values: ['NO'] }] }),
  threshold: edited(({ score }) => ({ score: { ...score, mqlThreshold: 1000 } })),
  tiers: edited(({ tiers }) => ({ tiers: { ...tiers, classes: tiers.classes.slice(1) } })),
  field: edited(({ playbook }) => ({ playbook: { ...playbook, requiredFields: ['size'] } })),
  today: () => ({ currentResponseMinutes: 60 }),
  client: () => ({ clientZone: 'America/New_York' }),
  absence: () => ({ absences: [{ id: 'away', repId: 'ann', from: MONDAY, to: MONDAY + 5 * DAY }] }),
};

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

  it('when stages and figures of earlier replays are kept: not at all, whatever was edited one after another', () => {
    const edits = fc.array(fc.constantFrom(...Object.values(EDITS)), { minLength: 1, maxLength: 4 });
    const told = ({ summary, sets, decisions }: ReplayResult): string => JSON.stringify([summary, [...sets].map(([id, opened]) => [id, ...opened]), decisions]);
    fc.assert(
      fc.property(leads, edits, (list, asked) => {
        const history = build(list);
        const memory = createStageMemory();
        let input = inputOf(history, proposal);
        runReplay({ ...input, memory });
        for (const edit of asked) {
          input = { ...input, ...edit(input) };
          expect(told(runReplay({ ...input, memory }))).toBe(told(runReplay(input)));
        }
      }),
      { numRuns: process.env['BATON_FULL'] === '1' ? 1000 : 80 },
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
    expect(play({ ...proposal, sla: { ...proposal.sla, targets: [] } })).toEqual(['judged', 'inside']);
    expect(play({ ...proposal, routing: { ...proposal.routing, rules: [] } })).toEqual(['routed', 'owners', 'spread', 'load']);
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
