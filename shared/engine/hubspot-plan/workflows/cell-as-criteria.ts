import type { Expression } from '../../model/expression.ts';
import type { ScoreMatrix } from '../../model/score-model.ts';
import { cellNames } from '../../scoring/matrix-cell.ts';

type Compare = Extract<Expression, { kind: 'compare' }>;

const NOWHERE: Expression = { kind: 'constant', value: false };

/** A test of the cell as tests of fit and engagement, which a portal knows; a cell that the matrix lacks is never reached. */
export function cellAsCriteria(matrix: ScoreMatrix | undefined, { op, value }: Compare): Expression {
  if (matrix === undefined || value === undefined) return NOWHERE;
  const wanted = new Set(Array.isArray(value) ? value.map(String) : [String(value)]);
  const isExcluding = op === 'ne' || op === 'nin';
  const cells = cellNames(matrix).flatMap((name, place) => (wanted.has(name) === isExcluding ? [] : [cellAt(matrix, place)]));
  return { kind: 'any', of: cells };
}

function cellAt({ fitFrom, engagementFrom }: ScoreMatrix, place: number): Expression {
  const columns = engagementFrom.length + 1;
  return { kind: 'all', of: [...bandAt('@fit', fitFrom, Math.floor(place / columns)), ...bandAt('@engagement', engagementFrom, place % columns)] };
}

/** A band by falling thresholds in hundredths of a point: at least its own, below the one before. */
function bandAt(field: string, from: readonly number[], band: number): Expression[] {
  const compare = (op: 'ge' | 'lt', points: number | undefined): Expression[] => (points === undefined ? [] : [{ kind: 'compare', field, op, value: points / 100 }]);
  return [...compare('ge', from[band]), ...(band === 0 ? [] : compare('lt', from[band - 1]))];
}
