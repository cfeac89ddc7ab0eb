import type { Configuration, Tiers } from '../model/configuration.ts';
import type { Points, ScoreMatrix } from '../model/score-model.ts';

const LETTERS = 'ABCD';

/** The band of a score: the first threshold that it reaches, else the one after the last. */
export function bandOf(from: readonly Points[], score: Points): number {
  let band = 0;
  while (band < from.length && score < from[band]!) band++;
  return band;
}

/** The names of all cells, row by row: A1, A2 … (domain.md §4.4). */
export function cellNames({ fitFrom, engagementFrom }: ScoreMatrix): string[] {
  return Array.from({ length: (fitFrom.length + 1) * (engagementFrom.length + 1) }, (_, cell) => `${LETTERS[Math.floor(cell / (engagementFrom.length + 1))] ?? '?'}${(cell % (engagementFrom.length + 1)) + 1}`);
}

/** The place of a lead's cell in `cellNames`. */
export function cellIndex({ fitFrom, engagementFrom }: ScoreMatrix, fit: Points, engagement: Points): number {
  return bandOf(fitFrom, fit) * (engagementFrom.length + 1) + bandOf(engagementFrom, engagement);
}

/** The same matrix with every threshold easier to reach by a share, for the hysteresis of domain.md §4.5. */
export function lowerMatrix(matrix: ScoreMatrix, share: number): ScoreMatrix {
  const lower = (from: readonly Points[]) => from.map((points) => Math.round(points - Math.abs(points) * share));
  return { ...matrix, fitFrom: lower(matrix.fitFrom), engagementFrom: lower(matrix.engagementFrom) };
}

/** By place of a cell, the index of its tier; -1 for a cell without one, or whose tier is gone. Empty without a matrix. */
export function tiersOfCells({ score, tiers }: Pick<Configuration, 'score' | 'tiers'>): number[] {
  const { matrix } = score;
  return matrix === undefined ? [] : cellNames(matrix).map((name) => tierOf(tiers, matrix.cells.find(({ cell }) => cell === name)?.tierId));
}

const tierOf = ({ classes }: Tiers, tierId: string | undefined): number => classes.findIndex(({ id }) => id === tierId);
