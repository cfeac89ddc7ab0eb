import { describe, expect, it } from 'vitest';
import { createComputeSession } from '../../../shared/engine/compute/compute-session.ts';
import { COMPUTE_FUNCTIONS } from '../../../shared/engine/compute/compute-functions.ts';
import { historyHashText } from '../../../shared/engine/history/history-hash-text.ts';
import { applyPopulation, FIRST_POPULATION, type PopulationRule } from '../../../shared/engine/history/population.ts';
import { populationSentence } from '../../../shared/engine/history/population-sentence.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { aConfiguration } from '../../fixtures/a-configuration.ts';
import { aHistory, type LeadSpec } from '../../fixtures/a-history.ts';

const person = (id: string, email: string, rest: Partial<LeadSpec> = {}): LeadSpec => ({ id, createdAt: 10, ...rest, fields: { Email: email, Name: id, ...rest.fields } });
const page = (at: number) => ({ kind: 'engagement' as const, at, type: 'page' });
const mql = (at: number) => ({ kind: 'stage' as const, at, to: 'mql' as const });

const history = aHistory({
  roles: { email: 'Email', name: 'Name' },
  leads: [
    person('1', 'Ann+test@x.example', { facts: [page(11), mql(12)] }),
    person('2', 'bo@Client.example', { fields: { Name: 'Bo' }, facts: [page(12), mql(12)] }),
    person('3', 'cy@sub.client.example'),
    person('4', 'di@notclient.example', { facts: [mql(12), page(13)] }),
    person('5', 'ed@y.example', { facts: [{ kind: 'stage', at: 10, to: 'customer' }, page(11)] }),
    person('6', 'ed@y.example', { createdAt: 9, fields: { Name: '5 ' } }),
    person('7', '', { fields: { Size: 3 } }),
    person('8', 'zo@z.example', { excluded: true, facts: [{ kind: 'deal', at: 20, event: 'won', id: 'd' }] }),
  ],
});
const nothing: PopulationRule = { ...FIRST_POPULATION, leavesOutDuplicates: false };
const outOf = (rule: Partial<PopulationRule>) => {
  const { excluded } = applyPopulation(history, { ...nothing, ...rule }, () => 0).history;
  return history.leadIds.filter((_, lead) => excluded[lead] === 1);
};

describe('which leads count', () => {
  it('is everybody when the rule says nothing, even whom the import found repeated', () => {
    expect(outOf({})).toEqual([]);
  });
  it('leaves out test records by a pattern of the address', () => {
    expect(outOf({ testPatterns: ['+TEST@'] })).toEqual(['1']);
    expect(outOf({ testPatterns: ['*+test@*.example'] })).toEqual(['1']);
    expect(outOf({ testPatterns: ['+test@*'] })).toEqual([]);
  });
  it('leaves out the client\'s own domains with what lies below them, and none that only ends alike', () => {
    expect(outOf({ internalDomains: ['@client.example'] })).toEqual(['2', '3']);
  });
  it('leaves out MQLs of which nothing was logged before; the same instant is before', () => {
    expect(outOf({ leavesOutBulkImports: true })).toEqual(['4']);
  });
  it('leaves out who was a customer when created', () => {
    expect(outOf({ leavesOutExistingCustomers: true })).toEqual(['5']);
  });
  it('leaves out later records of one address and name, and what the import found', () => {
    expect(outOf({ leavesOutDuplicates: true })).toEqual(['5', '8']);
  });
  it('leaves out by a criterion; unknown keeps a lead', () => {
    expect(outOf({ leaveOut: { kind: 'compare', field: 'Size', op: 'lt', value: 5 } })).toEqual(['7']);
  });
  it('counts a lead with several reasons once, and says how many fit each', () => {
    const { counts } = applyPopulation(history, { ...nothing, leavesOutExistingCustomers: true, leavesOutDuplicates: true, testPatterns: ['@y.example'] }, () => 0);
    expect(counts).toEqual({ leads: 8, counted: 5, leftOut: 3, warnings: [], reasons: [{ reason: 'test', matching: 2, leftOut: 2 }, { reason: 'duplicate', matching: 2, leftOut: 1 }, { reason: 'existingCustomer', matching: 1, leftOut: 0 }] });
    expect(populationSentence(counts, ['sales'])).toBe('Population: 5 of 8 leads count; left out: 2 test records, 1 repeated record. Marketing has not accepted this rule yet.');
  });
  it('says what a history without addresses or activities cannot tell', () => {
    const { counts } = applyPopulation(aHistory({ leads: [{ id: 'a', facts: [mql(1)] }] }), { ...nothing, testPatterns: ['t'], leavesOutBulkImports: true }, () => 0);
    expect(counts).toMatchObject({ leftOut: 0, warnings: [expect.stringContaining('no column of e-mail addresses'), expect.stringContaining('no activities')] });
  });
  it('changes neither the ids nor the hash of the history', () => {
    const applied = applyPopulation(history, { ...FIRST_POPULATION, internalDomains: ['client.example'] }, () => 0).history;
    expect([...historyHashText(applied)]).toEqual([...historyHashText(history)]);
  });
});

describe('a session with a population', () => {
  it('starts from what the import left out, and from nobody where it was told to keep repeated leads', () => {
    const first = (excluded: number) => createComputeSession({ ...history, excluded: history.excluded.map(() => excluded) }).countPopulation({ rule: null, zone: null });
    expect(first(1)).toMatchObject({ rule: { leavesOutDuplicates: true }, counts: { leftOut: 8 } });
    expect(first(0)).toMatchObject({ rule: { leavesOutDuplicates: false }, counts: { leftOut: 0 } });
  });
  const settings = { configuration: aConfiguration(), absences: [], zones: new Map([['UTC', fixedZone('UTC', 0)]]), clientZone: 'UTC', currentResponseMinutes: null };
  it('prints the rule with every replay, counts only who counts, and plays anew when the rule changes', () => {
    const session = createComputeSession(history);
    const before = COMPUTE_FUNCTIONS.runReplay(session, settings);
    expect(before).toMatchObject({ leads: 7, excluded: 1 });
    COMPUTE_FUNCTIONS.populate(session, { rule: { ...FIRST_POPULATION, internalDomains: ['client.example'] }, acceptedBy: ['marketing', 'sales'], zone: null });
    const after = COMPUTE_FUNCTIONS.runReplay(session, settings);
    expect(after).toMatchObject({ leads: 4, excluded: 4 });
    expect(after.warnings[0]).toBe('Population: 4 of 8 leads count; left out: 2 internal addresses, 2 repeated records. Marketing and sales accepted this rule.');
    expect(COMPUTE_FUNCTIONS.getHealth(session, { zone: null }).excluded).toBe(4);
    expect(COMPUTE_FUNCTIONS.countPopulation(session, { rule: nothing, zone: null }).counts.counted).toBe(8);
    expect(session.history.excluded.reduce((sum, flag) => sum + flag, 0)).toBe(4);
  });
});
