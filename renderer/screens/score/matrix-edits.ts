import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import type { MqlSettings, ScoreMatrix, ScoreModel } from '../../../shared/engine/model/score-model.ts';
import { cellNames } from '../../../shared/engine/scoring/matrix-cell.ts';
import type { Recipe } from '../../state/edit-queue.ts';
import { onScore, withOptional } from './score-edits.ts';

/** A matrix of `size` × `size` cells with bands of equal height, its cells led to the tiers from the hottest corner outwards. */
export function newMatrix(size: 3 | 4, { score, tiers }: Pick<Configuration, 'score' | 'tiers'>): ScoreMatrix {
  const bands = (most: number): number[] => Array.from({ length: size - 1 }, (_, band) => Math.round((most * (size - 1 - band)) / size / 100) * 100);
  const empty: ScoreMatrix = { fitFrom: bands(score.fitMax), engagementFrom: bands(score.engagementMax), cells: [] };
  const furthest = 2 * (size - 1);
  return {
    ...empty,
    cells: cellNames(empty).flatMap((cell, place) => {
      const distance = Math.floor(place / size) + (place % size);
      const tier = tiers.classes[Math.min(tiers.classes.length - 1, Math.floor((distance / (furthest + 1)) * tiers.classes.length))];
      return tier === undefined ? [] : [{ cell, tierId: tier.id }];
    }),
  };
}

/** Gives a proposal a matrix, or takes it away; an MQL rule over cells goes with it, since it could never hold. */
export const setMatrix = (matrix: ScoreMatrix | null): Recipe => onScore((score) => {
  const next = withOptional(score, 'matrix', matrix);
  return matrix === null && mqlCells(score.mql) !== null ? withMql(next, withoutWhen(score.mql ?? {})) : next;
});

/** Changes the matrix that a proposal has. */
export const onMatrix = (change: (matrix: ScoreMatrix) => ScoreMatrix): Recipe => onScore((score) => (score.matrix === undefined ? score : { ...score, matrix: change(score.matrix) }));

/** From how many points a band begins; the others make room, so that the thresholds keep falling by at least a point. */
export const setBandFrom = (side: 'fitFrom' | 'engagementFrom', band: number, points: number): Recipe => onMatrix((matrix) => {
  const from = [...matrix[side]];
  from[band] = Math.round(points * 100);
  for (let i = band - 1; i >= 0; i -= 1) from[i] = Math.max(from[i] ?? 0, (from[i + 1] ?? 0) + 100);
  for (let i = band + 1; i < from.length; i += 1) from[i] = Math.min(from[i] ?? 0, (from[i - 1] ?? 0) - 100);
  return { ...matrix, [side]: from };
});

/** Leads a cell to a tier; null leaves it to the bands of the total. */
export const setCell = (cell: string, tierId: string | null): Recipe => onMatrix((matrix) => {
  const others = matrix.cells.filter((one) => one.cell !== cell);
  const cells = tierId === null ? others : [...others, { cell, tierId }];
  return { ...matrix, cells: cells.toSorted((a, b) => (a.cell < b.cell ? -1 : 1)) };
});

/** The cells whose leads are MQLs, where the MQL rule is a list of cells; null for any other rule. */
export function mqlCells(mql: MqlSettings | undefined): readonly string[] | null {
  const when = mql?.when;
  if (when?.kind !== 'compare' || when.field !== '@cell' || when.op !== 'in' || !Array.isArray(when.value)) return null;
  return when.value.map(String);
}

/** The MQL rule that a list of cells makes. */
export const cellsRule = (cells: readonly string[]): Expression => ({ kind: 'compare', field: '@cell', op: 'in', value: cells.toSorted() });

/** What decides besides hand-raise and disqualifiers: the threshold on the total, a list of cells, or a rule of its own. */
export type MqlKind = 'threshold' | 'cells' | 'rule';

/** Which of the three a proposal has. */
export const mqlKind = (mql: MqlSettings | undefined): MqlKind => (mql?.when === undefined ? 'threshold' : mqlCells(mql) === null ? 'rule' : 'cells');

/** The three hottest cells: the default of the field. */
const HOTTEST = ['A1', 'A2', 'B1'];

/** Changes what decides, keeping the margin and the cool-down. */
export const setMqlKind = (kind: MqlKind): Recipe => onScore((score) => {
  const rest = withoutWhen(score.mql ?? {});
  if (kind === 'threshold') return withMql(score, rest);
  if (kind === 'cells') return { ...score, mql: { ...rest, when: cellsRule(HOTTEST) } };
  return { ...score, mql: { ...rest, when: { kind: 'compare', field: '@score', op: 'ge', value: score.mqlThreshold / 100 } } };
});

/** Changes the settings of the MQL rule; an empty one is no setting at all. */
export const setMql = (change: (mql: MqlSettings) => MqlSettings): Recipe => onScore((score) => withMql(score, change(score.mql ?? {})));

/** Nothing set is no key at all, so that the fingerprint shows no trace of it. */
const withMql = (score: ScoreModel, mql: MqlSettings): ScoreModel => withOptional(score, 'mql', Object.keys(mql).length === 0 ? null : mql);

function withoutWhen(mql: MqlSettings): MqlSettings {
  const { when: _, ...rest } = mql;
  return rest;
}
