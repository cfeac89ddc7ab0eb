import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from '../../../shared/engine/metrics/bootstrap.ts';
import { ENDING, cumulativeIncidence } from '../../../shared/engine/metrics/cumulative-incidence.ts';
import { offeredLoad, waitProbability, waitQuantile } from '../../../shared/engine/metrics/erlang-c.ts';
import { kaplanMeier } from '../../../shared/engine/metrics/kaplan-meier.ts';
import { countByDecile, populationStability, stabilityIndex } from '../../../shared/engine/metrics/population-stability.ts';
import { seededRandom } from '../../../shared/engine/metrics/seeded-random.ts';

describe('the Kaplan–Meier curve', () => {
  it('is that of the 6-MP group of Freireich et al. (1963), as Kleinbaum and Klein print it', () => {
    const [gone, still] = [[6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]];
    const found = kaplanMeier({ duration: Float64Array.from([...gone, ...still]), ending: Uint8Array.from([...gone.map(() => ENDING.event), ...still.map(() => ENDING.censored)]) });
    expect([...found.duration]).toEqual([6, 7, 10, 13, 16, 22, 23]);
    const printed = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482];
    expect(printed.every((share, i) => Math.abs(share - (found.share[i] ?? NaN)) < 6e-5)).toBe(true);
  });
  it('is one minus the cumulative incidence where nothing competes', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(20), fc.boolean()), { minLength: 1, maxLength: 40 }), (cases) => {
      const seen = { duration: Float64Array.from(cases, ([at]) => at), ending: Uint8Array.from(cases, ([, isEvent]) => (isEvent ? ENDING.event : ENDING.censored)) };
      const [survival, incidence] = [kaplanMeier(seen), cumulativeIncidence(seen)];
      expect([...survival.duration]).toEqual([...incidence.duration]);
      survival.share.forEach((share, i) => expect(share).toBeCloseTo(1 - (incidence.share[i] ?? NaN), 10));
    }), { numRuns: 60 });
  });
});

describe('Erlang C', () => {
  // The formula as it is printed, summed term by term.
  const plainly = (load: number, servers: number): number => {
    const terms = Array.from({ length: servers + 1 }, (_, k) => Math.exp(k * Math.log(load) - Array.from({ length: k }, (__, j) => Math.log(j + 1)).reduce((a, b) => a + b, 0)));
    const last = ((terms[servers] ?? 0) * servers) / (servers - load);
    return last / (terms.slice(0, servers).reduce((a, b) => a + b, 0) + last);
  };
  it('is a^c/c! · c/(c − a) over the sum, however many people there are', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 99 }), (servers, percent) => {
      const load = (servers * percent) / 100;
      expect(waitProbability({ arrivalsPerHour: load * 3, handlingMinutes: 20, servers })).toBeCloseTo(plainly(load, servers), 9);
    }), { numRuns: 60 });
    expect(plainly(10, 12)).toBeCloseTo(0.4494, 4);
  });
  it('is ρ itself for one person', () => expect(waitProbability({ arrivalsPerHour: 2, handlingMinutes: 18, servers: 1 })).toBeCloseTo(0.6, 12));
  it('waits 10 minutes at p90 with 30 people at 0.9 and 20 minutes a lead, 140 with 3 (domain.md §8.1)', () => {
    const wait = (servers: number): number => waitQuantile({ arrivalsPerHour: (0.9 * servers * 60) / 20, handlingMinutes: 20, servers }, 0.9);
    expect([Math.round(wait(30)), Math.round(wait(3) / 10) * 10]).toEqual([10, 140]);
  });
  it('never ends where as much comes as can be done, and is no wait where nearly nobody waits', () => {
    const queue = { arrivalsPerHour: 3, handlingMinutes: 20, servers: 1 };
    expect([offeredLoad(queue), waitProbability(queue), waitQuantile(queue, 0.9)]).toEqual([1, 1, Infinity]);
    expect(waitQuantile({ ...queue, servers: 20 }, 0.9)).toBe(0);
  });
});

describe('the population stability index', () => {
  it('is (a − e)·ln(a/e) summed by hand, and nought for equal shares', () => {
    expect(stabilityIndex([30, 70], [10, 90])).toBeCloseTo(-0.2 * Math.log(1 / 3) + 0.2 * Math.log(9 / 7), 12);
    expect(stabilityIndex([5, 5], [50, 50])).toBeCloseTo(0, 12);
    expect([stabilityIndex([], []), stabilityIndex([0, 0], [1, 2])]).toEqual([null, null]);
  });
  it('takes an empty bin as half a case', () => expect(stabilityIndex([10, 0], [5, 5])).toBeCloseTo(stabilityIndex([10, 0.5], [5, 5]) ?? NaN, 12));
  it('averages about 0.12 for two samples of 150 without any drift, and calls none of the usual ones drifted', () => {
    const random = seededRandom(7);
    const sample = (shift = 0): number[] => Array.from({ length: 150 }, () => random.next() * 100 + shift);
    const found = Array.from({ length: 40 }, () => populationStability(sample(), sample(), 1));
    const mean = found.reduce((sum, one) => sum + (one?.psi ?? NaN), 0) / found.length;
    expect(mean).toBeGreaterThan(0.09);
    expect(mean).toBeLessThan(0.15);
    expect(found.filter((one) => one?.hasDrifted === true).length).toBeLessThan(4);
    expect(populationStability(sample(), sample(40), 1)?.hasDrifted).toBe(true);
  });
  it('counts a score on a bound below it', () => expect(countByDecile([1, 1, 1, 1], [1, 2])).toEqual({ earlier: [4, 0], later: [1, 1] }));
});

describe('the bootstrap', () => {
  it('gives nearly the normal interval of a mean, and the same one for the same seed', () => {
    const random = seededRandom(3);
    const values = Array.from({ length: 400 }, () => random.next());
    const mean = (rows: Uint32Array): number => rows.reduce((sum, row) => sum + (values[row] ?? NaN), 0) / rows.length;
    const own = values.reduce((a, b) => a + b, 0) / 400;
    const error = Math.sqrt(values.reduce((sum, value) => sum + (value - own) ** 2, 0) / 400 / 400);
    const found = bootstrapInterval(400, mean, { seed: 1, draws: 400 });
    expect(Math.abs((found?.high ?? NaN) - own - 1.96 * error)).toBeLessThan(0.4 * error);
    expect(Math.abs(own - (found?.low ?? NaN) - 1.96 * error)).toBeLessThan(0.4 * error);
    expect(bootstrapInterval(400, mean, { seed: 1, draws: 400 })).toEqual(found);
  });
  it('is nothing of nothing, or where half of the draws have no figure', () => {
    expect(bootstrapInterval(0, () => 1, { seed: 1, draws: 10 })).toBeNull();
    expect(bootstrapInterval(3, () => null, { seed: 1, draws: 10 })).toBeNull();
  });
});
