import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildZoneTables } from '../../../electron/zones/build-zone-table.ts';
import type { Absence, Configuration, Routing } from '../../../shared/engine/model/configuration.ts';
import { routeLeads } from '../../../shared/engine/routing/route-leads.ts';
import { createLeadEvaluator } from '../../../shared/engine/scoring/lead-evaluator.ts';
import { createRosterClocks } from '../../../shared/engine/sla/roster-clocks.ts';
import { localDay } from '../../../shared/engine/time/zone-table.ts';
import { ALWAYS, ROUND_THE_CLOCK, aConfiguration, aRep, officeHours, where } from '../../fixtures/a-proposal.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import type { LeadSpec } from '../../fixtures/a-history.ts';
import { routePlainly } from './plain-routing.ts';

const HOUR = 3_600_000;
const MONDAY = Date.UTC(2026, 10, 16);
const FROM = Date.UTC(2026, 9, 1);
const TO = Date.UTC(2026, 11, 31);
const zones = buildZoneTables(['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland'], FROM, TO);

interface Routed {
  readonly ruleId: string;
  readonly repId: string;
}

function route(configuration: Configuration, leads: readonly (LeadSpec & { readonly at: number })[], absences: Absence[] = []): Routed[] {
  const history = aHistory({ leads: leads.map(({ at, ...lead }) => ({ createdAt: at, ...lead })), types: { country: 'text' } });
  const { routing } = configuration;
  const { rule, rep } = routeLeads({
    routing,
    crossings: { count: leads.length, lead: Uint32Array.from(leads.keys()), at: Float64Array.from(leads, ({ at }) => at) },
    evaluator: createLeadEvaluator(history, configuration, (t) => Math.floor(t / 86_400_000)),
    clocks: createRosterClocks({ routing, zones, clientZone: 'UTC', from: FROM, to: TO }),
    absences,
  });
  return leads.map((_, i) => ({ ruleId: routing.rules[rule[i] ?? -1]?.id ?? '', repId: routing.roster[rep[i] ?? -1]?.id ?? '' }));
}
const leadsEvery = (step: number, n: number, from = MONDAY + 10 * HOUR) => Array.from({ length: n }, (_, i) => ({ id: `lead ${i}`, at: from + i * step }));
const onePool = (over: Partial<Routing> = {}, hours: 'ignore' | 'require' = 'ignore'): Configuration =>
  aConfiguration({
    routing: {
      roster: ['a', 'b', 'c'].map((id) => aRep(id)),
      pools: [{ id: 'pool', name: 'Pool', strategy: 'weightedSmooth', hours, members: [{ repId: 'a', weight: 5 }, { repId: 'b', weight: 1 }, { repId: 'c', weight: 1 }] }],
      rules: [{ id: 'all', name: 'Everybody', when: ALWAYS, poolId: 'pool', onExhausted: 'fallback' }],
      ...over,
    },
  });
const reps = (routed: readonly Routed[]): string => routed.map(({ repId }) => repId || '-').join(' ');

