import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa, fleissKappa } from '../../../shared/engine/blind/kappa.ts';

/** One pair for each case of a published table: rows are the first judge, columns the second. */
const pairsOf = (table: readonly (readonly number[])[]): (readonly [number, number])[] =>
  table.flatMap((row, a) => row.flatMap((count, b) => Array.from({ length: count }, () => [a, b] as const)));

/**
 * κ itself is Cohen 1960, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20(1),
 * 37–46. The table is that of Cohen 1968, "Weighted kappa: nominal scale agreement with provision for scaled disagreement or
 * partial credit", Psychological Bulletin 70(4), 213–220, table 1: two judges, N = 200, personality disorder, neurosis and
 * psychosis, printed as the proportions .44 .07 .09 / .05 .20 .05 / .01 .03 .06; so too in psych::cohen.kappa of R.
 */
const COHEN_1968 = [[88, 14, 18], [10, 40, 10], [2, 6, 12]];

/**
 * Fleiss 1971, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76(5), 378–382,
 * doi:10.1037/h0031619, table 1: 30 patients, 6 psychiatrists; `diagnoses` of R's irr, whose kappam.fleiss gives 0.4302445.
 */
const FLEISS_1971 = [
  [0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0], [2, 0, 4, 0, 0], [0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6],
  [1, 0, 0, 5, 0], [1, 1, 0, 4, 0], [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1], [0, 0, 5, 0, 1], [3, 0, 0, 1, 2], [5, 1, 0, 0, 0], [0, 2, 0, 4, 0], [1, 0, 2, 0, 3],
  [0, 0, 0, 0, 6], [0, 1, 0, 5, 0], [0, 2, 0, 1, 3], [2, 0, 0, 4, 0], [1, 0, 0, 4, 1], [0, 5, 0, 1, 0], [4, 0, 0, 0, 2], [0, 2, 0, 4, 0], [1, 0, 5, 0, 0], [0, 0, 0, 0, 6],
];

/** The worked example of the encyclopedia article "Fleiss' kappa", 10 subjects, 14 raters; also in the tests of statsmodels' inter_rater. */
const FOURTEEN_RATERS = [
  [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
];

describe("Cohen's κ", () => {
  it('gives the published .492 for table 1 of Cohen 1968 without its weights, as the exact (140 − 82)/(200 − 82)', () => {
    expect(cohenKappa(pairsOf(COHEN_1968), 3)).toBe(58 / 118);
    expect(cohenKappa(pairsOf(COHEN_1968), 3)?.toFixed(3)).toBe('0.492');
  });

  it('gives the .4842 that SAS prints for a table with an empty row (tests of statsmodels)', () => {
    expect(cohenKappa(pairsOf([[0, 4, 1], [0, 8, 0], [0, 1, 5]]), 3)?.toFixed(4)).toBe('0.4842');
  });

  it('is 1 for full agreement, 0 where agreement is what chance gives, −1 for two that always differ evenly', () => {
    expect(cohenKappa(pairsOf([[5, 0], [0, 5]]), 2)).toBe(1);
    expect(cohenKappa(pairsOf([[4, 4], [4, 4]]), 2)).toBe(0);
    expect(cohenKappa(pairsOf([[0, 5], [5, 0]]), 2)).toBe(-1);
  });

  it('is undefined where both always give the same verdict, and without cases', () => {
    expect(cohenKappa(pairsOf([[9, 0], [0, 0]]), 2)).toBeNull();
    expect(cohenKappa([], 3)).toBeNull();
  });
});

describe("Fleiss' κ", () => {
  it('gives the published .430 for table 1 of Fleiss 1971, whose categories were chosen 26, 26, 30, 55 and 43 times', () => {
    expect([0, 1, 2, 3, 4].map((category) => FLEISS_1971.reduce((sum, row) => sum + (row[category] ?? 0), 0))).toEqual([26, 26, 30, 55, 43]);
    expect(fleissKappa(FLEISS_1971)?.toFixed(7)).toBe('0.4302445');
  });

  it('gives the published .210 for fourteen raters and ten subjects', () => {
    expect(fleissKappa(FOURTEEN_RATERS)?.toFixed(3)).toBe('0.210');
  });

  it('is undefined where every ballot is the same, with one rater, and without cases', () => {
    expect(fleissKappa([[3, 0, 0], [3, 0, 0]])).toBeNull();
    expect(fleissKappa([[1, 0, 0], [0, 1, 0]])).toBeNull();
    expect(fleissKappa([])).toBeNull();
  });
});

describe('both forms', () => {
  const verdicts = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 20 });

  it('equal the definition by shares on random ballots, and never give NaN', () => {
    fc.assert(
      fc.property(verdicts, (pairs) => {
        const n = pairs.length;
        const share = (side: 0 | 1, verdict: number): number => pairs.filter((pair) => pair[side] === verdict).length / n;
        const po = pairs.filter(([a, b]) => a === b).length / n;
        const pe = [0, 1, 2].reduce((sum, verdict) => sum + share(0, verdict) * share(1, verdict), 0);
        const kappa = cohenKappa(pairs, 3);
        if (kappa === null) expect(pe).toBeCloseTo(1, 12);
        else expect(kappa).toBeCloseTo((po - pe) / (1 - pe), 10);
      }),
    );
  });

  it("Fleiss' equals its definition by pairs of raters, whatever the order of cases", () => {
    const ballots = fc.integer({ min: 2, max: 7 }).chain((raters) => fc.array(fc.array(fc.nat(2), { minLength: raters, maxLength: raters }), { minLength: 1, maxLength: 15 }));
    fc.assert(
      fc.property(ballots, (cases) => {
        const tallies = cases.map((codes) => [0, 1, 2].map((verdict) => codes.filter((code) => code === verdict).length));
        const raters = cases[0]?.length ?? 0;
        const po = tallies.reduce((sum, tally) => sum + tally.reduce((of, count) => of + count * (count - 1), 0) / (raters * (raters - 1)), 0) / cases.length;
        const pe = [0, 1, 2].reduce((sum, verdict) => sum + (cases.flat().filter((code) => code === verdict).length / (cases.length * raters)) ** 2, 0);
        const kappa = fleissKappa(tallies);
        if (kappa === null) expect(pe).toBeCloseTo(1, 12);
        else expect(kappa).toBeCloseTo((po - pe) / (1 - pe), 10);
        expect(fleissKappa(tallies.toReversed())).toBe(kappa);
      }),
    );
  });
});
