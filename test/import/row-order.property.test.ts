import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeHistory } from '../../shared/engine/history/history-segments.ts';
import { runImport, type FileSpec } from './import-fixture.ts';

const id = fc.constantFrom('1', '2', '10', 'a');
const day = fc.integer({ min: 1, max: 4 }).map((n) => `2026-01-0${n}`);
const lead = fc.tuple(id, day, fc.constantFrom('Ann', 'Bo'), fc.constantFrom('x@x.example', 'X@x.example', ''), fc.constantFrom('Kim', 'kim', ''), fc.constantFrom('5', '', 'many')).map((cells) => cells.join(','));
const event = fc.tuple(fc.constantFrom('1', '2', '3', ''), id, day, fc.constantFrom('Call', 'Visit'), fc.constantFrom('', 'p'), fc.constantFrom('Kim', 'KIM', '')).map((cells) => cells.join(','));
const change = fc.tuple(id, fc.constantFrom('stage', 'owner', 'size', 'other'), fc.constantFrom('ready', 'good', 'Kim', '7'), day).map((cells) => cells.join(','));
const deal = fc.tuple(fc.constantFrom('5', '6'), id, fc.constantFrom('1', '2.5'), fc.constantFrom('won', 'lost', 'open'), day, day).map((cells) => cells.join(','));

const filesOf = (leads: string[], events: string[], changes: string[], deals: string[]): FileSpec[] => [
  { name: 'leads.csv', content: ['id,created,name,mail,owner,size', ...leads].join('\n') },
  { name: 'events.csv', kind: 'events', content: ['event,lead,at,type,asset,by', ...events].join('\n') },
  { name: 'history.csv', kind: 'propertyHistory', content: ['lead,property,value,at', ...changes].join('\n') },
  { name: 'deals.csv', kind: 'deals', content: ['deal,lead,amount,stage,created,closed', ...deals].join('\n') },
];
const rotated = <T>(rows: readonly T[], by: number): T[] => [...rows.slice(by % Math.max(rows.length, 1)), ...rows.slice(0, by % Math.max(rows.length, 1))].reverse();

describe('the order of rows', () => {
  it('decides nothing: the history and its hash are the same, and every row is accounted for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(lead, { minLength: 1, maxLength: 6 }), fc.array(event, { maxLength: 10 }), fc.array(change, { maxLength: 10 }), fc.array(deal, { maxLength: 4 }), fc.nat(9), async (leads, events, changes, deals, by) => {
        const one = await runImport(filesOf(leads, events, changes, deals));
        const other = await runImport(filesOf(rotated(leads, by), rotated(events, by), rotated(changes, by), rotated(deals, by)).reverse());
        expect(other.batch.historyHash).toBe(one.batch.historyHash);
        expect(encodeHistory(other.history)).toEqual(encodeHistory(one.history));
        for (const { rows, imported, merged, refused } of one.batch.files) expect(imported + merged + refused).toBe(rows);
        expect(one.refusedRows).toHaveLength(one.batch.refusedRows);
      }),
      { numRuns: 60 },
    );
  });
});
