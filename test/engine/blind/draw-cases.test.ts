import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseCandidates } from '../../../shared/engine/blind/case-candidates.ts';
import { drawCases } from '../../../shared/engine/blind/draw-cases.ts';
import { judgeCases } from '../../../shared/engine/blind/judge-cases.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { aConfiguration, aGroup } from '../../fixtures/a-configuration.ts';
import { aHistory, type FactSpec, type LeadSpec } from '../../fixtures/a-history.ts';

const UTC = fixedZone('UTC', 0);
const DRAW = { cases: 12, seed: 5, without: [] };

type End = 'won' | 'rejected' | 'noTouch' | 'open';

/** A lead that became an MQL on day 10 and ended as said; `size` gives its score. */
function aLead(id: string, end: End, size = 10): LeadSpec {
  const facts: FactSpec[] = [
    { kind: 'engagement', at: 8 * DAY, type: 'page', asset: 'prices' },
    { kind: 'engagement', at: 9 * DAY, type: 'page', asset: 'prices' },
    { kind: 'stage', at: 10 * DAY, to: 'mql' },
    ...(end === 'noTouch' ? [] : [{ kind: 'engagement' as const, at: 11 * DAY, type: 'call' }]),
    ...(end === 'won' ? [{ kind: 'deal' as const, at: 30 * DAY, event: 'won' as const }] : []),
    ...(end === 'rejected' ? [{ kind: 'stage' as const, at: 12 * DAY, to: 'rejected' as const }] : []),
    { kind: 'engagement', at: 60 * DAY, type: 'page', asset: 'later' },
  ];
  return { id, createdAt: 5 * DAY, fields: { Role: size > 40 ? 'Engineer' : 'Student', Staff: size, Name: `Person ${id}`, Mail: `${id}@client.example`, Company: `Firm ${id}`, 'Lead status': end, Note: `ask ${id}@client.example` }, facts };
}
const many = (count: number, end: End, size?: number): LeadSpec[] => Array.from({ length: count }, (_, i) => aLead(`${end}-${size ?? 10}-${i}`, end, size));
const build = (leads: LeadSpec[]): History => aHistory({ leads, personal: ['Name', 'Mail'], roles: { name: 'Name', email: 'Mail', company: 'Company' } });

/** Staff are points, so that 45 staff lie within ten points of the threshold at 50. */
function configure(over: Partial<Configuration['sla']> = {}): Configuration {
  const rule = (size: number) => ({ kind: 'when' as const, id: `size-${size}`, name: `${size}`, when: { kind: 'compare' as const, field: 'Staff', op: 'eq' as const, value: size }, points: size * 100 });
  const base = aConfiguration({ groups: [aGroup({ category: 'fit', rules: [rule(10), rule(45), rule(90)] })], criteria: { disqualify: { kind: 'compare', field: 'Role', op: 'eq', value: 'Student' } } });
  return { ...base, sla: { ...base.sla, touches: [{ type: 'call' }], ...over } };
}
const full = build([...many(20, 'won'), ...many(20, 'rejected', 90), ...many(20, 'noTouch', 90), ...many(20, 'open', 45)]);

