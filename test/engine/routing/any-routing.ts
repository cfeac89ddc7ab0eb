import fc from 'fast-check';
import { buildZoneTables } from '../../../electron/zones/build-zone-table.ts';
import type { Absence, Configuration, Pool, Rep } from '../../../shared/engine/model/configuration.ts';
import { CAP_SOURCES, EXHAUSTIONS, MATCHES, STRATEGIES } from '../../../shared/engine/model/routing-policy.ts';
import { ALWAYS, ROUND_THE_CLOCK, aConfiguration, aRep, officeHours, where } from '../../fixtures/a-proposal.ts';
import type { FactSpec, LeadSpec } from '../../fixtures/a-history.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const FROM = Date.UTC(2026, 9, 1);
export const TO = Date.UTC(2026, 11, 31);
/** Over the end of summer time in Europe (25 October) and in America (1 November). */
const START = Date.UTC(2026, 9, 22);
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland'];
export const zones = buildZoneTables(ZONES, FROM, TO);

export interface RoutedLead extends LeadSpec {
  readonly at: number;
  readonly tier: number;
  readonly exclude: string;
}
export interface AnyCase {
  readonly configuration: Configuration;
  readonly leads: readonly RoutedLead[];
  readonly absences: readonly Absence[];
}

const instant = fc.integer({ min: 0, max: 24 * 14 * 4 }).map((quarter) => START + quarter * (HOUR / 4));
const cap = fc.integer({ min: 0, max: 3 });
const anyRep = (id: string): fc.Arbitrary<Rep> =>
  fc
    .record(
      {
        zone: fc.constantFrom(...ZONES),
        calendarId: fc.constantFrom('office', 'always', 'nights'),
        territories: fc.constantFrom<string[]>([], ['north'], ['north', 'south']),
        skills: fc.constantFrom<string[]>([], ['german']),
        segments: fc.constantFrom<string[]>([], ['large']),
        weight: fc.integer({ min: 1, max: 3 }),
        dayCap: cap, weekCap: fc.integer({ min: 0, max: 8 }), rolling30Cap: fc.integer({ min: 0, max: 12 }), openCap: cap,
        activeFrom: instant, activeTo: instant,
      },
      { requiredKeys: ['zone', 'calendarId'] },
    )
    .map((over) => aRep(id, over));

const anyPool = (place: number): fc.Arbitrary<Pool> =>
  fc
    .record(
      {
        strategy: fc.constantFrom(...STRATEGIES),
        skipPolicy: fc.constantFrom('forfeit' as const, 'hold' as const),
        hours: fc.constantFrom('ignore' as const, 'require' as const),
        openHours: fc.record({ calendarId: fc.constantFrom('office', 'nights'), zone: fc.constantFrom(...ZONES) }),
        match: fc.subarray([...MATCHES]),
        capSource: fc.constantFrom(...CAP_SOURCES),
        overflowPoolId: fc.constantFrom('pool 0', 'pool 1', 'pool 2'),
        members: fc.uniqueArray(
          fc.record({ repId: fc.constantFrom('a', 'b', 'c', 'd', 'gone'), weight: fc.integer({ min: 1, max: 5 }), joinedAt: instant, leftAt: instant }, { requiredKeys: ['repId', 'weight'] }),
          { selector: ({ repId }) => repId, maxLength: 4 },
        ),
      },
      { requiredKeys: ['strategy', 'hours', 'members'] },
    )
    .map((pool) => ({ id: `pool ${place}`, name: `Pool ${place}`, ...pool }));

const stickiness = fc.record(
  {
    openDeal: fc.boolean(), accountOwnerField: fc.constant('account owner'), accountField: fc.constant('company'),
    previousOwnerDays: fc.integer({ min: 1, max: 20 }), overCap: fc.constantFrom('assignAnyway' as const, 'hold' as const, 'routeOn' as const),
  },
  { requiredKeys: ['openDeal', 'overCap'] },
);

