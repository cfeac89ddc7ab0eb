import { describe, expect, it } from 'vitest';
import { leadDetail } from '../../../shared/engine/history/lead-detail.ts';
import { describeLead } from '../../../shared/engine/history/lead-row.ts';
import { listLeads } from '../../../shared/engine/history/list-leads.ts';
import { listValues } from '../../../shared/engine/history/list-values.ts';
import { aHistory } from '../../fixtures/a-history.ts';

const history = aHistory({
  leads: [
    {
      id: 'b',
      createdAt: 5,
      fields: { Name: 'Ann Ng', Mail: 'ann@x.example', Firm: 'Acme', Country: 'Spain' },
      facts: [
        { kind: 'property', at: 6, field: 'Country', value: 'Spain' },
        { kind: 'engagement', at: 7, type: 'Call', asset: 'First', owner: '7' },
        { kind: 'stage', at: 8, to: 'mql' },
        { kind: 'owner', at: 9, owner: '7' },
        { kind: 'deal', at: 10, event: 'won' },
      ],
    },
    { id: 'a', createdAt: 5, fields: { Name: 'Bo', Firm: 'Beta', Country: 'Spain' } },
    { id: 'c', fields: { Name: 'Cy', Country: 'Peru' } },
    { id: 'd', createdAt: 9, fields: { Country: 'Spain' }, excluded: true },
  ],
  owners: [{ extId: '7', name: 'Kim' }],
  personal: ['Name', 'Mail'],
  roles: { name: 'Name', email: 'Mail', company: 'Firm' },
});
const ids = (search: string, offset = 0, limit = 10): string[] => listLeads(history, { search, offset, limit }).rows.map(({ leadId }) => leadId);

describe('lists of leads', () => {
  it('show the newest first, then by id; leads without a date last', () => {
    expect(ids('')).toEqual(['d', 'a', 'b', 'c']);
  });
  it.each([['ANN', ['b']], ['x.example', ['b']], ['beta', ['a']], ['C', ['b', 'c']], ['nobody', []]])('find %s', (search, found) => {
    expect(ids(search)).toEqual(found);
  });
  it('give a page and the number of all', () => {
    expect(listLeads(history, { search: '', offset: 1, limit: 2 })).toMatchObject({ total: 4, rows: [{ leadId: 'a' }, { leadId: 'b' }] });
  });
  it('describe a lead as the history ends', () => {
    expect(describeLead(history, 0)).toEqual({ leadId: 'b', name: 'Ann Ng', company: 'Acme', source: '', owner: 'Kim', stage: 'mql', at: 5, score: null, tier: '', note: '' });
    expect(describeLead(history, 2)).toMatchObject({ at: null, owner: '', stage: '' });
  });
});

describe('values of a field', () => {
  it('come most frequent first and without excluded leads', () => {
    expect(listValues(history, { field: 'Country', limit: 5 })).toEqual([{ value: 'Spain', count: 2 }, { value: 'Peru', count: 1 }]);
    expect(listValues(history, { field: 'Nothing', limit: 5 })).toEqual([]);
  });
});

describe('one lead', () => {
  it('comes with its fields and its timeline in order', () => {
    const detail = leadDetail(history, { leadId: 'b' });
    expect(detail?.fields).toContainEqual({ name: 'Mail', value: 'ann@x.example', personal: true });
    expect(detail?.timeline.map(({ at, kind, what, who }) => [at, kind, what, who])).toEqual([
      [6, 'property', 'Country: Spain', ''],
      [7, 'engagement', 'Call, First', 'Kim'],
      [8, 'stage', 'mql', ''],
      [9, 'owner', 'assigned', 'Kim'],
      [10, 'deal', 'deal won', ''],
    ]);
  });
  it('is null when there is none', () => {
    expect(leadDetail(history, { leadId: 'zz' })).toBeNull();
  });
});
