import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareValue } from '../../../shared/engine/expressions/compare-value.ts';
import { compareIds } from '../../../shared/engine/history/compare-ids.ts';
import { FACT, STATES } from '../../../shared/engine/history/history.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import { queryLeads, type LeadQuery } from '../../../shared/engine/history/query-leads.ts';
import { selectPage } from '../../../shared/engine/history/select-page.ts';
import { packTexts } from '../../../shared/engine/history/packed-texts.ts';
import { byCode, byLead, byText } from '../../../shared/engine/history/sort-key.ts';
import { rankNumbers } from '../../../shared/engine/history/value-ranks.ts';
import { aHistory } from '../../fixtures/a-history.ts';

const ask = (history: History, query: Partial<LeadQuery>) => queryLeads(history, { filters: [], search: '', sort: [], columns: [], offset: 0, limit: 100, ...query });
const idsOf = (history: History, query: Partial<LeadQuery>) => ask(history, query).rows.map(({ leadId }) => leadId);

const history = aHistory({
  roles: { name: 'Name', email: 'Mail' },
  owners: [{ extId: '2', name: 'Ada' }, { extId: '1', name: 'Zoe' }],
  leads: [
    { id: '10', createdAt: 30, fields: { Size: 5, Name: 'Ann', Mail: 'ann@x.example' }, facts: [{ kind: 'stage', at: 31, to: 'mql' }, { kind: 'owner', at: 31, owner: '1' }, { kind: 'engagement', at: 40, type: 'call' }, { kind: 'engagement', at: 45, type: 'page' }, { kind: 'engagement', at: 50, type: 'mail', automated: true }] },
    { id: '9', createdAt: 20, fields: { Size: 12, Name: 'Bo' }, facts: [{ kind: 'stage', at: 21, to: 'customer' }, { kind: 'owner', at: 21, owner: '2' }] },
    { id: 'a', fields: { Name: 'ANNA' }, excluded: true },
  ],
});

describe('the table of leads', () => {
  it('stands in the order of ids, numbers by size, when nothing else is asked', () => {
    expect(idsOf(history, {})).toEqual(['9', '10', 'a']);
  });
  it('sorts numbers by size and puts unknown ones last in both directions', () => {
    expect(idsOf(history, { sort: [{ field: 'Size', descending: false }] })).toEqual(['10', '9', 'a']);
    expect(idsOf(history, { sort: [{ field: 'Size', descending: true }] })).toEqual(['9', '10', 'a']);
  });
  it('sorts by owner\'s name, stage, creation and last touch', () => {
    expect(idsOf(history, { sort: [{ field: '@owner', descending: false }] })).toEqual(['9', '10', 'a']);
    expect(idsOf(history, { sort: [{ field: '@state', descending: true }] })).toEqual(['9', '10', 'a']);
    expect(idsOf(history, { sort: [{ field: '@created', descending: true }] })).toEqual(['10', '9', 'a']);
    expect(idsOf(history, { sort: [{ field: '@touched', descending: false }] })).toEqual(['10', '9', 'a']);
  });
  it('filters as criteria do, and by stage, owner, instants and who is left out', () => {
    expect(idsOf(history, { filters: [{ field: 'Size', op: 'ge', value: 6 }] })).toEqual(['9']);
    expect(idsOf(history, { filters: [{ field: 'Size', op: 'isUnknown' }] })).toEqual(['a']);
    expect(idsOf(history, { filters: [{ field: '@state', op: 'in', value: ['mql', 'sql'] }] })).toEqual(['10']);
    expect(idsOf(history, { filters: [{ field: '@owner', op: 'eq', value: '2' }] })).toEqual(['9']);
    expect(idsOf(history, { filters: [{ field: '@created', op: 'between', value: [25, 35] }] })).toEqual(['10']);
    expect(idsOf(history, { filters: [{ field: '@touched', op: 'isKnown' }] })).toEqual(['10']);
    expect(idsOf(history, { filters: [{ field: '@active', op: 'eq', value: 45 }] })).toEqual(['10']);
    expect(idsOf(history, { filters: [{ field: '@excluded', op: 'eq', value: true }] })).toEqual(['a']);
    expect(idsOf(history, { filters: [{ field: 'Missing', op: 'isUnknown' }] })).toEqual([]);
  });
  it('searches id, name and e-mail, letter case ignored', () => {
    expect(idsOf(history, { search: ' ann ' })).toEqual(['10', 'a']);
    expect(idsOf(history, { search: 'X.EXAMPLE' })).toEqual(['10']);
    expect(ask(history, { search: '9', limit: 0 })).toEqual({ total: 1, rows: [] });
  });
  it('shows the columns asked for, the last activity, and the last that looks like a touch by sales', () => {
    expect(ask(history, { columns: ['Size', 'Missing'], filters: [{ field: '@state', op: 'eq', value: 'mql' }] }).rows).toMatchObject([{ leadId: '10', stage: 'mql', owner: 'Zoe', activeAt: 45, touchedAt: 40, cells: ['5', ''] }]);
  });
});

