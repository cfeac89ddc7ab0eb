import { describe, expect, it } from 'vitest';
import { createdInWeek, FIRST_TABLE, leadQuery, pagesOf, pressSort } from '../../../../renderer/screens/leads/lead-table-query.ts';
import { movedRow } from '../../../../renderer/screens/leads/use-active-row.ts';

const field = { name: 'Country', type: 'text', known: 9, distinct: 3, hasHistory: false, personal: false };
const filter = (op: 'eq' | 'in' | 'isKnown', value?: string | readonly string[]) => ({ kind: 'compare' as const, field: 'Country', op, ...(value === undefined ? {} : { value }) });

describe('what the table asks for', () => {
  it('leaves out filters that lack their value', () => {
    const table = { ...FIRST_TABLE, filters: [filter('eq', ''), filter('in', []), filter('isKnown'), filter('in', ['NO', 'SE'])], search: ' acme ' };
    expect(leadQuery(table, ['@state', 'Country', 'Gone'], [field])).toEqual({
      filters: [{ field: 'Country', op: 'isKnown' }, { field: 'Country', op: 'in', value: ['NO', 'SE'] }],
      search: 'acme', sort: [{ field: '@created', descending: true }], columns: ['Country'],
    });
  });
  it('turns a sort round, then off; dates begin with the latest', () => {
    const once = pressSort([], 'Country', false);
    expect(once).toEqual([{ field: 'Country', descending: false }]);
    const twice = pressSort(once, 'Country', false);
    expect(twice).toEqual([{ field: 'Country', descending: true }]);
    expect(pressSort(twice, 'Country', false)).toEqual([]);
    expect(pressSort([], '@created', true)).toEqual([{ field: '@created', descending: true }]);
    expect(pressSort(twice, '@created', true)).toEqual([{ field: '@created', descending: true }]);
    expect(pressSort(twice, '@created', true, true)).toEqual([...twice, { field: '@created', descending: true }]);
  });
  it('asks for the pages that hold the rows in sight', () => {
    expect(pagesOf(0, 30)).toEqual([0]);
    expect(pagesOf(90, 20)).toEqual([0, 1]);
    expect(pagesOf(999_990, 10)).toEqual([9999]);
    expect(pagesOf(0, 0)).toEqual([]);
  });
  it('ends a week where the next one begins, also where the clocks change inside it', () => {
    const hour = 3_600_000;
    const values = (filters: ReturnType<typeof createdInWeek>) => filters.map((one) => one.value);
    expect(values(createdInWeek(0, [0, 169 * hour]))).toEqual([0, 169 * hour]);
    expect(values(createdInWeek(0))).toEqual([0, 168 * hour]);
  });
});

describe('the keys of the table', () => {
  it('moves along the rows and stays inside', () => {
    expect(movedRow('ArrowDown', null, 100, 10)).toBe(0);
    expect(movedRow('ArrowUp', 0, 100, 10)).toBe(0);
    expect(movedRow('ArrowDown', 99, 100, 10)).toBe(99);
    expect(movedRow('PageDown', 95, 100, 10)).toBe(99);
    expect(movedRow('End', 3, 100, 10)).toBe(99);
    expect(movedRow('Home', 3, 100, 10)).toBe(0);
    expect(movedRow('x', 3, 100, 10)).toBeNull();
  });
});
