import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyHashText } from '../../../shared/engine/history/history-hash-text.ts';
import { encodeHistory } from '../../../shared/engine/history/history-segments.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import { mergeHistories } from '../../../shared/engine/history/merge-histories.ts';
import { STAGE_SETTERS } from '../../../shared/engine/history/stage-setter.ts';
import { aHistory, type FactSpec, type HistorySpec } from '../../fixtures/a-history.ts';
import { runImport, type FileSpec } from '../../import/import-fixture.ts';

const merge = (...histories: History[]): History => mergeHistories(histories).history;
const textOf = (history: History): string => [...historyHashText(history)].join('');
const bytesOf = (history: History) => encodeHistory(history);

describe('merging two quarters', () => {
  const first = aHistory({
    leads: [
      { id: '2', createdAt: 50, fields: { size: 'small', name: 'Ann' }, facts: [{ kind: 'stage', at: 60, to: 'mql' }, { kind: 'deal', at: 70, event: 'created', id: 'd', amountMinor: 100 }] },
      { id: '10', createdAt: 55, fields: { size: 'big', name: 'Bo' }, excluded: true },
    ],
    owners: [{ extId: 'r', name: 'Rita Rep', territory: 'North' }],
    personal: ['name'],
  });
  const second = aHistory({
    leads: [
      { id: '2', createdAt: 52, fields: { size: '', name: 'Anna' }, facts: [{ kind: 'stage', at: 60, to: 'mql' }, { kind: 'owner', at: 90, owner: 'r' }, { kind: 'deal', at: 70, event: 'created', id: 'd', amountMinor: 250 }, { kind: 'deal', at: 99, event: 'won', id: 'd' }] },
      { id: '3', createdAt: 80, fields: { size: 'mid', name: 'Cy' } },
    ],
    personal: ['name'],
  });
  const { history, merged } = mergeHistories([first, second]);
  const current = (field: string) => Array.from(history.fields.find(({ name }) => name === field)?.current ?? [], (code) => history.fields.find(({ name }) => name === field)?.values[code]);

  it('keeps every lead once, in the order of ids', () => {
    expect(history.leadIds).toEqual(['2', '3', '10']);
    expect(merged).toMatchObject({ leads: 3, repeatedLeads: 1, facts: 4, repeatedFacts: 2, deals: 1, repeatedDeals: 1 });
  });
  it('takes later known values, earlier ones where the later are blank, and the earliest creation', () => {
    expect(current('size')).toEqual(['small', 'mid', 'big']);
    expect(current('name')).toEqual(['Anna', 'Cy', 'Bo']);
    expect([...history.createdAt]).toEqual([50, 80, 55]);
    expect(history.deals).toEqual([{ extId: 'd', lead: 0, amountMinor: 250, currency: 'EUR' }]);
  });
  it('lets no owner that only a row names take the place of the owners file\'s', () => {
    expect(history.owners).toMatchObject([{ extId: 'r', name: 'Rita Rep', territory: 'North' }]);
  });
  it('leaves out what a batch left out', () => {
    expect([...history.excluded]).toEqual([0, 0, 1]);
  });
  it('takes the undone batch back: merging what remains gives what was', () => {
    expect(textOf(merge(first))).toBe(textOf(first));
    expect(bytesOf(merge(merge(first, second), second))).toEqual(bytesOf(history));
  });
  it('counts two equal events of one batch twice, and the same two told again not more', () => {
    const twice = aHistory({ leads: [{ id: 'a', facts: [{ kind: 'engagement', at: 1, type: 'page' }, { kind: 'engagement', at: 1, type: 'page' }] }] });
    expect(merge(twice, twice).facts.at).toHaveLength(2);
  });
  it('makes a column text when the batches disagree about its type', () => {
    const number = aHistory({ leads: [{ id: 'a', fields: { size: 5 } }] });
    const text = aHistory({ leads: [{ id: 'b', fields: { size: 'many' } }] });
    expect(merge(number, text).fields[0]).toMatchObject({ type: 'text', values: ['', '5', 'many'] });
  });
});