const anyConfiguration = fc
  .record(
    {
      roster: fc.tuple(anyRep('a'), anyRep('b'), anyRep('c'), anyRep('d')),
      pools: fc.tuple(anyPool(0), anyPool(1), anyPool(2)),
      onExhausted: fc.tuple(fc.constantFrom(...EXHAUSTIONS), fc.constantFrom(...EXHAUSTIONS)),
      fallback: fc.constantFrom('', 'd'),
      stickiness,
      duplicates: fc.record({ field: fc.constant('email'), withinDays: fc.integer({ min: 1, max: 10 }) }),
      holdMaxMinutes: fc.integer({ min: 1, max: 4000 }),
      capZone: fc.constantFrom(...ZONES),
      assumptions: fc.record({ holdingDays: fc.constantFrom(0.25, 1, 3.5) }),
    },
    { requiredKeys: ['roster', 'pools', 'onExhausted', 'fallback'] },
  )
  .map(({ onExhausted, fallback, ...routing }) =>
    aConfiguration({
      routing: {
        territoryField: 'country',
        territories: [{ id: 'north', name: 'North', values: ['NO'] }, { id: 'south', name: 'South', values: ['IT'] }],
        segments: [{ id: 'small', name: 'Small', when: where('size', 100, 'lt') }, { id: 'large', name: 'Large', when: where('size', 100, 'ge') }],
        skills: [{ id: 'german', name: 'German', when: where('country', 'DE') }],
        calendars: [{ ...officeHours(), holidays: [{ day: '2026-10-26', name: 'A Monday' }] }, ROUND_THE_CLOCK, officeHours(22, 30, 'nights')],
        rules: [
          { id: 'germany', name: 'Germany', when: where('country', 'DE'), poolId: 'pool 0', onExhausted: onExhausted[0] },
          { id: 'rest', name: 'The rest', when: ALWAYS, poolId: 'pool 1', onExhausted: onExhausted[1] },
        ],
        fallback: fallback === '' ? { name: 'Desk' } : { name: 'Desk', repId: fallback },
        ...routing,
      },
    }),
  );

const anyFact: fc.Arbitrary<FactSpec> = fc.oneof(
  fc.record({ kind: fc.constant('owner' as const), at: instant, owner: fc.constantFrom('a', 'b', 'stranger', '') }),
  fc.record({ kind: fc.constant('deal' as const), at: instant, event: fc.constantFrom('created' as const, 'won' as const, 'lost' as const) }),
);
const anyLeads = fc
  .array(
    fc.record({
      at: instant,
      tier: fc.integer({ min: -1, max: 2 }),
      exclude: fc.constantFrom('', '', '', 'a'),
      country: fc.constantFrom('DE', 'NO', 'IT', ''),
      size: fc.constantFrom(10, 500, ''),
      company: fc.constantFrom('x', 'y', ''),
      email: fc.constantFrom('p', 'q', 'r', ''),
      owner: fc.constantFrom('a', 'b', '', ''),
      facts: fc.array(anyFact, { maxLength: 2 }),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list
      .sort((one, other) => one.at - other.at)
      .map(({ at, tier, exclude, facts, country, size, company, email, owner }, i): RoutedLead => ({
        id: String(i).padStart(3, '0'), at, tier, exclude, facts, fields: { country, size, company, email, 'account owner': owner },
      })),
  );
const anyAbsences = fc
  .array(fc.record({ repId: fc.constantFrom('a', 'b', 'c'), from: instant, hours: fc.integer({ min: -3, max: 80 }) }), { maxLength: 4 })
  .map((list) => list.map(({ repId, from, hours }, i) => ({ id: String(i), repId, from, to: from + hours * HOUR })));

/** A routing of every kind, leads over two weeks with a clock change, absences that overlap or end before they begin. */
export const anyCase: fc.Arbitrary<AnyCase> = fc.record({ configuration: anyConfiguration, leads: anyLeads, absences: anyAbsences });
export const UNTIL = START + 18 * DAY;
