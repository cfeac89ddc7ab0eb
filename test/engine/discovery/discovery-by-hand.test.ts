import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discoverHandoff, type DiscoveryInput } from '../../../shared/engine/discovery/discover-handoff.ts';
import { discoveryLeads } from '../../../shared/engine/discovery/discovery-leads.ts';
import { HANDOFF_STEPS } from '../../../shared/engine/discovery/handoff-steps.ts';
import { STATES } from '../../../shared/engine/history/history.ts';
import { findHandoffs } from '../../../shared/engine/replay/find-handoffs.ts';
import { createBusinessCalendar, elapsed } from '../../../shared/engine/time/business-calendar.ts';
import { DAY, MINUTE } from '../../../shared/engine/time/units.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { aHistory, type FactSpec, type LeadSpec } from '../../fixtures/a-history.ts';
import { officeHours } from '../../fixtures/a-proposal.ts';
import { tellStories, type Story, type Told } from './told-by-hand.ts';

const RULES: Told = { touches: [{ type: 'CALL', automated: false }], automatedTouches: [{ type: 'MAILING' }], actions: { events: [{ type: 'TASK' }, { type: 'MAILING' }], countsOwner: true, windowMinutes: 5 } };
const OWNERS = ['ann', 'bob'];
const hours = createBusinessCalendar(officeHours(), fixedZone('UTC', 0), -10 * DAY, 500 * DAY);

// Few instants, so that many facts have equal ones and some lie on the very end of a window; a few days, so that some handoffs lie long back.
const instant = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 8 }).map((n) => n * 2.5 * MINUTE) }, fc.integer({ min: 0, max: 60 }).map((n) => n * DAY));
const fact: fc.Arbitrary<FactSpec> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('stage' as const), at: instant, to: fc.constantFrom(...STATES, 'mql' as const, 'mql' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('engagement' as const), at: instant, type: fc.constantFrom('CALL', 'TASK', 'MAILING', 'VISIT'), automated: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('owner' as const), at: instant, owner: fc.constantFrom('', ...OWNERS) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deal' as const), at: instant, event: fc.constantFrom('created' as const, 'won' as const, 'lost' as const), id: fc.constant('d') }) },
);
const leadsOfAny = fc
  .array(fc.record({ createdAt: instant, facts: fc.array(fact, { maxLength: 12 }), excluded: fc.boolean() }), { minLength: 1, maxLength: 6 })
  .map((all) => all.map((lead, i): LeadSpec => ({ ...lead, id: `lead-${i}`, excluded: lead.excluded && i > 2 })));

/** Stages by how far along they are; SAL may be left out without a skip. */
const RANKS: Readonly<Record<string, number>> = { lead: 0, mql: 2, sal: 3, sql: 4, opportunity: 6, customer: 8 };
const kindOf = ({ from, to }: { readonly from: string; readonly to: string }): string => {
  const [a, b] = [RANKS[from], RANKS[to]];
  return a === undefined || b === undefined ? 'on' : b < a ? 'back' : b - a > 2 ? 'skip' : 'on';
};

const codeOf = (step: string): number => HANDOFF_STEPS.findIndex((one) => one === step);
const count = <T>(all: readonly T[], key: (one: T) => string): Map<string, number> => all.reduce((counts, one) => counts.set(key(one), (counts.get(key(one)) ?? 0) + 1), new Map<string, number>());
const asCounts = <T>(all: readonly T[], key: (one: T) => string, n: (one: T) => number): Map<string, number> => new Map(all.map((one) => [key(one), n(one)]));
/** Linear interpolation between the two values around a place (domain.md §9). */
function quantileOf(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place));
}

const hops = (stories: readonly Story[]) => stories.flatMap(({ lead, steps }) => steps.slice(1).map((to, i) => ({ lead, key: `${steps[i]!.step} ${to.step}`, from: steps[i]!.at, to: to.at })));
const isEnding = (step: string): boolean => ['customer', 'rejected', 'recycled', 'disqualified', 'dealWon', 'dealLost'].includes(step);