const at = fc.integer({ min: 0, max: 6 });
const aFact: fc.Arbitrary<FactSpec> = fc.oneof(
  fc.record({ kind: fc.constant('property' as const), at, field: fc.constantFrom('size', 'moving'), value: fc.constantFrom('', 'x', 'y') }),
  fc.record({ kind: fc.constant('engagement' as const), at, type: fc.constantFrom('page', 'call'), asset: fc.constantFrom('', 'p'), automated: fc.boolean(), owner: fc.constantFrom('', 'r'), amounts: fc.constantFrom({}, {}, { minutes: 1 }, { minutes: 2 }, { pages: 1 }) }),
  fc.record({ kind: fc.constant('stage' as const), at, to: fc.constantFrom('mql' as const, 'sql' as const, 'rejected' as const), by: fc.constantFrom(...STAGE_SETTERS), derived: fc.boolean() }).map((fact) => ({ ...fact, derived: fact.derived && fact.to !== 'rejected' && fact.by === 'unsaid' })), // where a deal changes its lead, a derived outcome keeps the moment of before
  fc.record({ kind: fc.constant('owner' as const), at, owner: fc.constantFrom('', 'r', 's'), derived: fc.boolean() }),
);
const aDealFact: fc.Arbitrary<FactSpec> = fc.record({ kind: fc.constant('deal' as const), at, event: fc.constantFrom('created' as const, 'won' as const), id: fc.constantFrom('d', 'e'), amountMinor: fc.constantFrom(1, 2) });
const aLead = fc.record({ id: fc.constantFrom('1', '2', '10', 'a'), createdAt: at, fields: fc.record({ size: fc.constantFrom('', '5', 'x'), name: fc.constantFrom('', 'Ann', 'Bo') }), facts: fc.array(fc.oneof(aFact, aFact, aFact, aDealFact), { maxLength: 6 }), excluded: fc.boolean() });
const owners: NonNullable<HistorySpec['owners']>[] = [[], [{ extId: 'r', name: 'Rita', territory: 'N' }], [{ extId: 'r', name: '', email: 'r@example.org', inactiveFrom: 3 }, { extId: 's' }]];
/** A batch whose deals belong to one lead each, as those of an import do. */
const aBatch: fc.Arbitrary<History> = fc
  .record({ leads: fc.uniqueArray(aLead, { selector: ({ id }) => id, maxLength: 4 }), owners: fc.constantFrom(...owners), types: fc.constantFrom<HistorySpec['types']>({}, { size: 'text' }, { size: 'number', moving: 'boolean' }) })
  .map(({ leads, owners: known, types }) => {
    const ownerOf = new Map<string, string>();
    const isOwn = (lead: string, fact: FactSpec): boolean => {
      if (fact.kind !== 'deal') return true;
      if (!ownerOf.has(fact.id ?? '')) ownerOf.set(fact.id ?? '', lead);
      return ownerOf.get(fact.id ?? '') === lead;
    };
    return aHistory({ leads: leads.map((lead) => ({ ...lead, facts: lead.facts.filter((fact) => isOwn(lead.id, fact)) })), owners: known, ...(types === undefined ? {} : { types }) });
  });

describe('merging, for any batches', () => {
  it('is associative to the byte, even where they contradict each other', () => {
    fc.assert(
      fc.property(aBatch, aBatch, aBatch, (a, b, c) => {
        const all = bytesOf(merge(a, b, c));
        expect(bytesOf(merge(merge(a, b), c))).toEqual(all);
        expect(bytesOf(merge(a, merge(b, c)))).toEqual(all);
      }),
      { numRuns: 300 },
    );
  });
  it('changes nothing when a batch is merged with itself', () => {
    fc.assert(fc.property(aBatch, (a) => void expect(bytesOf(merge(a, a))).toEqual(bytesOf(merge(a)))), { numRuns: 100 });
  });
});

