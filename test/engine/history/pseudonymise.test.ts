import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyHashText } from '../../../shared/engine/history/history-hash-text.ts';
import { decodeHistory, encodeHistory } from '../../../shared/engine/history/history-segments.ts';
import { normalisePersonal } from '../../../shared/engine/history/personal-text.ts';
import { pseudonymise } from '../../../shared/engine/history/pseudonymise.ts';
import { aHistory } from '../../fixtures/a-history.ts';

const token = (value: string): string => `p-${createHash('sha256').update(value).digest('hex').slice(0, 12)}`;
const hashText = (history: Parameters<typeof historyHashText>[0]): string => [...historyHashText(history)].join('');

const HISTORY = aHistory({
  personal: ['Email', 'Name'],
  owners: [{ extId: '501', name: 'Rita Rep', email: 'rita@vendor.example' }],
  leads: [
    { id: 'L1', createdAt: 1, fields: { Email: 'Ada@Client.example', Name: 'Ada Lovelace', Country: 'UK', Manager: 'Rita Rep', Note: 'wrote to zed@client.example twice' } },
    { id: 'L2', createdAt: 2, fields: { Email: 'ada@client.example ', Name: 'Zed Zuse', Country: 'UK', Note: 'nothing' }, facts: [{ kind: 'property', at: 3, field: 'Email', value: 'old@client.example' }] },
    { id: 'eve@client.example', createdAt: 3, fields: { Email: '', Name: 'Eve', Country: 'Eve' } },
  ],
});
const SECRETS = ['ada@', 'Ada', 'Lovelace', 'zed@', 'Zuse', 'Rita', 'rita@', 'eve@', 'old@', 'Manager": "Rita'];

describe('a history without personal data', () => {
  it('holds no e-mail, phone or name of anybody, in no column, id or asset', () => {
    const { history } = pseudonymise(HISTORY, token, 'everywhere');
    const stored = [...encodeHistory(history).values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('\n');
    for (const secret of SECRETS) expect(stored.toLowerCase()).not.toContain(secret.toLowerCase());
    expect(stored).toContain('UK');
  });

  it('gives one person one pseudonym, whatever the case and the spaces', () => {
    const { history, replaced } = pseudonymise(HISTORY, token, 'everywhere');
    const email = history.fields.find((field) => field.name === 'Email');
    expect(email?.current[0]).toBe(email?.current[1]);
    expect(email?.current[2]).toBe(0);
    expect(email?.values).toHaveLength(3); // unknown, Ada, and the old one of the property history
    const old = history.facts.value[history.facts.kind.indexOf(0)] ?? 0;
    expect(email?.values[old]).toBe(token('old@client.example'));
    expect(replaced).toBeGreaterThan(5);
  });

  it('sorts pseudonyms by themselves, so that their order tells no alphabet', () => {
    const people = aHistory({ personal: ['Name'], leads: Array.from({ length: 20 }, (_, n) => ({ id: `L${n}`, fields: { Name: `${String.fromCharCode(65 + n)}name Surname` } })) });
    const [before, after] = [people.fields[0], pseudonymise(people, token, 'everywhere').history.fields[0]];
    expect(after?.values.slice(1)).toEqual(Array.from(before?.values.slice(1) ?? [], (name) => token(normalisePersonal(name))).sort());
    people.leadIds.forEach((_, lead) => expect(after?.values[after.current[lead] ?? 0]).toBe(token(normalisePersonal(before?.values[before.current[lead] ?? 0] ?? ''))));
  });

  it('keeps the hash when only personal columns may change, and counts what it had to leave', () => {
    const { history, leftovers } = pseudonymise(HISTORY, token, 'personalColumns');
    expect(hashText(history)).toBe(hashText(HISTORY));
    expect(hashText(decodeHistory(encodeHistory(history)))).toBe(hashText(HISTORY));
    expect(leftovers).toEqual([{ where: 'lead ids', count: 1 }, { where: 'the column Manager', count: 1 }, { where: 'the column Note', count: 1 }]);
  });
});

describe('a personal value', () => {
  it.each([[' Ada@X.example', 'ada@x.example'], ['+49 (30) 123-456', '+4930123456'], ['0049 30 123456', '+4930123456'], ['Ada  Lovelace', 'ada lovelace'], ['12', '12']])('%j is compared as %j', (raw, normal) => {
    expect(normalisePersonal(raw)).toBe(normal);
  });
  it('is normalised once for all', () => {
    fc.assert(fc.property(fc.string(), (text) => normalisePersonal(normalisePersonal(text)) === normalisePersonal(text)), { numRuns: 200 });
  });
});
