import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allCrossings } from '../../../../shared/engine/scoring/batch/all-crossings.ts';
import { findCrossings } from '../../../../shared/engine/scoring/find-crossings.ts';
import { createLeadEvaluator } from '../../../../shared/engine/scoring/lead-evaluator.ts';
import { DAY } from '../../../../shared/engine/time/units.ts';
import { fixedZone } from '../../../../shared/engine/time/zone-table.ts';
import { randomConfiguration, randomHistory } from '../../../fixtures/random-history.ts';

const UTC = fixedZone('UTC', 0);
const dayOf = (at: number) => Math.floor(at / DAY);

describe('all crossings', () => {
  it('are those that a walk of one lead after the other finds, repeated ones too', () => {
    let repeated = 0;
    fc.assert(
      fc.property(randomHistory, randomConfiguration, fc.constantFrom(0, 1, 5, 30), (history, random, coolDownDays) => {
        const configuration = { ...random, score: { ...random.score, mql: { ...random.score.mql, coolDownDays } } };
        const evaluator = () => createLeadEvaluator(history, configuration, dayOf);
        const { bestAt: _, bestTotal: __, ...expected } = findCrossings(history, configuration, evaluator(), UTC);
        const { count, lead, at, total, tier } = allCrossings(history, configuration, evaluator(), dayOf, UTC);
        expect({ count, lead, at, total, tier }).toEqual(expected);
        if (new Set(lead).size < count) repeated += 1;
      }),
      { seed: 11, numRuns: process.env['BATON_FULL'] === '1' ? 5_000 : 400 },
    );
    expect(repeated).toBeGreaterThan(0);
  });
});