describe('routing leads', () => {
  it('spreads weights 5, 1, 1 as a a b a c a a', () => {
    expect(reps(route(onePool(), leadsEvery(HOUR / 60, 7)))).toBe('a a b a c a a');
  });

  it('gives a tie to whoever received a lead longest ago, whatever pool it came from', () => {
    const routing = onePool().routing;
    const pools = [
      { id: 'north', name: 'North', strategy: 'weightedSmooth' as const, hours: 'ignore' as const, members: [{ repId: 'a', weight: 1 }] },
      { id: 'both', name: 'Both', strategy: 'weightedSmooth' as const, hours: 'ignore' as const, members: [{ repId: 'a', weight: 1 }, { repId: 'b', weight: 1 }] },
    ];
    const rules = [
      { id: 'north', name: 'North', when: where('country', 'N'), poolId: 'north', onExhausted: 'fallback' as const },
      { id: 'rest', name: 'Rest', when: ALWAYS, poolId: 'both', onExhausted: 'fallback' as const },
    ];
    const leads = [{ id: '1', at: MONDAY, fields: { country: 'N' } }, { id: '2', at: MONDAY + 1, fields: { country: 'S' } }];
    expect(reps(route(aConfiguration({ routing: { ...routing, pools, rules } }), leads))).toBe('a b');
  });

  it('takes the first rule that is true and treats unknown as false', () => {
    const routing: Partial<Routing> = {
      pools: ['a', 'b'].map((id) => ({ id, name: id, strategy: 'weightedSmooth', hours: 'ignore', members: [{ repId: id, weight: 1 }] })),
      rules: [
        { id: 'germany', name: 'Germany', when: where('country', 'DE'), poolId: 'a', onExhausted: 'fallback' },
        { id: 'abroad', name: 'Abroad', when: where('country', 'DE', 'ne'), poolId: 'b', onExhausted: 'fallback' },
      ],
    };
    const leads = [{ id: '1', at: MONDAY, fields: { country: 'DE' } }, { id: '2', at: MONDAY, fields: { country: 'FR' } }, { id: '3', at: MONDAY }];
    expect(route(onePool(routing), leads)).toEqual([{ ruleId: 'germany', repId: 'a' }, { ruleId: 'abroad', repId: 'b' }, { ruleId: '', repId: '' }]);
  });

  it('resets a day cap at the rep’s own midnight, over a clock change too', () => {
    const berlin = onePool({ roster: [aRep('a', { zone: 'Europe/Berlin', dayCap: 1 })] });
    const sunday = Date.UTC(2026, 9, 24, 21, 30); // 23:30 on the Saturday before the clocks go back
    const leads = [0, 1, 24, 25, 25.5].map((hours, i) => ({ id: String(i), at: sunday + hours * HOUR }));
    // 23:30 Sat · 00:30 Sun · 22:30 Sun (the 25 hour day) · 23:30 Sun · 00:00 Mon
    expect(reps(route(berlin, leads))).toBe('a a - - a');
  });

  it('passes over those who are away, have left, have not started or are outside their hours', () => {
    const roster = [
      aRep('a', { activeTo: MONDAY }),
      aRep('b', { activeFrom: MONDAY + 24 * HOUR }),
      aRep('c', { zone: 'America/New_York' }),
    ];
    const away = [{ id: '1', repId: 'c', from: MONDAY + 15 * HOUR, to: MONDAY + 16 * HOUR }];
    // 10:00 and 15:00 and 16:00 in UTC are 5:00, 10:00 and 11:00 in New York.
    const leads = [10, 15, 16].map((hour) => ({ id: String(hour), at: MONDAY + hour * HOUR }));
    expect(reps(route(onePool({ roster }, 'require'), leads, away))).toBe('- - c');
  });

  it('goes on to the next true rule, or to the fallback, when a pool is exhausted', () => {
    const configuration = (onExhausted: 'next' | 'fallback'): Configuration =>
      onePool({
        roster: [aRep('a', { dayCap: 1 }), aRep('b'), aRep('desk')],
        pools: ['a', 'b'].map((id) => ({ id, name: id, strategy: 'weightedSmooth', hours: 'ignore', members: [{ repId: id, weight: 1 }] })),
        rules: ['a', 'b'].map((id) => ({ id, name: id, when: ALWAYS, poolId: id, onExhausted })),
        fallback: { name: 'Desk', repId: 'desk' },
      });
    expect(reps(route(configuration('next'), leadsEvery(1, 3)))).toBe('a b b');
    expect(reps(route(configuration('fallback'), leadsEvery(1, 3)))).toBe('a desk desk');
  });

  it('sends a lead to the fallback when its rule names a pool or people that are gone', () => {
    const gone = onePool({ rules: [{ id: 'r', name: 'R', when: ALWAYS, poolId: 'gone', onExhausted: 'next' }] });
    expect(reps(route(gone, leadsEvery(1, 1)))).toBe('-');
    expect(reps(route(onePool({ roster: [aRep('b')] }), leadsEvery(1, 2)))).toBe('b b');
  });
});

const anyRep = (id: string) =>
  fc.record(
    {
      zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland'),
      calendarId: fc.constantFrom('office', 'always'),
      dayCap: fc.integer({ min: 0, max: 3 }),
      activeFrom: fc.integer({ min: FROM, max: TO }),
      activeTo: fc.integer({ min: FROM, max: TO }),
    },
    { requiredKeys: ['zone', 'calendarId'] },
  ).map((over) => aRep(id, over));
