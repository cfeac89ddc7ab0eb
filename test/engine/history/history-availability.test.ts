import { describe, expect, it } from 'vitest';
import { denyField } from '../../../shared/engine/history/denied-field.ts';
import { historyAvailability } from '../../../shared/engine/history/history-availability.ts';
import { leakageSuspects } from '../../../shared/engine/history/leakage-suspects.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { aHistory, type FactSpec, type LeadSpec } from '../../fixtures/a-history.ts';

const stage = (at: number, to: 'lead' | 'mql' | 'sql' | 'customer' | 'rejected'): FactSpec => ({ kind: 'stage', at, to });
const availabilityOf = (spec: Parameters<typeof aHistory>[0]) => historyAvailability(aHistory(spec), { zone: fixedZone('UTC', 0) });

describe('denied fields', () => {
  it.each([
    ['Lifecycle Stage', 'lifecycle'], ['lifecyclestage', 'lifecycle'], ['Étape du cycle de vie', 'lifecycle'], ['hs_lead_status', 'leadStatus'], ['Lead Status', 'leadStatus'],
    ['Contact owner', 'owner'], ['hubspot_owner_id', 'owner'], ['Number of Associated Deals', 'deal'], ['Recent Deal Amount', 'deal'], ['Close Date', 'closeDate'], ['closedate', 'closeDate'],
    ['Last Contacted', 'lastContacted'], ['notes_last_contacted', 'lastContacted'], ['Number of Sales Activities', 'salesActivities'], ['num_contacted_notes', 'salesActivities'],
    ['HubSpot Score', 'portalScore'], ['hubspotscore', 'portalScore'], ['hs_predictivescoringtier', 'portalScore'], ['Likelihood to close', 'portalScore'], ['Rejection reason', 'returnReason'],
    ['Recent Conversion', 'rollUp'], ['Last Page Seen', 'rollUp'], ['hs_email_last_open_date', 'rollUp'], ['Letzte Aktivität', 'rollUp'], ['lastActivityDate', 'rollUp'],
    ['Last Name', null], ['lastname', null], ['Country', null], ['Company size', null], ['Status of building', null], ['Ownership type', null], ['Lead Source', null], ['Engagement Score', null],
  ])('%s: %s', (name, kind) => {
    expect(denyField(name)?.kind ?? null).toBe(kind);
  });
});

describe('leakage suspects', () => {
  it('finds a field that is filled after the MQL when leads are won, and hardly before when they are lost', () => {
    const lead = (i: number, won: boolean): LeadSpec => ({
      id: `${i}`, createdAt: 0,
      facts: [stage(10, 'mql'), stage(90, won ? 'customer' : 'rejected'), ...(won ? [{ kind: 'property' as const, at: 50, field: 'Contract', value: 'yes' }] : []), { kind: 'property', at: 5, field: 'Topic', value: 'a' }],
    });
    const history = aHistory({ leads: Array.from({ length: 60 }, (_, i) => lead(i, i % 2 === 0)) });
    expect(leakageSuspects(history)).toEqual([{ field: 'Contract', rules: ['lateKnown'], auc: null, sentences: ['"Contract" was first known after the MQL in 30 of 30 won leads, and before it in only 0 of 30 lost ones.'] }]);
    expect(leakageSuspects({ ...history, excluded: new Uint8Array(60).fill(1, 0, 30) })).toEqual([]);
  });
  it('finds in a table without times the single fields that tell too much, and last and recent ones by name', () => {
    const leads = Array.from({ length: 200 }, (_, i): LeadSpec => {
      const converted = i % 3 === 0;
      return { id: String(1000 + i), fields: { Converted: converted ? 1 : 0, Verdict: converted === (i % 10 !== 0) ? 'good' : 'bad', Calls: converted ? 5 + (i % 4) : i % 6, Colour: ['red', 'blue'][i % 2] ?? '', 'Last Page': 'x', Same: 'y' } };
    });
    const suspects = leakageSuspects(aHistory({ leads, roles: { outcome: 'Converted' } }));
    expect(suspects.map(({ field, rules }) => [field, ...rules])).toEqual([['Verdict', 'auc'], ['Calls', 'auc'], ['Last Page', 'name']]);
    expect(suspects.find(({ field }) => field === 'Last Page')?.auc).toBe(0.5);
  });
});