const day = (n: number): string => `2026-01-0${n}`;
const days = fc.integer({ min: 1, max: 8 });
interface Rows { leads: string[]; events: string[]; changes: string[]; deals: string[] }
const leadRow = fc.tuple(fc.constantFrom('7', '11', '20', 'b'), days, fc.constantFrom('Ann', 'Bo'), fc.constantFrom('x@x.example', ''), fc.constantFrom('Kim', 'Lee', ''), fc.constantFrom('5', '', '12'));
const rowsOf: fc.Arbitrary<Rows> = fc.uniqueArray(leadRow, { selector: ([id]) => id, minLength: 2, maxLength: 4 }).chain((leads) => {
  const id = fc.constantFrom(...leads.map(([each]) => each));
  const event = fc.tuple(id, days, fc.constantFrom('Call', 'Visit'), fc.constantFrom('', 'p'), fc.constantFrom('Kim', '')).map(([lead, on, type, asset, by]) => [`${lead}${on}${type}${asset}${by}`.toLowerCase(), lead, day(on), type, asset, by].join(','));
  const change = fc.tuple(id, fc.constantFrom('stage', 'owner', 'other'), fc.constantFrom('ready', 'good', 'Kim'), days).map(([lead, name, value, on]) => [lead, name, value, day(on)].join(','));
  const deal = fc.tuple(id, fc.constantFrom('won', 'open'), days).map(([lead, stage, on]) => [`d${lead}`, lead, '2.5', stage, day(on), day(9)].join(','));
  return fc.record({ leads: fc.constant(leads.map(([lead, on, ...rest]) => [lead, day(on), ...rest].join(','))), events: fc.array(event, { maxLength: 8 }), changes: fc.array(change, { maxLength: 8 }), deals: fc.uniqueArray(deal, { selector: (row) => row.split(',')[0], maxLength: 2 }) });
});
const filesOf = ({ leads, events, changes, deals }: Rows): FileSpec[] => [
  { name: 'leads.csv', content: ['id,created,name,mail,owner,size', ...leads].join('\n') },
  { name: 'events.csv', kind: 'events', content: ['event,lead,at,type,asset,by', ...events].join('\n') },
  { name: 'history.csv', kind: 'propertyHistory', content: ['lead,property,value,at', ...changes].join('\n') },
  { name: 'deals.csv', kind: 'deals', content: ['deal,lead,amount,stage,created,closed', ...deals].join('\n') },
];

/** The rows of some leads: every row names its lead in the first or second cell. */
function partOf(rows: Rows, isMine: (lead: string) => boolean): Rows {
  const only = (list: string[], cell: number) => list.filter((row) => isMine(row.split(',')[cell] ?? ''));
  return { leads: only(rows.leads, 0), events: only(rows.events, 1), changes: only(rows.changes, 0), deals: only(rows.deals, 1) };
}

describe('an import in two parts', () => {
  it('has the hash of the whole import, whichever part came first', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, async (rows) => {
        const [first = ''] = rows.leads.map((row) => row.split(',')[0] ?? '');
        const whole = (await runImport(filesOf(rows))).history;
        const one = (await runImport(filesOf(partOf(rows, (lead) => lead === first)))).history;
        const other = (await runImport(filesOf(partOf(rows, (lead) => lead !== first)))).history;
        expect(textOf(merge(one, other))).toBe(textOf(whole));
        expect(textOf(merge(other, one))).toBe(textOf(whole));
      }),
      { numRuns: 10 },
    );
  });
  it('has it too when the second part brings all leads again with later events', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, fc.integer({ min: 1, max: 8 }), async (rows, cut) => {
        const isEarly = (row: string): boolean => (row.split(',')[2] ?? '') <= day(cut);
        const plain = { ...rows, changes: [] };
        const whole = (await runImport(filesOf(plain))).history;
        const one = (await runImport(filesOf({ ...plain, events: rows.events.filter(isEarly), deals: [] }))).history;
        const other = (await runImport(filesOf({ ...plain, events: rows.events.filter((row) => !isEarly(row)) }))).history;
        expect(textOf(merge(one, other))).toBe(textOf(whole));
      }),
      { numRuns: 10 },
    );
  });
});