const anyMembers = fc.uniqueArray(fc.record({ repId: fc.constantFrom('a', 'b', 'c', 'd', 'gone'), weight: fc.integer({ min: 1, max: 5 }) }), { selector: ({ repId }) => repId, maxLength: 4 });
const anyRouting = fc
  .record({
    roster: fc.tuple(anyRep('a'), anyRep('b'), anyRep('c'), anyRep('d')),
    members: fc.tuple(anyMembers, anyMembers),
    hours: fc.tuple(fc.constantFrom('ignore' as const, 'require' as const), fc.constantFrom('ignore' as const, 'require' as const)),
    onExhausted: fc.constantFrom('next' as const, 'fallback' as const),
    fallback: fc.constantFrom('', 'd'),
  })
  .map(({ roster, members, hours, onExhausted, fallback }) =>
    aConfiguration({
      routing: {
        calendars: [officeHours(), ROUND_THE_CLOCK],
        roster,
        pools: [0, 1].map((i) => ({ id: `pool ${i}`, name: '', strategy: 'weightedSmooth' as const, hours: hours[i] ?? 'ignore', members: members[i] ?? [] })),
        rules: [
          { id: 'germany', name: '', when: where('country', 'DE'), poolId: 'pool 0', onExhausted },
          { id: 'rest', name: '', when: ALWAYS, poolId: 'pool 1', onExhausted },
        ],
        fallback: fallback === '' ? { name: 'Desk' } : { name: 'Desk', repId: fallback },
      },
    }),
  );
const anyLeads = fc
  .array(fc.record({ hour: fc.integer({ min: 0, max: 24 * 60 }), country: fc.constantFrom('DE', 'FR', '') }), { maxLength: 40 })
  .map((list) => list.sort((a, b) => a.hour - b.hour).map(({ hour, country }, i) => ({ id: String(i), at: Date.UTC(2026, 9, 10) + hour * HOUR, fields: { country } })));
const anyAbsences = fc
  .array(fc.record({ repId: fc.constantFrom('a', 'b', 'c'), from: fc.integer({ min: Date.UTC(2026, 9, 10), max: TO }), days: fc.integer({ min: 1, max: 20 }) }), { maxLength: 3 })
  .map((list) => list.map(({ repId, from, days }, i) => ({ id: String(i), repId, from, to: from + days * 24 * HOUR })));

describe('any routing', () => {
  it('equals the plain definition', () => {
    fc.assert(
      fc.property(anyRouting, anyLeads, anyAbsences, (configuration, leads, absences) => {
        const history = aHistory({ leads: leads.map(({ at, ...lead }) => ({ createdAt: at, ...lead })), types: { country: 'text' } });
        const plain = routePlainly(history, configuration, leads.map(({ at }, lead) => ({ lead, at })), absences, zones);
        expect(route(configuration, leads, absences)).toEqual(plain);
      }),
      { numRuns: 150 },
    );
  });

  it('loses no lead, repeats itself, and never exceeds a cap by rule', () => {
    fc.assert(
      fc.property(anyRouting, anyLeads, anyAbsences, (configuration, leads, absences) => {
        const routed = route(configuration, leads, absences);
        expect(routed).toEqual(route(configuration, leads, absences));
        const fallback = configuration.routing.fallback.repId ?? '';
        expect(routed.filter(({ ruleId, repId }) => (ruleId === '' ? repId === fallback : repId !== '')).length).toBe(leads.length);
        for (const rep of configuration.routing.roster) {
          const zone = zones.get(rep.zone);
          if (zone === undefined) throw new Error(rep.zone);
          const days = leads.flatMap(({ at }, i) => (routed[i]?.repId === rep.id && routed[i]?.ruleId !== '' ? [localDay(zone, at)] : []));
          for (const day of days) expect(days.filter((other) => other === day).length).toBeLessThanOrEqual(rep.dayCap ?? Infinity);
        }
      }),
      { numRuns: 80 },
    );
  });
});
