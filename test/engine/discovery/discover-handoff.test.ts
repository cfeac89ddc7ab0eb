import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discoverHandoff, type DiscoveryInput } from '../../../shared/engine/discovery/discover-handoff.ts';
import { discoveryLeads } from '../../../shared/engine/discovery/discovery-leads.ts';
import { HANDOFF_STEPS, kindOfChange, stepCode } from '../../../shared/engine/discovery/handoff-steps.ts';
import { plainTraces, type PlainTrace } from '../../../shared/engine/discovery/plain-discovery.ts';
import type { TraceRules } from '../../../shared/engine/discovery/trace-handoffs.ts';
import { STATES, type History } from '../../../shared/engine/history/history.ts';
import { quantile } from '../../../shared/engine/metrics/quantile.ts';
import { findHandoffs } from '../../../shared/engine/replay/find-handoffs.ts';
import { sharedWatch, Stopped } from '../../../shared/engine/replay/replay-watch.ts';
import { createBusinessCalendar, elapsed } from '../../../shared/engine/time/business-calendar.ts';
import { DAY, HOUR, MINUTE } from '../../../shared/engine/time/units.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { aHistory, type FactSpec } from '../../fixtures/a-history.ts';
import { officeHours } from '../../fixtures/a-proposal.ts';

const RULES: TraceRules = { touches: [{ type: 'CALL', automated: false }], automatedTouches: [{ type: 'MAILING' }], actions: { events: [{ type: 'TASK' }, { type: 'MAILING' }], countsOwner: true, windowMinutes: 5 } };
const hours = createBusinessCalendar(officeHours(), fixedZone('UTC', 0), -10 * DAY, 500 * DAY);

const inputOf = (history: History, rules = RULES): DiscoveryInput => ({ history, rules, handoffs: findHandoffs(history, rules), calendarOf: () => hours });
const stage = (at: number, to: (typeof STATES)[number]): FactSpec => ({ kind: 'stage', at, to });
const did = (at: number, type: string, automated = false): FactSpec => ({ kind: 'engagement', at, type, automated });
const owned = (at: number, owner: string): FactSpec => ({ kind: 'owner', at, owner });

const instant = fc.oneof(fc.integer({ min: 0, max: 40 }).map((n) => n * 3 * MINUTE), fc.integer({ min: 0, max: 60 }).map((n) => n * DAY));
const fact: fc.Arbitrary<FactSpec> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('stage' as const), at: instant, to: fc.constantFrom(...STATES, 'mql' as const, 'mql' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('engagement' as const), at: instant, type: fc.constantFrom('CALL', 'TASK', 'MAILING', 'VISIT'), automated: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('owner' as const), at: instant, owner: fc.constantFrom('', 'ann', 'bob') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deal' as const), at: instant, event: fc.constantFrom('created' as const, 'won' as const, 'lost' as const), id: fc.constant('d') }) },
);
const histories = fc
  .array(fc.record({ createdAt: instant, facts: fc.array(fact, { maxLength: 12 }), excluded: fc.boolean() }), { minLength: 1, maxLength: 5 })
  .map((leads) => aHistory({ leads: leads.map((lead, i) => ({ ...lead, id: `lead-${i}`, excluded: lead.excluded && i > 2 })), owners: [{ extId: 'ann' }, { extId: 'bob' }], eventTypes: ['CALL', 'TASK', 'MAILING'] }));

const pairsOf = ({ steps }: PlainTrace): string[] => steps.slice(1).map((step, i) => `${steps[i]} ${step}`);
const tallied = (keys: readonly string[]): Record<string, number> => Object.fromEntries([...new Set(keys)].sort().map((key) => [key, keys.filter((one) => one === key).length]));