describe('what a history can be trusted for', () => {
  const owners = [{ extId: '1', name: 'Ada', territory: 'North' }, { extId: 'Zed' }];
  const end = 100 * DAY;
  const leads: LeadSpec[] = [
    { id: 'a', createdAt: 0, fields: { Source: 'web', Size: 5 }, facts: [stage(DAY, 'mql'), { kind: 'owner', at: DAY, owner: '1' }, { kind: 'engagement', at: 2 * DAY, type: 'Call logged', owner: '1' }, { kind: 'property', at: 0, field: 'Topic', value: 'x' }] },
    { id: 'b', createdAt: 40 * DAY, fields: { Source: 'fair' }, facts: [stage(45 * DAY, 'mql'), { kind: 'owner', at: 45 * DAY, owner: 'Zed' }, { kind: 'engagement', at: 46 * DAY, type: 'Task created', owner: '1' }, { kind: 'property', at: 50 * DAY, field: 'Topic', value: 'y' }] },
    { id: 'c', createdAt: 80 * DAY, fields: { Source: 'web' }, facts: [stage(90 * DAY, 'mql'), stage(end, 'customer'), { kind: 'deal', at: 95 * DAY, event: 'created', id: 'd', amountMinor: 700 }, { kind: 'deal', at: end, event: 'won', id: 'd' }, { kind: 'engagement', at: 92 * DAY, type: 'Call logged', automated: true }] },
    { id: 'd', fields: { Source: 'web' }, excluded: true },
  ];
  const { coverage, fields, totals, can, cannot } = availabilityOf({ leads, owners, roles: { source: 'Source' }, types: { Empty: 'text' } });

  it('counts handoffs with a touch by a person, takes no task for one, and says what it took', () => {
    expect(coverage).toMatchObject({ handoffs: 3, touched: 1, touchTypes: ['Call logged'], withoutOwner: 1, unknownOwner: 1 });
    expect(coverage.touchedShare).toBeCloseTo(1 / 3);
  });
  it('counts handoffs too young to have ended', () => {
    expect(coverage.young.map(({ days, handoffs }) => [days, handoffs])).toEqual([[30, 1], [60, 2], [90, 2]]);
  });
  it('says of each field whether it can be read at a past moment, and how often it was known then', () => {
    expect(fields).toEqual([
      { name: 'Source', availability: 'currentOnly', knownNow: 1, knownAtHandoff: null },
      { name: 'Size', availability: 'currentOnly', knownNow: 1 / 3, knownAtHandoff: null },
      { name: 'Topic', availability: 'history', knownNow: 0, knownAtHandoff: 1 / 3 },
      { name: 'Empty', availability: 'never', knownNow: 0, knownAtHandoff: null },
    ]);
  });
  it('adds up by month and source, everything imported included', () => {
    expect(totals.all).toEqual({ name: '', leads: 4, leftOut: 1, mqls: 3, sqls: 0, opportunities: 0, customers: 1, won: 1, amounts: [{ currency: 'EUR', minor: 700 }] });
    expect(totals.byMonth.map(({ name, leads: count, mqls, won }) => [name, count, mqls, won])).toEqual([['', 1, 0, 0], ['1970-01', 1, 1, 0], ['1970-02', 1, 1, 0], ['1970-03', 1, 0, 0], ['1970-04', 0, 1, 1]]);
    expect(totals.bySource.map(({ name, leads: count, won }) => [name, count, won])).toEqual([['web', 3, 1], ['fair', 1, 0]]);
  });
  it('says what can and what cannot be replayed', () => {
    expect(can).toContain('Response times can be judged: 33 % of handoffs have a logged touch.');
    expect(cannot).toContain('2 fields are known only as of today: what they were at a handoff is taken as constant.');
  });
  it('never takes a missing log for silence', () => {
    const silent = availabilityOf({ leads: [{ id: 'a', createdAt: 0, facts: [stage(1, 'mql')] }] });
    expect(silent.coverage.touchedShare).toBeNull();
    expect(silent.cannot).toContain('No logged activity looks like a touch by sales, so response times are not knowable; that does not mean that nobody answered.');
  });
});

describe('impossible orders', () => {
  it('are counted by kind with examples; a step back to a stage already passed is none', () => {
    const { orders } = availabilityOf({
      leads: [
        { id: 'deal', createdAt: 0, facts: [{ kind: 'deal', at: 5, event: 'won', id: 'd' }, { kind: 'deal', at: 6, event: 'created', id: 'd' }] },
        { id: 'early', createdAt: 9, facts: [{ kind: 'deal', at: 5, event: 'won', id: 'e' }, stage(6, 'mql')] },
        { id: 'late', createdAt: 0, facts: [stage(5, 'sql'), stage(6, 'mql')] },
        { id: 'back', createdAt: 0, facts: [stage(5, 'mql'), stage(6, 'sql'), stage(7, 'mql'), stage(8, 'rejected')] },
      ],
    });
    expect(orders.map(({ kind, leads, examples }) => [kind, leads, ...examples])).toEqual([['closedBeforeDealCreated', 1, 'deal'], ['wonBeforeLeadCreated', 1, 'early'], ['stageBeforeLeadCreated', 1, 'early'], ['laterStageFirst', 1, 'late']]);
    expect(orders[0]?.sentence).toBe('1 lead has a deal that was won or lost before it was created.');
  });
});
