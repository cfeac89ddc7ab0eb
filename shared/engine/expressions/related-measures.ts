/**
 * Measures of engagements that bind each other: who did something three times in 7 days did it at least three times in 30.
 * Plainly, of two measures of one type of engagement, where every engagement that the first counts the second counts too (its
 * assets and machine-made ones among the other's, its window no longer):
 * the first count is at most the second, as are its days, which are at most the second count;
 * and where the first is 1 or more, the second is too, days included.
 * a sum of an attribute that is never below 0 is at most the second's sum of it, and where it is above 0, the second counts some.
 * Nothing is said of other sums.
 */
import { isNeverNegative } from '../history/event-attribute.ts';
import type { History } from '../history/history.ts';
import type { EventMatch, Expression } from '../model/expression.ts';
import { countStates, sumStates, type Asked } from './possible-values.ts';

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
 * one among these values that compares alike and keeps the bounds. Only a history tells which amounts are never below 0.
 */
export function relate(asked: readonly Asked[], history: History | null): RelatedAsked {
  const tests = asked.map((one) => measuredBy(one, history));
  const bounds: Bound[] = [];
  tests.forEach((first, from) =>
    tests.forEach((second, to) => {
      if (from === to || first === null || second === null || !canBind(first, second) || !isWithin(first, second)) return;
      bounds.push({ from, to, isOneOnly: first.measure !== second.measure && (first.measure === 'sum' || second.measure === 'distinctDays') });
    }),
  );
  const related = new Set(bounds.flatMap(({ from, to }) => [from, to]));
  const leaves = [...related].flatMap((place) => asked[place]?.leaves ?? []);
  return { bounds, asked: asked.map((one, place) => (related.has(place) ? { ...one, states: tests[place]?.measure === 'sum' ? sumStates(one.leaves, leaves) : countStates(one.leaves, leaves) } : one)) };
}

/** Whether some values can stand beside each other; a thing that has none yet binds nothing. */
export const isPossible = (bounds: readonly Bound[], values: readonly (number | null)[]): boolean =>
  bounds.every(({ from, to, isOneOnly }) => {
    const [first, second] = [values[from] ?? null, values[to] ?? null];
    return first === null || second === null || second >= (!isOneOnly ? first : first > 0 ? 1 : 0);
  });

/** The test that a thing stands for, where it counts engagements or days, or adds up amounts that are never below 0. */
function measuredBy({ leaves: [leaf] }: Asked, history: History | null): EventTest | null {
  if (leaf?.kind !== 'event') return null;
  if (leaf.measure !== 'sum') return leaf;
  const attribute = history?.facts.attributes?.find(({ name }) => name === leaf.attribute);
  return attribute !== undefined && isNeverNegative(attribute) ? leaf : null;
}

/** A sum is bound by the same sum alone, and binds counts and days; what is counted binds no sum. */
const canBind = (first: EventTest, second: EventTest): boolean => second.measure !== 'sum' || (first.measure === 'sum' && first.attribute === second.attribute);

/** Whether the second counts all that the first does. */
function isWithin(first: EventTest, second: EventTest): boolean {
  return (first.withinDays ?? Infinity) <= (second.withinDays ?? Infinity) && isNarrower(first.match, second.match);
}

function isNarrower(first: EventMatch, second: EventMatch): boolean {
  if (first.type !== second.type || (second.automated !== undefined && first.automated !== second.automated)) return false;
  const [narrow, wide] = [first.assets ?? [], second.assets ?? []];
  return wide.length === 0 || (narrow.length > 0 && narrow.every((asset) => wide.includes(asset)));
}
