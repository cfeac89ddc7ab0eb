import { describe, expect, it } from 'vitest';
import { createEvidence, type Evidence } from '../../../shared/engine/evidence/create-evidence.ts';
import { FIRST_EVIDENCE_SETTINGS, type EvidenceSettings } from '../../../shared/engine/evidence/evidence-settings.ts';
import { standardisedDifference } from '../../../shared/engine/evidence/pool-comparison.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { runAndKeep } from '../../../shared/engine/replay/run-replay.ts';
import { aHistory, type FactSpec } from '../../fixtures/a-history.ts';
import { aRep } from '../../fixtures/a-proposal.ts';
import { DAY, HOUR, MINUTE, MONDAY, aProposal, call, demo, inputOf, mailing, owned, stage, visit } from '../replay/a-replay.ts';

const task = (at: number): FactSpec => ({ kind: 'engagement', at, type: 'TASK', automated: true });
const lead = (id: string, country: string, facts: FactSpec[], reason = '') => ({ id, createdAt: MONDAY - DAY, fields: { country, source: country === 'NO' ? 'Fair' : 'Web', reason }, facts });
/** The data end three weeks after the Monday. */
const last = lead('last', 'NO', [visit(MONDAY + 21 * DAY)]);

const history = aHistory({
  leads: [
    lead('well', 'NO', [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'ann'), task(MONDAY + MINUTE), call(MONDAY + 30 * MINUTE), stage(MONDAY + DAY, 'sql')]),
    lead('late', 'NO', [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'bob'), task(MONDAY + 2 * HOUR), call(MONDAY + 3 * HOUR), stage(MONDAY + 2 * DAY, 'rejected')]),
    lead('machine', 'IT', [visit(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'bob'), mailing(MONDAY + HOUR)]),
    lead('given up', 'IT', [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'bob'), task(MONDAY), call(MONDAY + 10 * MINUTE), call(MONDAY + DAY)]),
    lead('imported', '', [stage(MONDAY + DAY, 'mql')]),
    lead('told why', 'IT', [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'ann'), task(MONDAY), call(MONDAY + 10 * MINUTE), stage(MONDAY + DAY, 'rejected')], 'Bad fit'),
    lead('never an MQL', 'NO', [visit(MONDAY), visit(MONDAY + HOUR)]),
    last,
  ],
  types: { country: 'text', source: 'text', reason: 'text' },
  roles: { source: 'source', rejectReason: 'reason' },
});

const SETTINGS: EvidenceSettings = { ...FIRST_EVIDENCE_SETTINGS, signal: { events: [{ type: 'TASK' }], withinMinutes: 60 }, horizonDays: 10 };
const proposal = (over: Parameters<typeof aProposal>[0] = {}): Configuration => aProposal({ ...over, sla: { attempts: { n: 4, withinDays: 5 }, ...over.sla }, playbook: { requiredFields: ['country'] } });
const evidenceOf = (of: History, configuration = proposal(), settings = SETTINGS): Evidence => createEvidence(runAndKeep(inputOf(of, configuration)).played, settings);
const ids = (of: History, leads: Uint32Array): string[] => [...leads].map((index) => of.leadIds[index] ?? '');

describe('leaks', () => {
  const evidence = evidenceOf(history);
  const opened = (kind: string): string[] => ids(history, evidence.leads(`leak.${kind}`));
  it('are found lead by lead', () => {
    expect({
      never: opened('neverTouched'), machine: opened('automatedOnly'), late: opened('touchedLate'), givenUp: opened('tooFewAttempts'), untold: opened('noSignal'), nobody: opened('nobody'),
      abroad: opened('wrongTerritory'), missing: opened('missingContext'), unexplained: opened('closedWithoutReason'), without: opened('withoutBehaviour'),
    }).toEqual({
      never: ['imported'], machine: ['machine'], late: ['late'], givenUp: ['given up'], untold: ['late', 'machine', 'imported'], nobody: ['imported'],
      abroad: ['late', 'told why'], missing: ['imported'], unexplained: ['late'], without: ['imported'],
    });
  });
  it('say how many could, and open as many as they say', () => {
    for (const { kind, handoffs, of } of evidence.leaks().lines) {
      expect(opened(kind)).toHaveLength(handoffs ?? 0);
      expect(handoffs ?? 0).toBeLessThanOrEqual(of);
    }
  });
  it('are not knowable where nobody said what tells a rep, or a cap is missing', () => {
    const lines = evidenceOf(history, proposal(), { ...SETTINGS, signal: { events: [], withinMinutes: 5 } }).leaks().lines;
    expect(lines.filter(({ reason }) => reason !== null).map(({ kind, honesty }) => [kind, honesty])).toEqual([['noSignal', 'notKnowable'], ['overDayCap', 'notKnowable']]);
  });
  it('count the days on which somebody had more than his cap', () => {
    const capped = evidenceOf(history, proposal({ routing: { roster: [aRep('ann', { dayCap: 2 }), aRep('bob', { dayCap: 2 })] } }));
    expect(capped.leaks().lines.find(({ kind }) => kind === 'overDayCap')).toMatchObject({ ownerDays: 1, handoffs: 3 });
  });
});

