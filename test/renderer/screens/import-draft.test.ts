import { describe, expect, it } from 'vitest';
import { changedWords, choicesToSend, correct, correctColumns, countUndecided, isOnlyAddition, mapState, meaningForAll, meanOwner, meanSource, optionOf, retarget, whyNotYet } from '../../../renderer/screens/prepare/import-draft.ts';
import type { FileMapping, InspectedFinding, Vocabulary } from '../../../shared/contract/schemas/import.ts';

const aFile = (kind: FileMapping['kind'], targets: readonly string[]) => ({
  kind, name: `${kind}.csv`,
  mapping: { fileId: kind, kind, encoding: 'utf-8', delimiter: ',', dateOrder: 'YMD' as const, zone: 'UTC', columns: targets.map((target, index) => ({ column: `c${index}`, target })) },
});
const words: Vocabulary = { blanks: [], stageProperty: '', states: [{ value: 'won', state: 'customer' }], ownerProperty: '', propertyColumns: [], wonStages: [], lostStages: [], excludeDuplicates: true };

describe('corrections of what was guessed', () => {
  it('adds up per file', () => {
    const corrections = correct(correct([], 'f', { zone: 'Europe/Berlin' }), 'f', { dateOrder: 'DMY' });
    expect(corrections).toEqual([{ fileId: 'f', zone: 'Europe/Berlin', dateOrder: 'DMY' }]);
  });

  it('forgets the columns when the file turns out to be of another kind', () => {
    const corrections = correct(correctColumns([], 'f', [{ column: 'a', target: 'leadId' }]), 'f', { kind: 'deals' });
    expect(corrections).toEqual([{ fileId: 'f', kind: 'deals' }]);
  });

  it('tells many columns at once what they are: out first, back when all of them are out', () => {
    const columns = ['field', 'leadId', 'field'].map((target, i) => ({ column: `c${i}`, target }));
    const out = meaningForAll(columns);
    expect(out).toEqual({ target: 'ignore', columns: [{ column: 'c0', target: 'ignore' }, { column: 'c2', target: 'ignore' }] });
    expect(meaningForAll(out?.columns ?? [])).toMatchObject({ target: 'field', columns: [{ column: 'c0' }, { column: 'c2' }] });
    expect(meaningForAll(columns.filter(({ target }) => target === 'leadId'))).toBeNull();
  });

  it('keeps the last word on a column', () => {
    const corrections = correctColumns(correctColumns([], 'f', [{ column: 'a', target: 'field' }]), 'f', [{ column: 'a', target: 'ignore' }]);
    expect(corrections[0]?.columns).toEqual([{ column: 'a', target: 'ignore' }]);
  });

  it('gives a stage date a stage and takes it away again', () => {
    expect(retarget({ column: 'a', target: 'field', type: 'instant' }, 'stageDate')).toEqual({ column: 'a', target: 'stageDate', stage: 'mql' });
    expect(retarget({ column: 'a', target: 'stageDate', stage: 'sql' }, 'createdAt')).toEqual({ column: 'a', target: 'createdAt' });
  });

  it('keeps only the words that a person changed', () => {
    expect(changedWords(words, { ...words, stageProperty: 'stage' })).toEqual({ stageProperty: 'stage' });
    expect(changedWords(words, mapState(words, 'lost', 'rejected'))).toHaveProperty('states');
    expect(changedWords(words, words)).toEqual({});
  });

  it('maps a value to a state, to another one, to none', () => {
    expect(mapState(words, 'lost', 'rejected').states).toHaveLength(2);
    expect(mapState(words, 'won', 'opportunity').states).toEqual([{ value: 'won', state: 'opportunity' }]);
    expect(mapState(words, 'won', null).states).toEqual([]);
  });
});

describe('words for owners and sources', () => {
  const words = { blanks: [], stageProperty: '', states: [], ownerProperty: '', propertyColumns: [], wonStages: [], lostStages: [], excludeDuplicates: true };
  it('mean one thing at a time, or themselves', () => {
    const meant = meanOwner(meanOwner(words, 'Lee, K.', '7'), 'Lee, K.', '8');
    expect(meant.owners).toEqual([{ value: 'Lee, K.', ownerId: '8' }]);
    expect(meanOwner(meant, 'Lee, K.', null).owners).toEqual([]);
    const source = meanSource(words, 'google', ' Google Ads ');
    expect(source.sources).toEqual([{ value: 'google', means: 'Google Ads' }]);
    expect(meanSource(source, 'google', 'google').sources).toEqual([]);
  });
});

describe('why an import cannot begin yet', () => {
  it('asks for leads first', () => {
    expect(whyNotYet([])).toContain('Choose at least one file');
    expect(whyNotYet([aFile('deals', ['leadId'])])).toContain('must hold the leads');
  });

  it('names the file and the column that it lacks', () => {
    expect(whyNotYet([aFile('leads', ['leadId']), aFile('events', ['leadId', 'type'])])).toBe('events.csv needs a column that is the time of the activity. Choose it under Columns.');
  });

  it('is satisfied by leads with an id', () => {
    expect(whyNotYet([aFile('leads', ['leadId'])])).toBeNull();
  });
  it('asks for no leads where a history is there, and takes an owners file by names alone', () => {
    expect(whyNotYet([aFile('deals', ['dealId', 'leadId'])], true)).toBeNull();
    expect(whyNotYet([aFile('owners', ['name'])], true)).toBeNull();
    expect(isOnlyAddition([aFile('owners', ['name'])], true)).toBe(true);
    expect(isOnlyAddition([aFile('owners', ['name']), aFile('leads', ['leadId'])], true)).toBe(false);
  });
});

describe('choices about findings', () => {
  const aFinding = (id: string, needsChoice: boolean): InspectedFinding => ({
    id, kind: 'eatenRanges', column: 'size', count: 3, sentence: '', examples: [], proposed: 'keep', needsChoice,
    options: [{ id: 'restore', label: '', effect: '' }, { id: 'keep', label: '', effect: '' }],
  });
  const files = [{ findings: [aFinding('a', false), aFinding('b', true)] }];

  it('holds what is proposed, unless a person must decide', () => {
    expect(optionOf(aFinding('a', false), {})).toBe('keep');
    expect(optionOf(aFinding('b', true), {})).toBeNull();
    expect(optionOf(aFinding('b', true), { b: 'restore' })).toBe('restore');
  });

  it('forgets an option that is not offered any more', () => {
    expect(optionOf(aFinding('a', false), { a: 'gone' })).toBe('keep');
    expect(choicesToSend([{ findings: [aFinding('b', true)] }], { b: 'gone' })).toEqual([]);
  });

  it('counts what waits and sends what was chosen of what is still found', () => {
    expect(countUndecided(files, {})).toBe(1);
    expect(countUndecided(files, { b: 'keep' })).toBe(0);
    expect(choicesToSend(files, { b: 'restore', elsewhere: 'keep' })).toEqual([{ finding: 'b', choice: 'restore' }]);
  });
});
