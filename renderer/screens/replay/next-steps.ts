import type { ScoreModel } from '../../../shared/engine/model/score-model.ts';

/** How many steps ahead are foreseen. */
const AHEAD = [1, 2] as const;

/**
 * Where a hand that stepped one number of a model goes next: the same step once and twice more. Nothing where more than one
 * number changed, or anything else than a number.
 */
export function nextSteps(before: ScoreModel, after: ScoreModel): readonly ScoreModel[] {
  const paths = changedPaths(before, after, []);
  const [path] = paths;
  if (path === undefined || paths.length > 1) return [];
  const [was, is] = [valueAt(before, path), valueAt(after, path)];
  if (typeof was !== 'number' || typeof is !== 'number') return [];
  return AHEAD.map((steps) => withValue(after, path, is + steps * (is - was)) as ScoreModel); // the same shape with another number in it
}

type Path = readonly string[];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const valueAt = (value: unknown, path: Path): unknown => path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);

/** Where two values differ, down to what is no object in both. */
function changedPaths(before: unknown, after: unknown, path: Path): Path[] {
  if (Object.is(before, after)) return [];
  if (!isObject(before) || !isObject(after)) return [path];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => changedPaths(before[key], after[key], [...path, key]));
}

function withValue(value: unknown, [key, ...rest]: Path, leaf: number): unknown {
  if (key === undefined || !isObject(value)) return leaf;
  const inner = withValue(value[key], rest, leaf);
  return Array.isArray(value) ? value.map((each: unknown, place) => (String(place) === key ? inner : each)) : { ...value, [key]: inner };
}