describe('a breakdown', () => {
  it.each(['week', 'tier', 'source', 'territory', 'rep', 'hour'] as const)('by %s adds up to all handoffs of both arms and opens what it counts', (by) => {
    const evidence = evidenceOf(history);
    const rows = evidence.rows(by);
    const sum = (pick: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + pick(row), 0);
    expect([sum(({ actual }) => actual ?? 0), sum(({ proposed }) => proposed)]).toEqual([6, 4]);
    for (const row of rows) {
      expect(evidence.leads(`by.${by}.${row.key}.actual`)).toHaveLength(row.actual ?? 0);
      expect(evidence.leads(`by.${by}.${row.key}.late`)).toHaveLength(row.outcome?.late ?? 0);
      row.leaks.forEach((n, kind) => expect(evidence.leads(`by.${by}.${row.key}.${evidence.leaks().lines[kind]?.kind ?? ''}`)).toHaveLength(n ?? 0));
    }
  });
  it('opens nothing under a name that it never gave', () => {
    expect(['by.rep.eve.actual', 'by.rep.ann.nothing', 'leak.nothing', 'nothing', 'flow.owner.x>y'].map((name) => evidenceOf(history).leads(name).length)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('speed', () => {
  it('holds touched, sent back and out of sight apart', () => {
    const [all, hot] = evidenceOf(history).speed().curves;
    expect(all).toMatchObject({ label: 'All handoffs', n: 6, counts: { touched: 4, closed: 0, censored: 2 } });
    expect(hot?.touched.map(({ minutes }) => minutes)).toEqual([10, 30, 180]);
    expect(hot?.median?.minutes).toBe(10);
  });
  it('is not knowable without touches', () => expect(evidenceOf(aHistory({ leads: [lead('a', 'NO', [stage(MONDAY, 'mql')])], types: { country: 'text', source: 'text', reason: 'text' } })).speed().reason).toMatch('no engagement that counts as a touch'));
});

describe('a flow', () => {
  it.each(['stage', 'owner', 'outcome'] as const)('by %s loses no lead of either arm', (kind) => {
    const evidence = evidenceOf(history);
    const { nodes, links, total } = evidence.flow(kind);
    expect(total).toBe(6);
    expect(links.reduce((sum, { leads }) => sum + leads, 0)).toBe(6);
    for (const side of ['actual', 'proposed']) expect(nodes.filter((node) => node.side === side).reduce((sum, { leads }) => sum + leads, 0)).toBe(6);
    for (const { from, to, leads } of links) expect(evidence.leads(`flow.${kind}.${from}>${to}`)).toHaveLength(leads);
  });
});

describe('conversion', () => {
  it('counts within the horizon, and leaves out whoever had no whole horizon', () => {
    const [row] = evidenceOf(history).conversion('cohort');
    expect(row).toMatchObject({ key: '2026-11', n: 6, converted: 1, censored: 0 });
    const early = evidenceOf(history, proposal(), { ...SETTINGS, horizonDays: 30 });
    expect(early.conversion('cohort')).toMatchObject([{ n: 0, converted: 0, censored: 6, share: null }]);
    expect(ids(history, evidenceOf(history).leads('conversion.source.Fair.converted'))).toEqual(['well']);
  });
  it('bounds the proposed by what nobody knows of those whom nobody worked', () => {
    const configuration = proposal({ definitions: { handRaise: { kind: 'event', match: { type: 'VISIT' }, measure: 'count', op: 'ge', n: 1 } } });
    const found = evidenceOf(history, configuration).bounds();
    // The last lead comes too late; "machine" and "never an MQL" were never worked.
    expect(found).toMatchObject({ n: 2, censored: 1, neverWorked: 2, converted: 0, low: 0, high: 1, ifSimilar: null });
  });
});

describe('people of one pool', () => {
  it('are compared in the weeks in which everybody got a lead, and only where their leads were alike', () => {
    const [pool] = evidenceOf(history).pools();
    expect(pool).toMatchObject({ reason: null, weeks: 1 });
    expect(pool?.reps.map(({ repId, n, converted, isBalanced }) => [repId, n, converted, isBalanced])).toEqual([['ann', 2, 1, false], ['bob', 3, 0, false]]);
  });
  it('have the standardised difference of a textbook', () => {
    expect(standardisedDifference([1, 2, 3], [2, 3, 4])).toBeCloseTo(1 / Math.sqrt(2 / 3), 12);
    expect([standardisedDifference([1, 1], [1]), standardisedDifference([], [1]), standardisedDifference([1], [2])]).toEqual([0, null, Infinity]);
  });
});

describe('capacity', () => {
  it('is unknown until somebody says how long a lead takes, then a load of each pool', () => {
    expect(evidenceOf(history).capacity()).toMatchObject([{ poolId: 'all', leads: 4, load: null, verdict: 'unknown' }]);
    const said = proposal({ routing: { assumptions: { handlingMinutes: 30 } } });
    const [pool] = evidenceOf(history, said).capacity();
    // Sixteen days of eight hours from Sunday to the Monday three weeks later, two people side by side.
    expect(pool).toMatchObject({ onShift: 2, verdict: 'fits', p90WaitMinutes: 0, targetMinutes: 60 });
    expect(pool?.load).toBeCloseTo((4 * 0.5) / ((pool?.openHours ?? NaN) * 2), 12);
    const [busy] = evidenceOf(history, proposal({ routing: { assumptions: { handlingMinutes: 6_000 } } })).capacity();
    expect(busy).toMatchObject({ verdict: 'impossible', p90WaitMinutes: null });
  });
});

describe('simulated answers', () => {
  it('name what they assume and are the same for the same seed', () => {
    const found = evidenceOf(history).response();
    expect(found).toMatchObject({ reason: null, draws: 200, all: { n: 4 } });
    expect(found.assumptions.length).toBeGreaterThan(2);
    expect(evidenceOf(history).response()).toEqual(found);
    const { low = NaN, median = NaN, high = NaN } = found.all.kept ?? {};
    expect([low, median, high]).toEqual([low, median, high].sort((a, b) => a - b));
    expect(evidenceOf(history, proposal(), { ...SETTINGS, seed: 2 }).response().all.n).toBe(4);
  });
  it('keep everything where everybody always answered at once', () => {
    const quick = aHistory({ leads: [lead('a', 'NO', [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'ann'), call(MONDAY + MINUTE)]), lead('b', 'IT', [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'bob'), call(MONDAY + MINUTE)]), last], types: { country: 'text', source: 'text', reason: 'text' } });
    const { all, curve } = evidenceOf(quick).response();
    expect(all).toEqual({ n: 2, kept: { low: 1, median: 1, high: 1 }, never: { low: 0, median: 0, high: 0 } });
    expect(curve.find(({ minutes }) => minutes >= 1)).toMatchObject({ low: 1, median: 1, high: 1 });
    expect(curve[0]).toEqual({ minutes: 0, low: 0, median: 0, high: 0 });
  });
  it('draw a lead that nobody of the pool ever touched as untouched', () => {
    const idle = aHistory({ leads: [lead('a', 'NO', [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'ann')]), lead('b', 'IT', [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, 'bob')]), lead('c', 'NO', [call(MONDAY)]), last], types: { country: 'text', source: 'text', reason: 'text' } });
    const { all, curve } = evidenceOf(idle).response();
    expect(all).toMatchObject({ n: 2, kept: { high: 0 }, never: { low: 1 } });
    expect(curve.at(-1)).toMatchObject({ high: 0 });
  });
  it('give a lead that is let lie to the next person, who answers it', () => {
    // Thirty leads each, so that each is drawn from his own: ann never answers, bob always at once.
    const given = Array.from({ length: 60 }, (_, i) => lead(`l${i}`, 'NO', [demo(MONDAY), stage(MONDAY, 'mql'), owned(MONDAY, i % 2 === 0 ? 'ann' : 'bob'), ...(i % 2 === 0 ? [] : [call(MONDAY + MINUTE)])]));
    const unequal = aHistory({ leads: [...given, last], types: { country: 'text', source: 'text', reason: 'text' } });
    const half = { low: 0.5, median: 0.5, high: 0.5 };
    expect(evidenceOf(unequal).response().all).toMatchObject({ kept: half, never: half });
    const taken = evidenceOf(unequal, proposal({ routing: { reassignment: { atShare: 0.5, most: 2, manager: '' } } })).response();
    expect(taken.all).toEqual({ n: 60, kept: { low: 1, median: 1, high: 1 }, never: { low: 0, median: 0, high: 0 } });
    expect(taken.assumptions.join(' ')).toContain('30 (30 to 30 in nine draws of ten) of 60 are taken back, 0 (0 to 0 in nine draws of ten) are left with the manager');
    const tooLate = evidenceOf(unequal, proposal({ routing: { reassignment: { atShare: 1, most: 2, manager: '' } } })).response();
    expect(tooLate.all).toMatchObject({ kept: half, never: { high: 0 } });
  });
});
