import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainLead } from '../../../shared/engine/scoring/explain-lead.ts';
import { findCrossings } from '../../../shared/engine/scoring/find-crossings.ts';
import { createLeadEvaluator } from '../../../shared/engine/scoring/lead-evaluator.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { fixedZone, localDay } from '../../../shared/engine/time/zone-table.ts';
import { aConfiguration, aGroup } from '../../fixtures/a-configuration.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { anInstant, randomConfiguration, randomHistory } from '../../fixtures/random-history.ts';

const UTC = fixedZone('UTC', 0);

describe('explanation of a score', () => {
  it('names what each rule, decay and cap gave and took', () => {
    const history = aHistory({
      leads: [{ id: 'a', createdAt: 0, fields: { country: 'DE' }, facts: [0, 30, 45].map((day) => ({ kind: 'engagement', at: day * DAY, type: 'download' })) }, { id: 'b', fields: { employees: 9 } }],
    });
    const configuration = aConfiguration({
      groups: [
        aGroup({ name: 'Content', max: 1_000, decay: { kind: 'linear', ratePercent: 25, periodDays: 30, granularity: 'continuous' }, rules: [{ kind: 'event', id: 'd', name: 'Download', match: { type: 'download' }, frequency: 'every', points: 600 }] }),
        aGroup({
          name: 'Company',
          category: 'fit',
          rules: [
            { kind: 'when', id: 's', name: 'Big enough', when: { kind: 'compare', field: 'employees', op: 'ge', value: 200 }, points: 2_000 },
            { kind: 'table', id: 'c', name: 'Country', field: 'country', rows: [{ values: ['DE'], points: 500 }] },
          ],
        }),
      ],
    });
    expect(explainLead(history, configuration, UTC, 0, 45 * DAY)).toEqual({
      at: 45 * DAY,
      lines: [
        { group: 'Content', rule: 'Download', detail: '3 counted, 0 to 45 days old', points: 18, facts: [0, 30, 45].map((day) => ({ at: day * DAY, type: 'download', asset: '' })) },
        { group: 'Content', rule: 'Download', detail: 'faded, 0 to 45 days old', points: -3, facts: [] },
        { group: 'Content', rule: 'Cap at 10', detail: 'would be 15', points: -5, facts: [] },
        { group: 'Company', rule: 'Big enough', detail: 'unknown: employees', points: 0, facts: [] },
        { group: 'Company', rule: 'Country', detail: 'country DE', points: 5, facts: [] },
      ],
      total: 15,
      fit: 5,
      engagement: 10,
      cell: '',
      isMql: false,
      tier: 'Cold',
      unknownFields: ['employees'],
    });
  });

  it('always sums to the total that the evaluator gives', () => {
    fc.assert(
      fc.property(randomHistory, randomConfiguration, anInstant, (history, configuration, at) => {
        const evaluator = createLeadEvaluator(history, configuration, (instant) => localDay(UTC, instant));
        evaluator.moveTo(0, at);
        const { lines, total } = explainLead(history, configuration, UTC, 0, at);
        expect(lines.reduce((sum, line) => sum + Math.round(line.points * 100), 0)).toBe(Math.round(total * 100));
        expect(Math.round(total * 100)).toBe(evaluator.totals().total);
      }),
      { numRuns: 300 },
    );
  });

  it('explains the best evaluation when no instant is named', () => {
    fc.assert(
      fc.property(randomHistory, randomConfiguration, (history, configuration) => {
        const { bestAt, bestTotal } = findCrossings(history, configuration, createLeadEvaluator(history, configuration, (instant) => localDay(UTC, instant)));
        const { at, total } = explainLead(history, configuration, UTC, 0, null);
        expect(at ?? NaN).toBe(bestAt[0]);
        expect(Math.round(total * 100)).toBe(bestTotal[0]);
      }),
      { numRuns: 100 },
    );
  });
});