const value = fc.constantFrom('', 'ab', 'aB', 'b', 'İx', 'ix');
const number = fc.constantFrom<number | ''>('', -2, 0, 5, 12.5);
const aTable: fc.Arbitrary<History> = fc
  .uniqueArray(fc.record({ id: fc.oneof(fc.nat(300).map(String), value.filter((text) => text !== '')), createdAt: fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }), fields: fc.record({ text: value, size: number, Name: value }), to: fc.constantFrom(...STATES), owner: fc.constantFrom('', '1', '2'), touchedAt: fc.nat(5) }), { selector: ({ id }) => id, maxLength: 14 })
  .map((leads) => aHistory({
    types: { text: 'text', size: 'number', Name: 'text' }, roles: { name: 'Name' },
    owners: [{ extId: '1', name: 'Zoe' }, { extId: '2', name: 'Ada' }],
    leads: leads.map(({ id, createdAt, fields, to, owner, touchedAt }) => ({
      id, fields, ...(createdAt === undefined ? {} : { createdAt }),
      facts: [{ kind: 'stage', at: 1, to }, { kind: 'owner', at: 1, owner }, { kind: 'engagement', at: touchedAt, type: 'call', automated: touchedAt === 0 }],
    })),
  }));
const aQuery: fc.Arbitrary<Partial<LeadQuery>> = fc.record({
  filters: fc.array(fc.oneof(
    fc.record({ field: fc.constantFrom('text', 'size', 'Name', '@state', '@owner', '@created', '@touched', 'none'), op: fc.constantFrom('isKnown' as const, 'isUnknown' as const) }),
    fc.record({ field: fc.constantFrom('size', '@created', '@touched'), op: fc.constantFrom('lt' as const, 'ge' as const, 'ne' as const), value: fc.integer({ min: -2, max: 5 }) }),
    fc.record({ field: fc.constantFrom('text', '@state', '@owner'), op: fc.constantFrom('eq' as const, 'contains' as const, 'nin' as const), value: fc.constantFrom('b', '1', 'mql', ['ab', '2']) }),
  ), { maxLength: 2 }),
  search: fc.constantFrom('', 'b', 'AB', 'i̇', '1', '\u0000'),
  sort: fc.array(fc.record({ field: fc.constantFrom('text', 'size', '@id', '@state', '@owner', '@created', '@active', '@touched', 'none'), descending: fc.boolean() }), { maxLength: 3 }),
  offset: fc.nat(6),
  limit: fc.nat(6),
});

/** What a lead has in a field, plainly; null when unknown, undefined when the table has no such field. */
function plainValue(table: History, lead: number, field: string): { text: string; number: number; order: number } | null | undefined {
  const rows = [...table.facts.at.keys()].slice(table.facts.offsets[lead], table.facts.offsets[lead + 1]);
  const last = (kind: number, isMeant = (_row: number) => true) => rows.findLast((row) => table.facts.kind[row] === kind && isMeant(row)) ?? -1;
  const instant = (at: number) => (Number.isNaN(at) ? null : { text: '', number: at, order: at });
  if (field === '@created') return instant(table.createdAt[lead] ?? NaN);
  if (field === '@touched' || field === '@active') return instant(table.facts.at[last(FACT.engagement, (row) => table.facts.automated[row] === 0)] ?? NaN);
  if (field === '@state') return { text: STATES[table.facts.subject[last(FACT.stage)] ?? 0] ?? '', number: NaN, order: table.facts.subject[last(FACT.stage)] ?? 0 };
  if (field === '@owner') {
    const owner = table.owners[(table.facts.owner[last(FACT.owner)] ?? 0) - 1];
    return owner === undefined ? null : { text: owner.extId, number: NaN, order: owner.name === 'Ada' ? 0 : 1 };
  }
  const column = table.fields.find(({ name }) => name === field);
  const code = column?.current[lead] ?? 0;
  if (column === undefined) return undefined;
  return code === 0 ? null : { text: column.values[code] ?? '', number: column.numbers[code] ?? NaN, order: column.type === 'number' ? (column.numbers[code] ?? NaN) : column.values.filter((other) => other < (column.values[code] ?? '')).length };
}