describe('drawing the cases of a blind round', () => {
  it('takes a quarter from each stratum, each case once, in an order that does not tell them apart', () => {
    const { cases, strata, notes, leads } = drawCases(full, configure(), UTC, DRAW);
    expect(strata).toEqual([
      { stratum: 'won', leads: 20, wanted: 3, drawn: 3 }, { stratum: 'rejected', leads: 20, wanted: 3, drawn: 3 },
      { stratum: 'noTouch', leads: 20, wanted: 3, drawn: 3 }, { stratum: 'nearThreshold', leads: 20, wanted: 3, drawn: 3 },
    ]);
    expect([leads, notes]).toEqual([80, []]);
    expect(new Set(cases.map(({ leadId }) => leadId)).size).toBe(12);
    expect(cases.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    const ends = cases.map(({ leadId }) => leadId.split('-')[0]);
    expect(ends).not.toEqual(ends.toSorted());
  });

  it('draws the same for the same seed, another round for another, whatever the order of leads', () => {
    const drawn = drawCases(full, configure(), UTC, DRAW);
    expect(drawCases(full, configure(), UTC, DRAW)).toEqual(drawn);
    expect(drawCases(full, configure(), UTC, { ...DRAW, seed: 6 }).cases).not.toEqual(drawn.cases);
    const turned = build([...many(20, 'open', 45), ...many(20, 'noTouch', 90), ...many(20, 'rejected', 90), ...many(20, 'won')]);
    expect(drawCases(turned, configure(), UTC, DRAW).cases.map(({ leadId }) => leadId)).toEqual(drawn.cases.map(({ leadId }) => leadId));
  });

  it('shows what was known before the moment, and no name, company, address, end or later deed', () => {
    const { cases } = drawCases(full, configure(), UTC, DRAW);
    for (const { leadId, number: _n, at, ...shown } of cases) {
      expect(at).toBe(10 * DAY);
      const text = JSON.stringify(shown);
      for (const hidden of [leadId, 'Person', 'client.example', 'Firm', 'later', 'call', 'rejected', 'Lead status']) expect(text).not.toContain(hidden);
      expect(shown).toMatchObject({ knownForDays: 5, deeds: [{ type: 'page', asset: 'prices', times: 2, lastDaysBefore: 1 }] });
      expect(shown.traits).toContainEqual({ name: 'Staff', value: leadId.split('-')[1], isToday: true });
      expect(shown.title).toContain('Staff');
    }
  });

  it('fills a short stratum from the others and says so', () => {
    const { cases, strata, notes } = drawCases(build([...many(1, 'won'), ...many(30, 'rejected', 90), ...many(30, 'noTouch', 90)]), configure(), UTC, DRAW);
    expect(cases).toHaveLength(12);
    expect(strata.map(({ drawn }) => drawn)).toEqual([1, 3, 3, 0]);
    expect(notes).toEqual([expect.stringMatching(/^Only 1 case is from won leads, where 3 should be; the others fill/), expect.stringMatching(/^No case is from leads within ten points/)]);
  });

  it('never takes a lead that was a case before', () => {
    const first = drawCases(full, configure(), UTC, DRAW).cases.map(({ leadId }) => leadId);
    const second = drawCases(full, configure(), UTC, { ...DRAW, without: first }).cases.map(({ leadId }) => leadId);
    expect(second).toHaveLength(12);
    expect(second.filter((leadId) => first.includes(leadId))).toEqual([]);
  });

  it.each<[string, LeadSpec[], string[], RegExp]>([
    ['without MQLs', [{ id: 'a', createdAt: 0, facts: [] }], [], /No lead of this history has a recorded MQL moment.*Prepare/],
    ['with fewer leads than cases', many(4, 'won'), [], /Only 4 leads can be a case, so the round has 4 instead of 12/],
    ['when every lead was a case', many(2, 'won'), ['won-10-0', 'won-10-1'], /Every lead with an MQL moment was a case before/],
  ])('says what to do %s', (_name, leads, without, sentence) => {
    const drawn = drawCases(build(leads), configure(), UTC, { ...DRAW, without });
    expect(drawn.notes[0]).toMatch(sentence);
    expect(JSON.stringify(drawn)).not.toContain('null,null');
  });

  it('names what the draft does not know: no touches chosen, no scoring rules', () => {
    const { notes } = caseCandidates(full, { ...aConfiguration(), sla: { ...aConfiguration().sla, touches: [] } }, UTC);
    expect(notes).toEqual([expect.stringContaining('under Promise'), expect.stringContaining('under Score')]);
  });

  it('takes nobody for forgotten whose MQL is younger than a fortnight', () => {
    const young: LeadSpec = { id: 'young', createdAt: 50 * DAY, facts: [{ kind: 'stage', at: 50 * DAY, to: 'mql' }] };
    const { candidates } = caseCandidates(build([young, ...many(3, 'open')]), configure(), UTC);
    expect(candidates.find(({ outcome }) => outcome.end === 'noTouch')?.strata).toEqual([]);
  });

  it('gives as many cases as it can for any mixture, each once', () => {
    const mixture = fc.record({ won: fc.nat(9), rejected: fc.nat(9), noTouch: fc.nat(9), open: fc.nat(9), cases: fc.integer({ min: 1, max: 20 }), seed: fc.nat() });
    fc.assert(
      fc.property(mixture, ({ won, rejected, noTouch, open, cases, seed }) => {
        const history = build([...many(won, 'won'), ...many(rejected, 'rejected'), ...many(noTouch, 'noTouch', 90), ...many(open, 'open', 45), { id: 'no mql', createdAt: 0, facts: [] }]);
        const drawn = drawCases(history, configure(), UTC, { cases, seed, without: [] });
        expect(drawn.cases).toHaveLength(Math.min(cases, won + rejected + noTouch + open));
        expect(new Set(drawn.cases.map(({ leadId }) => leadId)).size).toBe(drawn.cases.length);
        for (const { wanted, drawn: taken, leads } of drawn.strata) expect(taken).toBeLessThanOrEqual(Math.min(wanted, leads));
      }),
      { numRuns: 40 },
    );
  });
});

describe('judging the cases afterwards', () => {
  it('says what the draft makes of each and how it ended', () => {
    const history = build([aLead('a', 'won', 90), aLead('b', 'rejected'), aLead('c', 'noTouch', 45), aLead('d', 'open', 45)]);
    const judged = judgeCases(history, configure(), UTC, ['a', 'b', 'c', 'd', 'gone'].map((leadId, i) => ({ number: i + 1, leadId, at: 10 * DAY })));
    expect(judged.map(({ draft, score, outcome }) => [draft, score, outcome?.end, outcome?.at])).toEqual([
      ['workNow', 90, 'won', 30 * DAY], ['disqualify', 10, 'rejected', 12 * DAY], ['nurture', 45, 'noTouch', null], ['nurture', 45, 'open', null], [null, null, undefined, undefined],
    ]);
  });
});
