import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyHashText } from '../../../shared/engine/history/history-hash-text.ts';
import { leadDetail } from '../../../shared/engine/history/lead-detail.ts';
import { mergeHistories } from '../../../shared/engine/history/merge-histories.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import { aHistory, type FactSpec } from '../../fixtures/a-history.ts';
import { runImport } from '../../import/import-fixture.ts';

type Event = Extract<FactSpec, { kind: 'engagement' }>;
const visit: Event = { kind: 'engagement', at: 1, type: 'Visit' };
const batch = (...events: readonly Partial<Event>[]): History => aHistory({ leads: [{ id: 'a', facts: events.map((event) => ({ ...visit, ...event })) }] });
/** When each event of the joined history was, and with how many minutes. */
const joined = (...batches: readonly History[]): string[] => (leadDetail(mergeHistories(batches).history, { leadId: 'a' })?.timeline ?? []).map(({ at, what }) => `${at} ${what}`);

describe('engagements that several imports tell', () => {
  it('count once by their id, as the last import tells them', () => {
    expect(joined(batch({ id: 5 }), batch({ id: 5 }))).toEqual(['1 Visit']);
    expect(joined(batch({ id: 5 }, { id: 6, at: 3 }), batch({ id: 5, at: 2, asset: 'Pricing' }))).toEqual(['2 Visit, Pricing', '3 Visit']);
  });
  it('count twice when they are equal but for their ids', () => {
    expect(joined(batch({ id: 5 }), batch({ id: 6 }))).toEqual(['1 Visit', '1 Visit']);
    expect(joined(batch({ id: 5 }, { id: 6 }), batch({ id: 6 }, { id: 7 }))).toHaveLength(3);
  });
  it('keep a number that the last import does not know', () => {
    expect(joined(batch({ id: 5, amounts: { minutes: 4 } }), batch({ id: 5, at: 2 }))).toEqual(['2 Visit, minutes 4']);
    expect(joined(batch({ id: 5, amounts: { minutes: 4 } }), batch({ id: 5, amounts: { minutes: 9.5 } }))).toEqual(['1 Visit, minutes 9.5']);
  });
  it('of one id but different types are different: every kind of record has numbers of its own', () => {
    expect(joined(batch({ id: 5 }), batch({ id: 5, type: 'Call' }))).toHaveLength(2);
  });
  it('are the same where one import has no ids or numbers', () => {
    expect(joined(batch({ id: 5 }, { id: 6 }), batch({}, {}, {}))).toHaveLength(3);
    expect(joined(batch({}), batch({ id: 5 }))).toHaveLength(1);
    expect(joined(batch({}), batch({ amounts: { minutes: 4 } }))).toEqual(['1 Visit, minutes 4']);
    expect(joined(batch({ id: 5, amounts: { minutes: 4 } }), batch({ amounts: { minutes: 4 } }))).toEqual(['1 Visit, minutes 4']);
  });
  it('are different where their numbers are and no id says otherwise', () => {
    expect(joined(batch({ amounts: { minutes: 3 } }), batch({ amounts: { minutes: 4 } }))).toEqual(['1 Visit, minutes 3', '1 Visit, minutes 4']);
  });
  it('make the same history whatever the order in which imports that agree came', () => {
    // The truth: events by id, with or without minutes; each import knows some of them.
    const world = fc.array(fc.record({ at: fc.integer({ min: 0, max: 2 }), minutes: fc.option(fc.constantFrom(1, 2), { nil: undefined }), seen: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(world, (events) => {
        const told = events.map(({ at, minutes, seen }, i) => ({ event: { at, id: i + 1, ...(minutes === undefined ? {} : { amounts: { minutes } }) }, seen }));
        const imports = [0, 1, 2].map((n) => batch(...told.filter(({ seen }) => seen[n] === true).map(({ event }) => event)));
        const whole = batch(...told.filter(({ seen }) => seen.includes(true)).map(({ event }) => event));
        const textOf = (...batches: readonly History[]): string => [...historyHashText(mergeHistories(batches).history)].join('');
        expect(textOf(...imports)).toBe(textOf(whole));
        expect(textOf(...imports.toReversed())).toBe(textOf(whole));
      }),
      { numRuns: 200 },
    );
  });
});

describe('numbers and ids of an activity file', () => {
  const leads = { content: 'id,created\n1,2026-01-01' };
  const columns = [['event', 'eventId'], ['lead', 'leadId'], ['at', 'at'], ['type', 'type'], ['minutes', 'number'], ['Betrag', 'number']].map(([column = '', target = '']) => ({ column, target }));
  const events = (...rows: readonly string[]) => ({ name: 'events.csv', kind: 'events' as const, columns, content: ['event,lead,at,type,minutes,Betrag', ...rows].join('\n') });
  const timeline = (history: History): string[] => (leadDetail(history, { leadId: '1' })?.timeline ?? []).map(({ what }) => what);

  it('are read as they are written, and what is no number is unknown and counted', async () => {
    const { history, batch: { findings } } = await runImport([leads, events('7,1,2026-01-02,Visit,2.5,"1.234,50 €"', '8,1,2026-01-03,Visit,long,')]);
    expect(timeline(history)).toEqual(['Visit, Betrag 1234.5, minutes 2.5', 'Visit']);
    expect(findings).toMatchObject([{ kind: 'unreadableNumbers', count: 1, examples: ['long'] }]);
  });
  it('tell rows apart that agree in all else, and the order of rows tells nothing', async () => {
    const rows = ['7,1,2026-01-02,Visit,2,', '7,1,2026-01-02,Visit,3,', '7,1,2026-01-02,Visit,3,'];
    const [one, other] = [await runImport([leads, events(...rows)]), await runImport([leads, events(...rows.toReversed())])];
    expect(timeline(one.history)).toEqual(['Visit, minutes 2', 'Visit, minutes 3']);
    expect(other.batch.historyHash).toBe(one.batch.historyHash);
  });
  it.each([['whole numbers', '7', '4294967296'], ['other texts', 'a3f-1', 'a3f-2']])('make one event of two imports one event, by %s', async (_, first, second) => {
    const early = (await runImport([leads, events(`${first},1,2026-01-02,Visit,2,`)])).history;
    const late = (await runImport([events(`${first},1,2026-01-02,Visit,2,`, `${second},1,2026-01-02,Visit,2,`)], {}, early)).history;
    expect(timeline(mergeHistories([early, late]).history)).toEqual(['Visit, minutes 2', 'Visit, minutes 2']);
  });
  it('are gone when the import that brought them is', async () => {
    const plain = (await runImport([leads, { ...events('7,1,2026-01-02,Visit,,') }])).history;
    expect(plain.facts.attributes).toBeUndefined();
    expect(mergeHistories([plain]).history.facts.attributes).toBeUndefined();
  });
});
