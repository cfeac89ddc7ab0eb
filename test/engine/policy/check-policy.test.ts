import { describe, expect, it } from 'vitest';
import type { Pool, Routing } from '../../../shared/engine/model/configuration.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { rosterFindings } from '../../../shared/engine/policy/roster-findings.ts';
import { ALWAYS, NEVER, aConfiguration, aRep, did, officeHours, where } from '../../fixtures/a-proposal.ts';
import { DAY, HOUR, MONDAY } from '../replay/a-replay.ts';
import { aPolicy, idsBehind, leadsOf } from './a-policy.ts';

const rule = (id: string, when: Expression, over: Partial<Routing['rules'][number]> = {}) => ({ id, name: id, when, poolId: 'all', onExhausted: 'fallback' as const, ...over });
const pool = (id: string, repIds: readonly string[], over: Partial<Pool> = {}): Pool => ({ id, name: id, strategy: 'weightedSmooth', hours: 'ignore', members: repIds.map((repId) => ({ repId, weight: 1 })), ...over });
const checked = (rules: Routing['rules'], leads = leadsOf(12, (i) => ({ country: i % 3 === 0 ? 'IT' : 'NO', size: i < 6 ? 10 : 500 })), routing: Partial<Routing> = {}) => aPolicy(leads, { routing: { rules, ...routing } });
const found = (rules: Routing['rules']): [string, string][] => checked(rules).check().findings.filter(({ ruleIds }) => ruleIds.length > 0).map(({ kind, sentence }) => [kind, sentence]);

describe('rules against each other', () => {
  it('names identical rules, however they are written', () => {
    const one = { kind: 'any', of: [where('country', 'IT'), where('country', 'NO')] } as const;
    const other = { kind: 'compare', field: 'country', op: 'in', value: ['NO', 'IT'] } as const;
    expect(found([rule('first', one), rule('second', other)])).toContainEqual(['identical', 'The rules "first" and "second" ask the same, so the later one is never reached. Remove one of them.']);
  });
  it('names a rule that an earlier one, or several together, leave nothing for', () => {
    expect(found([rule('all', ALWAYS), rule('italy', where('country', 'IT'))])).toContainEqual(['unreachable', 'The rule "italy" is never reached: "all" takes everything that it asks for. Move it up or remove it.']);
    const both = [rule('small', where('size', 100, 'lt')), rule('large', where('size', 100, 'ge')), rule('any size', where('size', 50, 'ge'))];
    expect(found(both)).toContainEqual(['unreachable', 'The rule "any size" is never reached: "small", "large" take everything that it asks for. Move it up or remove it.']);
  });
  it('does not call a rule unreachable that takes what the earlier one passes on', () => {
    expect(found([rule('first', ALWAYS, { onExhausted: 'next' }), rule('cover', ALWAYS)])).toContainEqual(['identical', 'The rule "cover" is asked only when nobody behind "first" can take the lead.']);
    expect(checked([rule('first', ALWAYS, { onExhausted: 'next' }), rule('cover', ALWAYS)]).check().findings.some(({ severity, ruleIds }) => severity === 'stops' && ruleIds.length > 0)).toBe(false);
  });
  it('does not take a rule for unreachable that asks for leads whose value is unknown', () => {
    const unknown = { kind: 'compare', field: 'size', op: 'isUnknown' } as const;
    expect(found([rule('small', where('size', 100, 'lt')), rule('large', where('size', 100, 'ge')), rule('unknown', unknown)]).map(([kind]) => kind)).not.toContain('unreachable');
  });
  it('names a rule that no lead can ever make true', () => {
    expect(found([rule('never', NEVER)])[0]).toEqual(['neverTrue', 'No lead can make the rule "never" true. Change its criteria or remove it.']);
    expect(found([rule('both', { kind: 'all', of: [where('country', 'IT'), where('country', 'NO')] })])[0]?.[0]).toBe('neverTrue');
  });
  it('counts the leads of the history that two rules share, and those that none is true for', () => {
    const policy = checked([rule('italy', where('country', 'IT')), rule('large', where('size', 100, 'ge')), rule('iceland', where('country', 'IS'))]);
    const { findings } = policy.check();
    expect(findings.find(({ kind }) => kind === 'overlapping')).toMatchObject({ ruleIds: ['italy', 'large'], leads: 2, sentence: '2 leads make both "italy" and "large" true; the first decides.' });
    expect(idsBehind(policy, 'overlap.italy.large')).toEqual(['lead 006', 'lead 009']);
    expect(findings.find(({ kind }) => kind === 'neverHit')?.ruleIds).toEqual(['iceland']);
  });
  it('takes 400 rules, and says that they are many', () => {
    const rules = Array.from({ length: 400 }, (_, i) => rule(`rule ${i}`, where('country', `country ${i % 390}`)));
    const { findings } = checked(rules).check();
    expect(findings.filter(({ kind }) => kind === 'identical')).toHaveLength(10);
    expect(findings.some(({ kind }) => kind === 'manyRules')).toBe(true);
  });
});

