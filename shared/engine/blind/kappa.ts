/**
 * Agreement beyond chance. κ = (po − pe)/(1 − pe), with po the observed share of agreement and pe the share that chance
 * alone would give by the raters' own habits (domain.md §4.1). Both forms are worked out in whole numbers and divided
 * once, so that a published table gives its published figure. Undefined (null) where pe = 1 or where there is no case.
 */

/** Cohen's κ of two raters (Cohen 1960): one pair of category codes for each case. */
export function cohenKappa(pairs: readonly (readonly [number, number])[], categories: number): number | null {
  const n = pairs.length;
  const first = new Array<number>(categories).fill(0);
  const second = new Array<number>(categories).fill(0);
  let agreed = 0;
  for (const [a, b] of pairs) {
    first[a] = (first[a] ?? 0) + 1;
    second[b] = (second[b] ?? 0) + 1;
    if (a === b) agreed += 1;
  }
  const byChance = first.reduce((sum, count, category) => sum + count * (second[category] ?? 0), 0); // n² · pe
  return n * n === byChance ? null : (n * agreed - byChance) / (n * n - byChance);
}

/**
 * Fleiss' κ of three raters or more, the same number for every case (Fleiss 1971): for each case how many raters chose
 * each category. Cases with fewer than two raters have no pairs, so there is no figure.
 */
export function fleissKappa(tallies: readonly (readonly number[])[]): number | null {
  const n = tallies.length;
  const raters = (tallies[0] ?? []).reduce((sum, count) => sum + count, 0);
  if (n === 0 || raters < 2) return null;
  const totals = (tallies[0] ?? []).map((_, category) => tallies.reduce((sum, tally) => sum + (tally[category] ?? 0), 0));
  const squares = tallies.reduce((sum, tally) => sum + tally.reduce((of, count) => of + count * count, 0), 0);
  const ballots = n * raters;
  const byChance = totals.reduce((sum, total) => sum + total * total, 0); // ballots² · pe
  if (ballots * ballots === byChance) return null;
  const agreed = (squares - ballots) * ballots; // ballots² · (raters − 1) · po, since po = (squares − ballots)/(ballots · (raters − 1))
  return (agreed - byChance * (raters - 1)) / ((ballots * ballots - byChance) * (raters - 1));
}
