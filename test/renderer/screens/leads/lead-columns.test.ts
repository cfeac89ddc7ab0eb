import { describe, expect, it } from 'vitest';
import { cellText, firstColumns, leadColumns } from '../../../../renderer/screens/leads/lead-columns.ts';
import { leadsFinding, sortWords } from '../../../../renderer/screens/leads/leads-finding.ts';
import { tableText } from '../../../../renderer/screens/leads/table-text.ts';

const fieldOf = (name: string, changes: object = {}) => ({ name, type: 'text', known: 90, distinct: 5, hasHistory: false, personal: false, ...changes });
const fields = [fieldOf('E-mail', { personal: true, distinct: 90 }), fieldOf('Country'), fieldOf('Size', { type: 'number' }), fieldOf('Seen', { type: 'instant' }), fieldOf('Always', { distinct: 1 })];
const masked = { isMasked: true, lead: () => 'V•• K.', rep: () => 'Rep 1', sentence: (text: string) => text, personal: () => '•••' };
const row = { leadId: 'L1', name: 'Vera Kessler', company: '', source: '', owner: 'Bea', stage: 'mql', at: 0, score: null, tier: '', note: '', activeAt: 60_000, touchedAt: null, cells: ['v@example.org', '1000000000000'] };

describe('the columns of the table of leads', () => {
  it('begins with what tells leads apart and names nobody', () => {
    expect(firstColumns(fields, 100, true)).toEqual(['@state', '@owner', '@created', 'Country', 'Size']);
    expect(firstColumns(fields, 100, false)).toEqual(['@state', '@owner', 'Country', 'Size']);
  });
  it('keeps the lead first and leaves out what the history no longer has', () => {
    expect(leadColumns(['Country', '@owner', 'Gone'], fields).map((column) => column.head)).toEqual(['Lead', 'Country', 'Owner']);
  });
  it('masks names, reps and personal fields, and writes instants as times', () => {
    const columns = leadColumns(['E-mail', 'Seen', '@owner', '@state', '@active', '@touched'], fields);
    expect(columns.map((column) => cellText(row, column, masked, 'UTC'))).toEqual(['V•• K.', '•••', '9 Sept 2001, 01:46', 'Rep 1', 'MQL', '1 Jan 1970, 00:01', '']);
  });
});

describe('the sentence over the table', () => {
  it('counts what fits', () => {
    expect(leadsFinding({ total: 4060, all: 4060, isNarrowed: false })).toBe('4,060 leads in this history.');
    expect(leadsFinding({ total: 12, all: 4060, isNarrowed: true })).toBe('12 of 4,060 leads fit.');
    expect(leadsFinding({ total: 1, all: 4060, isNarrowed: true })).toBe('1 of 4,060 leads fits.');
    expect(leadsFinding({ total: 0, all: 4060, isNarrowed: true })).toBe('None of 4,060 leads fits.');
    expect(leadsFinding({ total: null, all: null, isNarrowed: false })).toBe('All leads of this history.');
  });
  it('says the order', () => {
    const words = (sort: { field: string; descending: boolean }[]): string => sortWords(sort, (field) => field, (field) => field === 'Created');
    expect(words([])).toBe('Sorted by id.');
    expect(words([{ field: 'Created', descending: true }, { field: 'Country', descending: false }])).toBe('Sorted by created, latest first, then by country, rising.');
  });
});

describe('a table for the clipboard', () => {
  it('keeps rows and columns, and lets no cell run as a formula', () => {
    expect(tableText([['Name', 'Note'], ['=1+1', 'a\tb\r\nc'], ['-5', '+49 30'], ['@x', '-x']])).toBe("Name\tNote\n'=1+1\ta b c\n-5\t'+49 30\n'@x\t'-x");
  });
});