describe('leads that no rule takes', () => {
  it('are told by the combination of what rules ask about, most leads first', () => {
    const policy = checked([rule('italy', where('country', 'IT')), rule('huge', where('size', 1000, 'ge'))]);
    const { uncovered } = policy.check();
    expect(uncovered).toMatchObject({ leads: 8, share: 8 / 12, combinations: 1 });
    expect(uncovered.listed[0]).toMatchObject({ leads: 8, sentence: '66.7 % of the leads match no rule: country NO, size under 1000.', values: [{ field: 'country', label: 'NO' }, { field: 'size', label: 'under 1000' }] });
    expect(idsBehind(policy, 'uncovered.0')).toHaveLength(8);
    expect(policy.check().findings.find(({ kind }) => kind === 'uncovered')).toMatchObject({ severity: 'warns', leads: 8 });
  });
  it('are told with what is unknown, and with engagements', () => {
    const policy = checked([rule('visited', did('VISIT')), rule('north', where('@territory', 'north'))], leadsOf(4, () => ({ country: '' })));
    expect(policy.check().uncovered.listed[0]?.sentence).toBe('100.0 % of the leads match no rule: VISIT no, territory unknown.');
  });
});

describe('what the policy names and no lead has', () => {
  const territories = [{ id: 'north', name: 'North', values: ['NO', 'DK'] }, { id: 'south', name: 'South', values: ['IT'] }];
  const segments = [{ id: 'small', name: 'Small', when: where('size', 100, 'lt') }, { id: 'large', name: 'Large', when: where('size', 100, 'ge') }];
  const unseen = (rules: Routing['rules']): string[] =>
    checked(rules, leadsOf(4), { territoryField: 'country', territories, segments }).check().uncovered.unseen.map(({ sentence }) => sentence);
  it('is told where no rule would take it, by itself before it is told with something else', () => {
    expect(unseen([rule('norway', where('country', 'NO'))])).toEqual([
      'No lead of this history has territory North, country DK; one that came would match no rule.',
      'No lead of this history has territory South, country IT; one that came would match no rule.',
    ]);
    expect(unseen([rule('small', where('size', 100, 'lt')), rule('north', where('@territory', 'north'))])).toEqual([
      'No lead of this history has territory South, country IT, segment Large; one that came would match no rule.',
    ]);
  });
  it('is not told where a rule takes it', () => {
    expect(unseen([rule('all', ALWAYS)])).toEqual([]);
    expect(unseen([rule('north', where('@territory', 'north')), rule('south', where('country', 'IT'))])).toEqual([]);
  });
});

describe('fields that rules ask for', () => {
  it('are named when many leads do not have them, or the history has none', () => {
    const policy = checked([rule('large', where('size', 100, 'ge')), rule('plan', where('plan', 'gold'))], leadsOf(10, (i) => (i < 4 ? { size: '' } : { size: 5 })));
    const { findings, fields } = policy.check();
    expect(fields).toMatchObject([{ field: 'size', unknown: 4, share: 0.4, ruleIds: ['large'] }, { field: 'plan', unknown: 10 }]);
    expect(findings.find(({ kind }) => kind === 'unknownField')?.sentence).toBe('"size" is unknown for 4 leads (40.0 %) when they are routed; a rule that asks for it is not true for them.');
    expect(findings.find(({ kind }) => kind === 'missingField')?.sentence).toBe('A rule asks for "plan", which the history does not have, so it is unknown for every lead. Choose another field or import it.');
    expect(idsBehind(policy, 'unknown.size')).toHaveLength(4);
  });
});