function plainly(table: History, { filters, search, sort, offset, limit }: LeadQuery): string[] {
  const fits = (lead: number): boolean =>
    filters.every(({ field, op, value: literal }) => {
      const known = plainValue(table, lead, field);
      return known !== undefined && compareValue(known, op, literal) === 1;
    }) && [table.leadIds[lead], plainValue(table, lead, 'Name')?.text].some((text) => (text ?? '').toLowerCase().includes(search.trim().toLowerCase()));
  return table.leadIds
    .map((_, lead) => lead)
    .filter(fits)
    .sort((a, b) => {
      for (const { field, descending } of sort) {
        const [one, other] = [plainValue(table, a, field), plainValue(table, b, field)];
        const byId = (descending ? -1 : 1) * compareIds(table.leadIds[a] ?? '', table.leadIds[b] ?? '');
        if (field === '@id') return byId;
        if (one == null || other == null) {
          if ((one ?? null) !== (other ?? null)) return one == null ? 1 : -1;
        } else if (one.order !== other.order) return (one.order - other.order) * (descending ? -1 : 1);
      }
      return compareIds(table.leadIds[a] ?? '', table.leadIds[b] ?? '');
    })
    .slice(offset, offset + limit)
    .map((lead) => table.leadIds[lead] ?? '');
}

describe('the table of leads, for any table and question', () => {
  it('is what filtering and sorting everything plainly gives', () => {
    fc.assert(
      fc.property(aTable, aQuery, (table, query) => {
        const whole: LeadQuery = { filters: [], search: '', sort: [], columns: [], offset: 0, limit: 9, ...query };
        expect(idsOf(table, whole)).toEqual(plainly(table, whole));
      }),
      { numRuns: 500 },
    );
  });
  it('picks the same page out of a long list as sorting the whole list does', () => {
    const count = 9_000;
    const leads = Uint32Array.from({ length: count }, (_, lead) => lead).filter((lead) => lead % 5 !== 0);
    const code = (modulus: number) => (lead: number) => (lead * 7_919) % modulus;
    const texts = ['', ...Array.from({ length: 400 }, (_, i) => `${i % 7 === 0 ? 'ab' : 'abcdefghij'}${i % 3 === 0 ? '\uffee' : '😀'}${i}`)];
    const kinds = {
      numbers: (modulus: number) => ({ key: (down: boolean) => byLead(Float64Array.from({ length: count }, (_, lead) => (code(modulus)(lead) === 0 ? NaN : code(modulus)(lead) ** 3)), down), plain: (lead: number) => (code(modulus)(lead) === 0 ? null : code(modulus)(lead)) }),
      coded: (modulus: number) => ({ key: (down: boolean) => byCode(Uint16Array.from({ length: count }, (_, lead) => code(modulus)(lead)), Float64Array.from({ length: modulus }, (_, i) => (i === 0 ? NaN : -i)), down), plain: (lead: number) => (code(modulus)(lead) === 0 ? null : -code(modulus)(lead)) }),
      texts: (modulus: number) => ({ key: (down: boolean) => byText(Uint16Array.from({ length: count }, (_, lead) => code(modulus)(lead) % texts.length), packTexts(texts), down), plain: (lead: number) => texts[code(modulus)(lead) % texts.length] || null }),
    };
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('numbers' as const, 'coded' as const, 'texts' as const), fc.constantFrom(2, 3, 40, 8_000), fc.boolean()), { maxLength: 3 }), fc.nat(8_000), fc.nat(1_200), (specs, offset, limit) => {
        const keys = specs.map(([kind, modulus, down]) => ({ ...kinds[kind](modulus), down }));
        const order = (a: number, b: number) => {
          for (const { plain, down } of keys) {
            const [one, other] = [plain(a), plain(b)];
            if (one === other) continue;
            if (one === null || other === null) return one === null ? 1 : -1;
            return (one < other ? -1 : 1) * (down ? -1 : 1);
          }
          return 0;
        };
        expect(selectPage(leads, keys.map(({ key, down }) => key(down)), offset, limit)).toEqual([...leads].sort(order).slice(offset, offset + limit));
      }),
      { numRuns: 60 },
    );
  });
  it('ranks numbers of any size and sign, equal ones alike', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, NaN, 1.7e12))), (numbers) => {
        const { ranks, unknown } = rankNumbers(Float64Array.from(numbers));
        const distinct = [...new Set(numbers.filter((number) => !Number.isNaN(number)))].sort((a, b) => a - b);
        expect([...ranks]).toEqual(numbers.map((number) => (Number.isNaN(number) ? distinct.length : distinct.indexOf(number))));
        expect(unknown).toBe(distinct.length);
      }),
      { numRuns: 100 },
    );
  });
});