describe('discovering the actual handoff', () => {
  it('gives what a plain walk through each handoff gives, on any small history', () => {
    fc.assert(
      fc.property(histories, fc.boolean(), (history, countsOwner) => {
        const rules = { ...RULES, actions: { ...RULES.actions, countsOwner } };
        const plain = plainTraces(history, rules);
        const found = discoverHandoff(inputOf(history, rules));
        expect(Object.fromEntries(found.variants.map(({ steps, n }) => [steps.join('.'), n]))).toEqual(tallied(plain.map(({ steps }) => steps.join('.'))));
        expect(Object.fromEntries(found.edges.map(({ from, to, n }) => [`${from} ${to}`, n]))).toEqual(tallied(plain.flatMap(pairsOf)));
        for (const { from, to, elapsed: wait, business } of found.edges) {
          const waits = plain.flatMap(({ steps, at }) => at.slice(1).flatMap((end, i) => (steps[i] === from && steps[i + 1] === to ? [[at[i]!, end] as const] : [])));
          expect(wait.median).toBe(quantile(waits.map(([a, b]) => b - a), 0.5));
          expect(business.p90).toBe(quantile(waits.map(([a, b]) => elapsed(hours, a, b)), 0.9));
        }
        const changes = plain.flatMap((trace) => trace.changes);
        expect(found.decorative.map(({ stage: of, n, alone }) => [of, n, alone])).toEqual(
          STATES.map((of, code) => [of, changes.filter(({ to }) => to === code).length, changes.filter(({ to, isAlone }) => to === code && isAlone).length] as const).filter(([, n]) => n > 0),
        );
        expect(found.handoffsBack).toBe(plain.filter((trace) => trace.changes.some(({ from, to }) => kindOfChange(from, to) === 'back')).length);
        expect(found.handovers.reduce((sum, { n }) => sum + n, 0)).toBe(plain.reduce((sum, { owners }) => sum + owners.length, 0));
        for (const { from, to } of found.edges) expect(discoveryLeads(inputOf(history, rules), `edge.${from}.${to}`).length).toBeGreaterThan(0);
      }),
      { numRuns: process.env['BATON_FULL'] === '1' ? 5000 : 150 },
    );
  });

  const worked = aHistory({
    owners: [{ extId: 'ann' }, { extId: 'bob' }],
    leads: [
      { id: 'worked', createdAt: 0, facts: [stage(0, 'lead'), stage(DAY, 'mql'), owned(DAY + MINUTE, 'ann'), did(DAY + 2 * MINUTE, 'TASK', true), did(DAY + HOUR, 'CALL'), did(DAY + 2 * HOUR, 'CALL'), stage(2 * DAY, 'sql')] },
      { id: 'left', createdAt: 0, facts: [stage(0, 'lead'), stage(DAY, 'mql')] },
      { id: 'passed on', createdAt: 0, facts: [stage(DAY, 'mql'), owned(DAY, 'ann'), owned(3 * DAY, 'bob'), stage(4 * DAY, 'lead')] },
      { id: 'by the side door', createdAt: 0, facts: [stage(5 * DAY, 'opportunity'), did(100 * DAY, 'VISIT')] },
    ],
  });

  it('tells the way that a lead went, from the stage before the trigger on', () => {
    expect(discoverHandoff(inputOf(worked)).variants.map(({ steps }) => steps.join(' '))).toContain('lead mql ownerSet action touch sql');
  });

  it('calls a stage change alone that nothing followed within five minutes', () => {
    const found = discoverHandoff(inputOf(worked));
    expect(found.decorative).toContainEqual({ stage: 'mql', n: 3, alone: 1 });
    expect(Array.from(discoveryLeads(inputOf(worked), 'alone.mql'))).toEqual([1]);
  });

  it('knows who handed to whom, what went back, and what ended nowhere', () => {
    const found = discoverHandoff(inputOf(worked));
    expect(found.handovers).toEqual([{ from: '', to: 'ann', n: 2 }, { from: 'ann', to: 'bob', n: 1 }]);
    expect(found.back).toEqual([{ from: 'mql', to: 'lead', n: 1 }]);
    expect(found.deadEnds.map(({ last }) => last)).toEqual(['lead', 'mql', 'sql']);
    expect(found.withoutTrigger).toBe(1);
  });

  it('measures the moment on touched handoffs and counts the others', () => {
    const { moment } = discoverHandoff(inputOf(worked));
    expect(moment).toMatchObject({ touched: 1, untouched: 2, meanToOwner: MINUTE, meanToTouch: HOUR - MINUTE });
    expect(moment.elapsed.median).toBe(HOUR);
  });

  it('finds nothing in a history without stages', () => {
    const found = discoverHandoff(inputOf(aHistory({ leads: [{ id: 'a', createdAt: 0, facts: [did(1, 'CALL')] }] })));
    expect(found).toMatchObject({ handoffs: 0, variants: [], edges: [], moment: { touched: 0, meanToOwner: null } });
  });

  it('stops in the middle when nobody wants it any more', () => {
    expect(() => discoverHandoff(inputOf(worked, { ...RULES, watch: sharedWatch(Int32Array.of(1, 0)) }))).toThrow(Stopped);
    expect(discoverHandoff(inputOf(worked, { ...RULES, watch: sharedWatch(Int32Array.of(0, 0)) })).handoffs).toBe(3);
  });

  it('has a code for every step within the bits of one number', () => {
    expect(HANDOFF_STEPS.length).toBeLessThanOrEqual(31);
    expect(stepCode('mql')).toBe(1);
  });
});
