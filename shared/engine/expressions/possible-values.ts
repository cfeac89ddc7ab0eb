/**
 * The things that a criterion asks about (a field; a measure of one kind of engagement in one window), each with the few
 * values that tell all of its comparisons apart: the literals, a value between each two of them, one beyond either end,
 * and unknown. Whatever holds for all of these holds for every lead (domain.md §3, static checks).
 */
import type { FieldColumn, History } from '../history/history.ts';
import type { Expression, Scalar } from '../model/expression.ts';
import { compareMeasure } from './compare-measure.ts';
import { compareValue } from './compare-value.ts';
import type { ComparedValue } from './compare-value.ts';
import { groupBy } from './group-by.ts';
import type { Leaf } from './leaves-of.ts';
import { UNKNOWN } from './truth.ts';
import type { Truth } from './truth.ts';

/** One thing asked about: for each possible value the truth of each leaf about it; the last value may be "unknown". Counts and sums tell the value. */
export interface Asked {
  readonly key: string;
  readonly leaves: readonly Leaf[];
  readonly states: readonly { readonly isKnown: boolean; readonly truths: ReadonlyMap<Leaf, Truth>; readonly count?: number }[];
}

/** Leaves about the same thing have the same key. */
export const keyOf = (leaf: Leaf): string =>
  leaf.kind === 'compare' ? `field ${leaf.field}` : `event ${JSON.stringify([leaf.match.type, [...(leaf.match.assets ?? [])].sort(), leaf.match.automated ?? null, leaf.measure, leaf.attribute ?? null, leaf.withinDays ?? null])}`;

/** Leaves about one field or one type of engagement, however it is measured, have the same topic. */
export const topicOf = (leaf: Leaf): string => (leaf.kind === 'compare' ? keyOf(leaf) : `event ${leaf.match.type}`);

/** Everything that some leaves ask about; the history tells the type of a field, where there is one. */
export function askedBy(leaves: readonly Leaf[], history: History | null): Asked[] {
  const byKey = groupBy(leaves, keyOf);
  return [...byKey].map(([key, own]) => ({ key, leaves: own, states: own[0]?.kind === 'event' ? eventStates(own) : fieldStates(own, history) }));
}

type State = Asked['states'][number];

const endsOf = (leaves: readonly Leaf[]): number[] => leaves.flatMap((leaf) => (leaf.kind !== 'event' ? [] : leaf.to === undefined ? [leaf.n] : [leaf.n, leaf.to]));

function eventStates(leaves: readonly Leaf[]): State[] {
  const [first] = leaves;
  return first?.kind === 'event' && first.measure === 'sum' ? statesOfSum(leaves, between(endsOf(leaves))) : countStates(leaves, leaves);
}

function statesOfSum(leaves: readonly Leaf[], values: readonly number[]): State[] {
  const tests = leaves.filter((leaf) => leaf.kind === 'event');
  const known = values.map((count): State => ({ isKnown: true, count, truths: new Map(tests.map((leaf) => [leaf, compareMeasure(count, leaf)])) }));
  return [...known, { isKnown: false, truths: new Map(tests.map((leaf) => [leaf, UNKNOWN])) }];
}

/** The states of a sum that is never below 0, told apart by the comparisons of everything that it is related to. */
export const sumStates = (leaves: readonly Leaf[], apartBy: readonly Leaf[]): State[] => statesOfSum(leaves, between([0, ...endsOf(apartBy)]).filter((sum) => sum >= 0));

/** The states of one count that tell its own comparisons apart, or those of all related counts; then with 0 and 1. */
export function countStates(leaves: readonly Leaf[], apartBy: readonly Leaf[]): State[] {
  const ends = endsOf(apartBy);
  const values = new Set([...between(ends).map(Math.round), ...ends.flatMap((n) => [n - 1, n + 1]), ...(apartBy === leaves ? [] : [0, 1, 2])]);
  const tests = leaves.filter((leaf) => leaf.kind === 'event');
  return [...values].filter((count) => count >= 0).sort((a, b) => a - b).map((count) => ({ isKnown: true, count, truths: new Map(tests.map((leaf) => [leaf, compareMeasure(count, leaf)])) }));
}

/** The numbers themselves, one between each two neighbours, one beyond either end. */
function between(numbers: readonly number[]): number[] {
  const sorted = [...new Set(numbers)].filter(Number.isFinite).sort((a, b) => a - b);
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
  return [first - 1, ...sorted.flatMap((value, i) => [value, (value + (sorted[i + 1] ?? value + 2)) / 2]), last + 1];
}

function fieldStates(leaves: readonly Leaf[], history: History | null): State[] {
  const tests = leaves.filter((leaf) => leaf.kind === 'compare');
  const column = history?.fields.find(({ name }) => name === tests[0]?.field);
  const known = knownValues(tests, column).map((value) => ({ isKnown: true, truths: new Map(tests.map((leaf) => [leaf, compareValue(value, leaf.op, leaf.value)])) }));
  const asksIfKnown = tests.some(({ op }) => op === 'isKnown' || op === 'isUnknown'); // then unknown is an answer like any other
  return [...known, ...otherTexts(tests, column), { isKnown: asksIfKnown, truths: new Map(tests.map((leaf) => [leaf, compareValue(null, leaf.op, leaf.value)])) }];
}

type Compare = Extract<Expression, { kind: 'compare' }>;

const literalsOf = ({ value }: Compare): readonly Scalar[] => (value === undefined ? [] : typeof value === 'object' ? value : [value]);

function knownValues(tests: readonly Compare[], column: FieldColumn | undefined): ComparedValue[] {
  const literals = tests.flatMap(literalsOf);
  if (column?.type === 'boolean') return [{ text: 'true', number: 1 }, { text: 'false', number: 0 }];
  const numbers = literals.map(Number).filter((number) => Number.isFinite(number));
  const isNumeric = column === undefined ? literals.some((literal) => typeof literal === 'number') : column.type !== 'text';
  const asNumbers = isNumeric ? between(numbers).map((number) => ({ text: String(number), number })) : [];
  const asTexts = isNumeric && column !== undefined ? [] : [...new Set(literals.map(String))].map((text) => ({ text, number: NaN }));
  return [...asNumbers, ...asTexts];
}

/** More comparisons of parts of texts than this give too many combinations; they are then taken as possible in any way. */
const MOST_TEXT_TESTS = 6;

/** Texts that are none of the literals: each comparison with a part of a text may hold or not, whatever the others do. */
function otherTexts(tests: readonly Compare[], column: FieldColumn | undefined): State[] {
  if (column !== undefined && column.type !== 'text') return [];
  const other: ComparedValue = { text: '\u0000', number: NaN };
  const free = tests.filter(({ op, value }) => ['contains', 'startsWith', 'regexSafe'].includes(op) || (['lt', 'le', 'gt', 'ge', 'between'].includes(op) && literalsOf({ kind: 'compare', field: '', op, ...(value === undefined ? {} : { value }) }).some((literal) => typeof literal === 'string')));
  const kinds = [...groupBy(free, (leaf) => JSON.stringify([leaf.op, leaf.value])).values()].slice(0, MOST_TEXT_TESTS);
  return Array.from({ length: 2 ** kinds.length }, (_, combination) => {
    const truths = new Map<Leaf, Truth>(tests.map((leaf) => [leaf, compareValue(other, leaf.op, leaf.value)]));
    kinds.forEach((same, bit) => {
      for (const leaf of same) truths.set(leaf, (combination >> bit) & 1 ? 1 : 0);
    });
    return { isKnown: true, truths };
  });
}