describe('a typical Monday', () => {
  const leads = leadsOf(40);
  it('is not knowable before somebody says how long a lead takes, but for caps', () => {
    expect(aPolicy(leads).check().mondays[0]).toMatchObject({ canTake: null, honesty: 'notKnowable', load: null });
    const capped = aPolicy(leads, { routing: { roster: [aRep('ann', { dayCap: 3 }), aRep('bob', { dayCap: 3 })] } }).check();
    expect(capped.mondays[0]).toMatchObject({ typicalLeads: 8, capLeads: 6, canTake: false, honesty: 'deterministic' });
    expect(capped.findings.find(({ kind }) => kind === 'mondayTooMuch')?.sentence).toBe('The pool "Everybody" cannot take a typical Monday: 8 leads come, and its members may take 6.');
  });
  it('is simulated with the minutes that a lead takes', () => {
    const check = aPolicy(leads, { routing: { assumptions: { handlingMinutes: 130 } } }, { absences: [{ id: 'x', repId: 'ann', from: MONDAY + 2 * HOUR, to: MONDAY + 2 * DAY }] }).check();
    expect(check.mondays[0]).toMatchObject({ openMinutes: 600, neededMinutes: 1040, canTake: false, honesty: 'simulated' });
    expect(check.findings.find(({ kind }) => kind === 'mondayTooMuch')?.sentence).toContain('at 130 minutes a lead (assumed) they take 1040 working minutes, and its members have 600');
  });
});

describe('a roster with gaps and contradictions', () => {
  const base = aConfiguration().routing;
  const kinds = (routing: Partial<Routing>, absences: { id: string; repId: string; from: number; to: number }[] = []): string[] =>
    rosterFindings({ routing: { ...base, fallback: { name: 'Desk', repId: 'a' }, roster: [aRep('a')], ...routing }, absences, knownZones: new Set(['UTC', 'Europe/Berlin']), now: MONDAY }).map(({ kind }) => kind);
  it.each([
    ['a pool without members', { pools: [pool('p', [])], rules: [rule('r', ALWAYS, { poolId: 'p' })] }, ['emptyPool']],
    ['strangers in a pool', { pools: [pool('p', ['a', 'gone'])] }, ['strangerInPool']],
    ['a departed owner in a pool', { roster: [aRep('a'), aRep('b', { activeTo: MONDAY })], pools: [pool('p', ['a', 'b'])] }, ['departedMember']],
    ['everybody left', { roster: [aRep('a', { activeTo: MONDAY })], pools: [pool('p', ['a'])] }, ['departedMember', 'nobodyLeft']],
    ['a cap of 0', { roster: [aRep('a', { weekCap: 0 })] }, ['capZero']],
    ['a zone that does not exist', { roster: [aRep('a', { zone: 'Mars/Olympus' })] }, ['unknownZone']],
    ['a calendar without open time', { calendars: [{ id: 'office', name: 'Office', week: [[], [], [], [], [], [], []] }] }, ['neverOpen']],
    ['hours that end before they begin', { calendars: [{ ...officeHours(), exceptions: [{ day: '2026-11-03', hours: [[600, 540] as const] }] }] }, ['badHours']],
    ['a day that no month has', { calendars: [{ ...officeHours(), holidays: [{ day: '2026-02-30', name: '' }] }] }, ['badHours']],
    ['somebody who moves', { roster: [aRep('a', { moves: [{ from: MONDAY, zone: 'Europe/Berlin' }] })] }, ['twoZones']],
    ['one owner in two zones', { roster: [aRep('a', { extId: '7' }), aRep('b', { extId: '7', zone: 'Europe/Berlin' })] }, ['twoZones']],
    ['a circle of overflows', { pools: [pool('p', ['a'], { overflowPoolId: 'q' }), pool('q', ['a'], { overflowPoolId: 'p' })] }, ['circle']],
    ['a pool that overflows into itself', { pools: [pool('p', ['a'], { overflowPoolId: 'p' })] }, ['circle']],
    ['an overflow to nowhere', { pools: [pool('p', ['a'], { overflowPoolId: 'gone' })] }, ['missingPool']],
    ['a territory without a member', { territories: [{ id: 'north', name: 'North', values: [] }] }, ['territoryWithoutMember']],
    ['somebody for a territory that is gone', { roster: [aRep('a', { territories: ['gone'] })] }, ['unknownName']],
    ['a fallback without a name', { fallback: { name: ' ' } }, ['fallbackMissing']],
    ['nothing wrong', {}, []],
  ] satisfies [string, Partial<Routing>, string[]][])('names %s', (_, routing, expected) => {
    expect(kinds(routing)).toEqual(expected);
  });
  it('names absences that overlap, end before they begin or are a stranger’s, and a pool where everybody is away', () => {
    const absence = (id: string, repId: string, from: number, to: number) => ({ id, repId, from: MONDAY + from * DAY, to: MONDAY + to * DAY });
    expect(kinds({ pools: [pool('p', ['a'])] }, [absence('1', 'a', -2, 2), absence('2', 'a', 1, 3), absence('3', 'a', 5, 4), absence('4', 'gone', 0, 1)])).toEqual(['absenceReversed', 'absencesOverlap', 'absenceOfStranger', 'everybodyAway']);
  });
});
