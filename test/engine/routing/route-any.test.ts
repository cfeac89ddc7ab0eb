import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEPT_BY } from '../../../shared/engine/routing/kept-owner.ts';
import { startTally } from '../../../shared/engine/policy/policy-tally.ts';
import { routeLeads, routeWithWitness } from '../../../shared/engine/routing/route-leads.ts';
import { localDay } from '../../../shared/engine/time/zone-table.ts';
import { weekday } from '../../../shared/engine/time/civil-date.ts';
import { inputOf, plainInputOf, toldOf } from './any-input.ts';
import { anyCase, zones } from './any-routing.ts';
import type { AnyCase } from './any-routing.ts';
import { routePlainly } from './plain-routing.ts';
import type { PlainDecision } from './plain-routing.ts';

function routeFast(given: AnyCase, options?: { readonly order: number[] }) {
  const decisions = routeLeads(inputOf(given, options));
  return { decisions, told: toldOf(given, decisions) };
}
const routeSlowly = (given: AnyCase): PlainDecision[] => routePlainly(plainInputOf(given));

/** The same case with pools that ask nothing of their members but their desks, and nobody with an open cap. */
function withPlainPools({ configuration, leads, ...given }: AnyCase): AnyCase {
  const { stickiness: _, duplicates: __, ...routing } = configuration.routing;
  const pools = routing.pools.map(({ match: ___, openHours: ____, members, ...pool }) => ({ ...pool, strategy: 'weightedSmooth' as const, hours: 'ignore' as const, members: members.map(({ repId, weight }) => ({ repId, weight })) }));
  const roster = routing.roster.map(({ openCap: ___, ...rep }) => rep);
  return { ...given, leads: leads.map((lead) => ({ ...lead, exclude: '' })), configuration: { ...configuration, routing: { ...routing, pools, roster } } };
}

const IS_FULL = process.env['BATON_FULL'] === '1';

describe('any routing', () => {
  it('equals the plain definition, whatever strategies, caps, holds, absences and stickiness', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        expect(routeFast(given).told).toEqual(routeSlowly(given));
      }),
      { numRuns: IS_FULL ? 2000 : 120 },
    );
  });

  it('equals it too where pools give turns by weight alone and remember who is ready', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        expect(routeFast(withPlainPools(given)).told).toEqual(routeSlowly(withPlainPools(given)));
      }),
      { numRuns: IS_FULL ? 2000 : 150 },
    );
  });

  it('is the same while somebody counts what decisions see, and every member asked is counted', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const input = inputOf(given);
        const tally = startTally(given.configuration.routing, input.clocks);
        expect(toldOf(given, routeWithWitness(input, tally.witness))).toEqual(routeFast(given).told);
        const detailed = startTally(given.configuration.routing, input.clocks);
        routeWithWitness(inputOf(given), { ...detailed.witness, isDetailed: true });
        expect([tally.passedOver, tally.notPicked, tally.atOnce, tally.caps]).toEqual([detailed.passedOver, detailed.notPicked, detailed.atOnce, detailed.caps]);
      }),
      { numRuns: IS_FULL ? 500 : 40 },
    );
  });

  it('loses no lead: given by a rule, kept, unrouted and held add up, and every one is exactly one of them', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const { decisions, told } = routeFast(given);
        const fallback = given.configuration.routing.fallback.repId ?? '';
        told.forEach(({ end, repId, ruleId, at }, i) => {
          if (end === 'rule') expect([repId === '', ruleId === '', Number.isNaN(at)]).toEqual([false, false, false]);
          if (end === 'kept') expect([repId === '', KEPT_BY[decisions.keptBy[i] ?? -1] === undefined]).toEqual([false, false]);
          if (end === 'unrouted') expect(repId).toBe(fallback);
          if (end === 'held') expect([repId, at, (decisions.heldBy[i] ?? -1) !== -1]).toEqual(['', NaN, true]);
        });
        expect(told.length).toBe(given.leads.length);
      }),
      { numRuns: IS_FULL ? 1000 : 80 },
    );
  });

  it('never exceeds a day, week or 30 day cap by a rule that knows caps', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const { decisions, told } = routeFast(given);
        const { roster, pools, capZone } = given.configuration.routing;
        for (const rep of roster) {
          const zone = zones.get(capZone ?? rep.zone);
          if (zone === undefined) throw new Error(rep.zone);
          const isCapped = (i: number): boolean => told[i]?.end === 'rule' && pools[decisions.pool[i] ?? -1]?.strategy !== 'hubspotRotate';
          const days = told.flatMap(({ repId, at }, i) => (repId === rep.id && isCapped(i) ? [localDay(zone, at)] : []));
          for (const day of days) {
            const monday = day - weekday(day);
            expect(days.filter((other) => other === day).length).toBeLessThanOrEqual(rep.dayCap ?? Infinity);
            expect(days.filter((other) => other >= monday && other < monday + 7).length).toBeLessThanOrEqual(rep.weekCap ?? Infinity);
            expect(days.filter((other) => other > day - 30 && other <= day).length).toBeLessThanOrEqual(rep.rolling30Cap ?? Infinity);
          }
        }
      }),
      { numRuns: IS_FULL ? 1000 : 80 },
    );
  });

  it('gives the same bytes again, in whatever order the leads stand in the file', () => {
    fc.assert(
      fc.property(anyCase, fc.integer(), (given, seed) => {
        const bytes = JSON.stringify(routeFast(given).told);
        expect(JSON.stringify(routeFast(given).told)).toBe(bytes);
        const order = [...given.leads.keys()].sort((a, b) => ((a * 7919 + seed) % 101) - ((b * 7919 + seed) % 101));
        expect(JSON.stringify(routeFast(given, { order }).told)).toBe(bytes);
      }),
      { numRuns: IS_FULL ? 500 : 40 },
    );
  });
});
