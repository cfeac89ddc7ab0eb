import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allCrossings } from '../../../../shared/engine/scoring/batch/all-crossings.ts';
import { findCrossings } from '../../../../shared/engine/scoring/find-crossings.ts';
import { createLeadEvaluator } from '../../../../shared/engine/scoring/lead-evaluator.ts';
import type { History } from '../../../../shared/engine/history/history.ts';
import type { Configuration } from '../../../../shared/engine/model/configuration.ts';
import { DAY } from '../../../../shared/engine/time/units.ts';
import { fixedZone } from '../../../../shared/engine/time/zone-table.ts';
import { aHistory, type FactSpec } from '../../../fixtures/a-history.ts';
import { NEVER, aConfiguration } from '../../../fixtures/a-proposal.ts';
import { randomConfiguration, randomHistory } from '../../../fixtures/random-history.ts';

const UTC = fixedZone('UTC', 0);
const dayOf = (at: number) => Math.floor(at / DAY);

const found = (history: History, configuration: Configuration) => {
  const { count, lead, at, total, tier } = allCrossings(history, configuration, createLeadEvaluator(history, configuration, dayOf), dayOf, UTC);
  return { count, lead, at, total, tier };
};
const plainly = (history: History, configuration: Configuration) => {
  const { bestAt: _, bestTotal: __, ...expected } = findCrossings(history, configuration, createLeadEvaluator(history, configuration, dayOf), UTC);
  return expected;
};

describe('all crossings', () => {
  it('are those that a walk of one lead after the other finds', () => {
    fc.assert(
      fc.property(randomHistory, randomConfiguration, fc.constantFrom(0, 1, 5, 30), (history, random, coolDownDays) => {
        const configuration = { ...random, score: { ...random.score, mql: { ...random.score.mql, coolDownDays } } };
        expect(found(history, configuration)).toEqual(plainly(history, configuration));
      }),
      { numRuns: process.env['BATON_FULL'] === '1' ? 5_000 : 400 },
    );
  });

  it('are found again and again where points fade, the rule turns false and the cool-down is over', () => {
    let repeated = 0;
    const visits = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 4, maxLength: 14 }).map((halfDays) => halfDays.map((n): FactSpec => ({ kind: 'engagement', at: (n * DAY) / 2, type: n % 17 === 0 ? 'FORM' : 'VISIT', asset: n % 17 === 0 ? 'demo' : '' })));
    fc.assert(
      fc.property(fc.array(visits, { minLength: 1, maxLength: 5 }), fc.constantFrom(0, 5, 40), fc.constantFrom(0, 10, 60), (leads, coolDownDays, marginPercent) => {
        const history = aHistory({ leads: leads.map((facts, i) => ({ id: `lead ${i}`, createdAt: 0, facts })), eventTypes: ['FORM', 'VISIT'], assets: ['', 'demo'] });
        const base = aConfiguration({ definitions: { handRaise: NEVER } });
        const groups = base.score.groups.map((group) => ({ ...group, decay: { kind: 'linear', ratePercent: 100, periodDays: 12, granularity: 'continuous' } as const }));
        const configuration: Configuration = { ...base, score: { ...base.score, groups, mqlThreshold: 1500, mql: { coolDownDays, marginPercent } } };
        const all = found(history, configuration);
        expect(all).toEqual(plainly(history, configuration));
        if (new Set(all.lead).size < all.count) repeated += 1;
      }),
      { numRuns: process.env['BATON_FULL'] === '1' ? 3_000 : 150 },
    );
    expect(repeated).toBeGreaterThan(20);
  });
});
