/**
 * Measures of engagements that bind each other: who did something three times in 7 days did it at least three times in 30.
 * Plainly, of two measures of one type of engagement, where every engagement that the first counts the second counts too (its
 * assets and machine-made ones among the other's, its window no longer):
 * the first count is at most the second, as are its days, which are at most the second count;
 * and where the first is 1 or more, the second is too, days included.
 * Nothing is said of sums, since amounts may be below 0.
 */
import type { EventMatch, Expression } from '../model/expression.ts';
import { countStates, type Asked } from './possible-values.ts';

type EventTest = Extract<Expression, { kind: 'event' }>;

/** The value of the thing at one place binds that at another; `isOneOnly`: only that there is any at all. */
export interface Bound {
  readonly from: number;
  readonly to: number;
  readonly isOneOnly: boolean;
}

/** Things asked about, with more values where they bind each other, and how they do; without bounds nothing is related. */
export interface RelatedAsked {
  readonly asked: readonly Asked[];
  readonly bounds: readonly Bound[];
}

/**
 * Each related thing gets the values that tell all comparisons of all of them apart, and 0 and 1: any true assignment then has
 * one among these values that compares alike and keeps the bounds.
 */
export function relate(asked: readonly Asked[]): RelatedAsked {
  const tests = asked.map(countedBy);
  const bounds: Bound[] = [];
  tests.forEach((first, from) =>
    tests.forEach((second, to) => {
      if (from === to || first === null || second === null || !isWithin(first, second)) return;
      bounds.push({ from, to, isOneOnly: first.measure === 'count' && second.measure === 'distinctDays' });
    }),
  );
  const related = new Set(bounds.flatMap(({ from, to }) => [from, to]));
  const leaves = [...related].flatMap((place) => asked[place]?.leaves ?? []);
  return { bounds, asked: asked.map((one, place) => (related.has(place) ? { ...one, states: countStates(one.leaves, leaves) } : one)) };
}

/** Whether some values can stand beside each other; a thing that has none yet binds nothing. */
export const isPossible = (bounds: readonly Bound[], values: readonly (number | null)[]): boolean =>
  bounds.every(({ from, to, isOneOnly }) => {
    const [first, second] = [values[from] ?? null, values[to] ?? null];
    return first === null || second === null || second >= (isOneOnly ? Math.min(first, 1) : first);
  });

/** The test that a thing stands for, where it counts engagements or days. */
function countedBy({ leaves: [leaf] }: Asked): EventTest | null {
  return leaf?.kind === 'event' && leaf.measure !== 'sum' ? leaf : null;
}

/** Whether the second counts all that the first does. */
function isWithin(first: EventTest, second: EventTest): boolean {
  return (first.withinDays ?? Infinity) <= (second.withinDays ?? Infinity) && isNarrower(first.match, second.match);
}

function isNarrower(first: EventMatch, second: EventMatch): boolean {
  if (first.type !== second.type || (second.automated !== undefined && first.automated !== second.automated)) return false;
  const [narrow, wide] = [first.assets ?? [], second.assets ?? []];
  return wide.length === 0 || (narrow.length > 0 && narrow.every((asset) => wide.includes(asset)));
}
