import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyHashText } from '../../../shared/engine/history/history-hash-text.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import { mergeHistories } from '../../../shared/engine/history/merge-histories.ts';
import { factsOf, runImport, type FileSpec } from '../../import/import-fixture.ts';

const merge = (...histories: History[]): History => mergeHistories(histories).history;
const textOf = (history: History): string => [...historyHashText(history)].join('');
const day = (n: number): string => `2026-01-${String(n).padStart(2, '0')}`;
const days = fc.integer({ min: 1, max: 20 });

interface Rows { leads: string[]; events: string[]; changes: string[]; deals: string[]; owners: string[] }
const HEADERS: Readonly<Record<keyof Rows, string>> = {
  leads: 'id,created,name,mail,owner,mql date,status,size', events: 'event,lead,at,type,asset,by', changes: 'lead,property,value,at', deals: 'deal,lead,amount,stage,created,closed', owners: 'id,name,start,end',
};
const KINDS: Readonly<Record<keyof Rows, NonNullable<FileSpec['kind']>>> = { leads: 'leads', events: 'events', changes: 'propertyHistory', deals: 'deals', owners: 'owners' };
const filesOf = (rows: Rows): FileSpec[] =>
  (Object.keys(HEADERS) as (keyof Rows)[]).filter((name) => rows[name].length > 0).map((name) => ({ name: `${name}.csv`, kind: KINDS[name], content: [HEADERS[name], ...rows[name]].join('\n') }));

const leadRow = fc.tuple(fc.constantFrom('7', '11', '20', 'b'), days, fc.constantFrom('Ann', 'Bo'), fc.constantFrom('x@x.example', ''), fc.constantFrom('k', 'Kim', ''), fc.option(days, { nil: null }), fc.constantFrom('no', 'ready', ''), fc.constantFrom('5', '', '12'))
  .map(([id, on, name, mail, owner, mql, status, size]) => [id, day(on), name, mail, owner, mql === null ? '' : day(mql), status, size].join(','));
const rowsOf: fc.Arbitrary<Rows> = fc.uniqueArray(leadRow, { selector: (row) => row.split(',')[0], minLength: 2, maxLength: 4 }).chain((leads) => {
  const id = fc.constantFrom(...leads.map((row) => row.split(',')[0] ?? ''));
  const event = fc.tuple(id, days, fc.constantFrom('Call', 'Visit'), fc.constantFrom('', 'p'), fc.constantFrom('Kim', '')).map(([lead, on, type, asset, by]) => [`${lead}${on}${type}${asset}${by}`.toLowerCase(), lead, day(on), type, asset, by].join(','));
  const change = fc.tuple(id, fc.constantFrom('stage', 'owner', 'other', 'status'), fc.constantFrom('ready', 'good', 'no'), days).map(([lead, name, value, on]) => [lead, name, name === 'owner' ? 'k' : value, day(on)].join(','));
  const deal = fc.tuple(id, fc.constantFrom('won', 'open'), days).map(([lead, stage, on]) => [`d${lead}`, lead, '2.5', stage, day(on), day(on + 4)].join(','));
  return fc.record({
    leads: fc.constant(leads), events: fc.array(event, { maxLength: 8 }), changes: fc.array(change, { maxLength: 5 }), deals: fc.uniqueArray(deal, { selector: (row) => row.split(',')[0], maxLength: 2 }), owners: fc.constant(['k,Kim,9:00,17:00']),
  });
});

/** The facts in words and whether each was derived; the hash does not cover the latter. */
function inWords(history: History): string {
  const marks = Array.from(history.facts.at, (_, row) => ((history.facts.derived?.[row >> 3] ?? 0) >> (row & 7)) & 1);
  return `${history.leadIds.map((id) => `${id}: ${factsOf(history, id).join('; ')}`).join('\n')}\n${marks.join('')}\n${textOf(history)}`;
}

const PARTS = ['leads', 'events', 'changes', 'deals'] as const;

describe('files that are imported in parts', () => {
  it.each(PARTS)('make the history of the whole import when the %s come in two halves', async (split) => {
    await fc.assert(
      fc.asyncProperty(rowsOf, fc.integer({ min: 0, max: 4 }), async (rows, cut) => {
        const half = Math.min(cut, rows[split].length - 1);
        if (half < 0 || (split === 'leads' && half === 0)) return;
        const ids = new Set(rows.leads.slice(0, split === 'leads' ? half : undefined).map((row) => row.split(',')[0]));
        const isEarly = (row: string, cell: number): boolean => ids.has(row.split(',')[cell]);
        const nothing: Rows = { leads: [], events: [], changes: [], deals: [], owners: [] };
        const early = { ...rows, events: rows.events.filter((row) => isEarly(row, 1)), changes: rows.changes.filter((row) => isEarly(row, 0)), deals: rows.deals.filter((row) => isEarly(row, 1)), [split]: rows[split].slice(0, half) };
        const late = { ...nothing, ...(split === 'leads' ? { events: rows.events.filter((row) => !isEarly(row, 1)), changes: rows.changes.filter((row) => !isEarly(row, 0)), deals: rows.deals.filter((row) => !isEarly(row, 1)) } : {}), [split]: rows[split].slice(half) };
        const whole = (await runImport(filesOf(rows))).history;
        const first = (await runImport(filesOf(early))).history;
        const second = (await runImport(filesOf(late), {}, first)).history;
        expect(inWords(merge(first, second))).toBe(inWords(whole));
      }),
      { numRuns: 12 },
    );
  });
  it('make the same history when they are imported twice', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, async (rows) => {
        const first = (await runImport(filesOf(rows))).history;
        const second = (await runImport(filesOf(rows), {}, first)).history;
        expect(inWords(merge(first, second))).toBe(inWords(first));
      }),
      { numRuns: 12 },
    );
  });
});

describe('a second export of the same leads', () => {
  const LEADS = 'id,created,owner,mql date,status';
  const merged = async (...exports: string[]): Promise<string[]> => {
    const parts: History[] = [];
    for (const rows of exports) parts.push((await runImport([{ name: 'leads.csv', content: `${LEADS}\n${rows}` }], {}, parts.length === 0 ? undefined : merge(...parts))).history);
    return factsOf(merge(...parts), '1');
  };

  it('says anew who owns a lead that no history of owners explains, and from when', async () => {
    expect(await merged('1,2026-01-01,kim,,', '1,2026-01-01,lee,2026-01-05,')).toEqual(['2026-01-05T00:00 stage 1 0 -', '2026-01-05T00:00 owner 0 0 lee']);
  });
  it('keeps a stage date that it leaves blank, and takes the later one where it has another', async () => {
    expect(await merged('1,2026-01-01,,2026-01-05,', '1,2026-01-01,,,')).toEqual(['2026-01-05T00:00 stage 1 0 -']);
    expect(await merged('1,2026-01-01,,2026-01-05,', '1,2026-01-01,,2026-01-06,')).toEqual(['2026-01-06T00:00 stage 1 0 -']);
  });
  it('takes an undated outcome back when the status is another now, and keeps it where the status is blank', async () => {
    expect(await merged('1,2026-01-01,,,no', '1,2026-01-01,,,new')).toEqual([]);
    expect(await merged('1,2026-01-01,,,no', '1,2026-01-01,,,')).toEqual(['2026-01-01T00:00 stage 6 0 -']);
  });
});