describe('discovery against a telling by hand', () => {
  it('gives every number of it, and behind every number its leads, on any small history', () => {
    fc.assert(
      fc.property(leadsOfAny, fc.boolean(), (leads, countsOwner) => {
        const rules = { ...RULES, actions: { ...RULES.actions, countsOwner } };
        const history = aHistory({ leads, owners: OWNERS.map((extId) => ({ extId })), eventTypes: ['CALL', 'TASK', 'MAILING'] });
        const input: DiscoveryInput = { history, rules, handoffs: findHandoffs(history, rules), calendarOf: () => hours };
        const found = discoverHandoff(input);
        const stories = tellStories(leads, rules);
        const behind = (set: string): string[] => Array.from(discoveryLeads(input, set), (lead) => history.leadIds[lead]!);
        const leadsWhere = (isMeant: (story: Story) => boolean): string[] => leads.map(({ id }) => id).filter((id) => stories.some((story) => story.lead === id && isMeant(story)));

        expect(found.handoffs).toBe(stories.length);
        const everywhere = stories.flatMap(({ steps }) => [...new Set(steps.map(({ step }) => step))]);
        expect(asCounts(found.steps, ({ step }) => step, ({ n }) => n)).toEqual(count(everywhere, (step) => step));
        for (const { step } of found.steps) expect(behind(`step.${step}`)).toEqual(leadsWhere(({ steps }) => steps.some((one) => one.step === step)));

        const all = hops(stories);
        expect(asCounts(found.edges, ({ from, to }) => `${from} ${to}`, ({ n }) => n)).toEqual(count(all, ({ key }) => key));
        for (const { from, to, elapsed: day, business } of found.edges) {
          const own = all.filter(({ key }) => key === `${from} ${to}`);
          expect(day).toEqual({ median: quantileOf(own.map((hop) => hop.to - hop.from), 0.5), p90: quantileOf(own.map((hop) => hop.to - hop.from), 0.9) });
          expect(business.median).toBe(quantileOf(own.map((hop) => elapsed(hours, hop.from, hop.to)), 0.5));
          expect(behind(`edge.${from}.${to}`)).toEqual(leadsWhere((story) => hops([story]).some(({ key }) => key === `${from} ${to}`)));
        }

        const wayOf = ({ steps }: Story): string => steps.map(({ step }) => step).join('.');
        expect(asCounts(found.variants, ({ steps }) => steps.join('.'), ({ n }) => n)).toEqual(count(stories, wayOf));
        expect(found.variants.map(({ n }) => n)).toEqual(found.variants.map(({ n }) => n).toSorted((a, b) => b - a));
        for (const { steps, n, share } of found.variants) {
          expect(share).toBe(n / stories.length);
          expect(behind(`variant.${steps.join('.')}`)).toEqual(leadsWhere((story) => wayOf(story) === steps.join('.')));
        }

        expect(asCounts(found.handovers, ({ from, to }) => `${from}>${to}`, ({ n }) => n)).toEqual(count(stories.flatMap(({ owners }) => owners), ({ from, to }) => `${from}>${to}`));
        for (const { from, to } of found.handovers) expect(behind(`handover.${OWNERS.indexOf(from) + 1}.${OWNERS.indexOf(to) + 1}`)).toEqual(leadsWhere(({ owners }) => owners.some((one) => one.from === from && one.to === to)));

        const changes = stories.flatMap((story) => story.changes);
        for (const [kind, pairs, handoffs, set] of [['back', found.back, found.handoffsBack, 'back'], ['skip', found.skipped, found.handoffsSkipped, 'skipped']] as const) {
          const meant = (change: { readonly from: string; readonly to: string }): boolean => kindOf(change) === kind;
          expect(asCounts(pairs, ({ from, to }) => `${from} ${to}`, ({ n }) => n)).toEqual(count(changes.filter(meant), ({ from, to }) => `${from} ${to}`));
          for (const { from, to } of pairs) expect(behind(`change.${from}.${to}`)).toEqual(leadsWhere((story) => story.changes.some((change) => change.from === from && change.to === to)));
          expect(handoffs).toBe(stories.filter((story) => story.changes.some(meant)).length);
          expect(behind(set)).toEqual(leadsWhere((story) => story.changes.some(meant)));
        }
        expect(found.decorative.map(({ stage, n, alone }) => [stage, n, alone])).toEqual(
          STATES.map((stage) => [stage, changes.filter(({ to }) => to === stage).length, changes.filter(({ to, isAlone }) => to === stage && isAlone).length] as const).filter(([, n]) => n > 0),
        );
        for (const { stage } of found.decorative) expect(behind(`alone.${stage}`)).toEqual(leadsWhere((story) => story.changes.some(({ to, isAlone }) => to === stage && isAlone)));

        const isDead = ({ isLast, steps }: Story): boolean => isLast && !steps.slice(1).some(({ step }) => isEnding(step)) && history.to - steps.at(-1)!.at > 30 * DAY;
        expect(asCounts(found.deadEnds, ({ last }) => last, ({ n }) => n)).toEqual(count(stories.filter(isDead), ({ steps }) => steps.at(-1)!.step));
        for (const { last } of found.deadEnds) expect(behind(`deadEnd.${last}`)).toEqual(leadsWhere((story) => isDead(story) && story.steps.at(-1)!.step === last));

        const worked = leads.filter(({ excluded, facts = [] }) => excluded !== true && facts.some((one) => one.kind === 'stage' && (RANKS[one.to] ?? 0) >= 3) && !facts.some((one) => one.kind === 'stage' && one.to === 'mql'));
        expect([found.withoutTrigger, behind('withoutTrigger')]).toEqual([worked.length, worked.map(({ id }) => id)]);

        const touched = stories.flatMap((story) => (story.touchAt === null ? [] : [{ wait: story.touchAt - story.triggerAt, owned: Math.min(story.touchAt, story.ownedAt ?? Infinity) - story.triggerAt }]));
        expect(found.moment).toMatchObject({ touched: touched.length, untouched: stories.length - touched.length, elapsed: { median: quantileOf(touched.map(({ wait }) => wait), 0.5) } });
        if (touched.length > 0) expect(found.moment.meanToOwner).toBeCloseTo(touched.reduce((sum, { owned }) => sum + owned, 0) / touched.length, 6);
        expect([behind('touched'), behind('untouched')]).toEqual([leadsWhere(({ touchAt }) => touchAt !== null), leadsWhere(({ touchAt }) => touchAt === null)]);
        expect(found.edges.every((edge, i) => i === 0 || found.edges[i - 1]!.n > edge.n || codeOf(found.edges[i - 1]!.from) <= codeOf(edge.from))).toBe(true);
      }),
      {
        numRuns: process.env['BATON_FULL'] === '1' ? 3000 : 100,
        // Away from a stage and back to it at the trigger's own instant: it began anew then.
        examples: [[[{ id: 'lead-0', createdAt: 0, excluded: false, facts: [{ kind: 'stage', at: 0, to: 'sal' }, ...(['lead', 'sal', 'mql'] as const).map((to) => ({ kind: 'stage' as const, at: 5 * MINUTE, to }))] }], false]],
      },
    );
  });
});
