import { describe, expect, it } from 'vitest';
import { historyHashText } from '../../../shared/engine/history/history-hash-text.ts';
import { aHistory, type HistorySpec, type LeadSpec } from '../../fixtures/a-history.ts';

const textOf = (spec: HistorySpec): string => [...historyHashText(aHistory(spec))].join('');
const one: LeadSpec = {
  id: '1',
  createdAt: 10,
  fields: { Country: 'Ireland', Email: 'a@x.example' },
  facts: [
    { kind: 'property', at: 12, field: 'Country', value: 'Spain' },
    { kind: 'property', at: 12, field: 'Email', value: 'b@x.example' },
    { kind: 'engagement', at: 12, type: 'Visit', asset: 'Home' },
    { kind: 'stage', at: 13, to: 'mql' },
    { kind: 'owner', at: 14, owner: '7' },
    { kind: 'deal', at: 15, event: 'won', id: 'd1', amountMinor: 100 },
  ],
};
const two: LeadSpec = { id: '2', createdAt: 11, fields: { Country: 'Austria' } };
const personal = ['Email'];

describe('the text behind a history\'s hash', () => {
  it('does not depend on the order of leads', () => {
    expect(textOf({ leads: [two, one], personal })).toBe(textOf({ leads: [one, two], personal }));
  });
  it('leaves out personal fields and their changes', () => {
    const text = textOf({ leads: [one], personal });
    expect(text).not.toContain('x.example');
    expect(text).not.toContain('Email');
  });
  it('leaves out which leads count: the population says that', () => {
    expect(textOf({ leads: [{ ...one, excluded: true }], personal })).toBe(textOf({ leads: [one], personal }));
  });
  it('does not depend on the order of engagements within an instant, which event ids decide', () => {
    const events: LeadSpec['facts'] = [{ kind: 'engagement', at: 12, type: 'Visit' }, { kind: 'engagement', at: 12, type: 'Call' }];
    expect(textOf({ leads: [{ ...one, facts: events }] })).toBe(textOf({ leads: [{ ...one, facts: [...events].reverse() }] }));
  });
  it('covers the numbers of engagements, whatever their order and columns, and not their ids', () => {
    const visit = { kind: 'engagement', at: 12, type: 'Visit' } as const;
    const timed = (...events: readonly { amounts?: { readonly [name: string]: number }; id?: number }[]): string => textOf({ leads: [{ id: '1', facts: events.map((event) => ({ ...visit, ...event })) }] });
    const [short, long] = [{ amounts: { minutes: 1, pages: 2 } }, { amounts: { pages: 2, minutes: 3 } }];
    expect(timed(short, long)).toBe(timed(long, short));
    expect(timed({ ...short, id: 5 }, long)).toBe(timed(short, long));
    expect(timed(short, short)).not.toBe(timed(short, long));
    expect(timed(short, {})).not.toBe(timed(short, short));
    expect(timed({}, {})).toBe(textOf({ leads: [{ id: '1', facts: [visit, visit] }] }));
  });
  it('leaves out what owners are called', () => {
    const named = (name: string): string => textOf({ leads: [one], personal, owners: [{ extId: '7', name, email: `${name}@x.example` }] });
    expect(named('Kim')).toBe(named('Lou'));
  });
  it.each<[string, HistorySpec]>([
    ['a value', { leads: [{ ...one, fields: { Country: 'Italy', Email: '' } }] }],
    ['a fact', { leads: [{ ...one, facts: one.facts?.slice(1) ?? [] }] }],
    ['a creation date', { leads: [{ ...one, createdAt: 9 }] }],
    ['an owner\'s hours', { leads: [one], owners: [{ extId: '7', workStart: 60 }] }],
    ['another lead', { leads: [one, two] }],
  ])('changes with %s', (_, spec) => {
    expect(textOf({ ...spec, personal })).not.toBe(textOf({ leads: [one], personal }));
  });
});
