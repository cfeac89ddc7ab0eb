import { describe, expect, it } from 'vitest';
import { historyHealth } from '../../../shared/engine/history/history-health.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { aHistory } from '../../fixtures/a-history.ts';

const utc = { zone: fixedZone('UTC', 0) };
const MONDAY = Date.UTC(2026, 4, 4);
const DAY = 86_400_000;

const history = aHistory({
  leads: [
    {
      id: '1',
      createdAt: MONDAY + DAY,
      fields: { Country: 'Ireland', Size: 5 },
      facts: [
        { kind: 'engagement', at: MONDAY + 2 * DAY, type: 'Visit', asset: 'Home' },
        { kind: 'engagement', at: MONDAY + 2 * DAY, type: 'Visit', asset: 'Home', automated: true },
        { kind: 'engagement', at: MONDAY + 2 * DAY, type: 'Call' },
        { kind: 'stage', at: MONDAY + 8 * DAY, to: 'mql' },
        { kind: 'stage', at: MONDAY + 9 * DAY, to: 'mql' },
        { kind: 'owner', at: MONDAY + 8 * DAY, owner: '7' },
        { kind: 'deal', at: MONDAY + 10 * DAY, event: 'created', amountMinor: 500 },
        { kind: 'deal', at: MONDAY + 11 * DAY, event: 'won', amountMinor: 500 },
      ],
    },
    { id: '2', createdAt: MONDAY, fields: { Country: 'Austria' } },
    { id: '3', createdAt: MONDAY, fields: { Country: 'Austria' }, facts: [{ kind: 'stage', at: MONDAY, to: 'mql' }], excluded: true },
  ],
  owners: [{ extId: '7', name: 'Kim', inactiveFrom: MONDAY }],
});

describe('the health of a history', () => {
  const health = historyHealth(history, utc);
  it('counts leads that count, and the excluded ones apart', () => {
    expect([health.leads, health.excluded]).toEqual([2, 1]);
    expect(health.facts).toEqual({ property: 0, engagement: 3, stage: 2, owner: 1, deal: 2 });
    expect(health.states).toEqual([{ state: 'mql', leads: 1 }]);
  });
  it('adds up won deals in minor units', () => {
    expect([health.deals, health.wonDeals, health.wonAmountMinor]).toEqual([1, 1, 500]);
  });
  it('counts leads and first MQLs by ISO week', () => {
    expect(health.leadsByWeek).toEqual([{ weekStart: MONDAY, leads: 2, mqls: 0 }, { weekStart: MONDAY + 7 * DAY, leads: 0, mqls: 1 }]);
  });
  it('lists event types with their assets, most frequent first', () => {
    expect(health.eventTypes).toEqual([
      { type: 'Visit', count: 2, automated: 1, assets: [{ value: 'Home', count: 2 }] },
      { type: 'Call', count: 1, automated: 0, assets: [] },
    ]);
  });
  it('says how well fields are known', () => {
    expect(health.fields).toMatchObject([{ name: 'Country', known: 2, distinct: 2 }, { name: 'Size', known: 1, distinct: 1, type: 'number' }]);
    expect(health.owners).toEqual([{ extId: '7', name: 'Kim', territory: '', zone: 'UTC', isActive: false }]);
  });
  it('says what a table without times cannot show', () => {
    const table = historyHealth(aHistory({ leads: [{ id: '1', fields: { Size: 1 } }] }), utc);
    expect(table).toMatchObject({ from: null, to: null, leadsByWeek: [] });
    expect(table.levelSentences.join()).toContain('no times');
  });
  it('says that without activities missing touches are not knowable', () => {
    const text = historyHealth(aHistory({ leads: [{ id: '1', createdAt: 1, facts: [{ kind: 'stage', at: 2, to: 'mql' }] }] }), utc).levelSentences.join(' ');
    expect(text).toContain('missing touches are not knowable');
  });
});
