import { leavesOf, type Leaf } from '../expressions/leaves-of.ts';
import { TRUE } from '../expressions/truth.ts';
import { compareText } from '../history/compare-ids.ts';
import { valueAt } from '../history/packed-columns.ts';
import type { History } from '../history/history.ts';
import type { LeadEvaluator } from '../scoring/lead-evaluator.ts';
import { placesByLead } from '../replay/figure-book.ts';
import { STRIDE, type PolicyStage } from './play-policy.ts';

/** A combination of values that no rule takes, with how many decisions fall there. */
export interface UncoveredCombination {
  readonly id: number;
  /** One entry for each thing that the rules ask about, in their order: the field (or engagement) and what the leads have. */
  readonly values: readonly { readonly field: string; readonly label: string }[];
  n: number;
}

/** The combinations, and by decision the id of its own; -1 for those that a rule takes. */
export interface UncoveredCombinations {
  readonly found: readonly UncoveredCombination[];
  readonly of: Int32Array;
}

/** A text field with more values than this is told as the values that rules name, and all others together. */
const MOST_VALUES = 60;
const NAMES: Readonly<Record<string, string>> = { '@territory': 'territory', '@tier': 'tier', '@cell': 'cell', '@score': 'score', '@fit': 'fit', '@engagement': 'engagement' };

interface Asked {
  readonly field: string;
  read(): string;
}

/** The leads that no rule takes, by the values of everything that rules ask about; the most leads first (domain.md §3). */
export function findUncovered(stage: PolicyStage, isUncovered: (turn: number) => boolean): UncoveredCombinations {
  const { input, evaluator, routing: { crossings } } = stage;
  const asked = askedFields(stage, input.configuration.routing.rules.flatMap(({ when }) => leavesOf(when)));
  const found = new Map<string, UncoveredCombination>();
  const of = new Int32Array(crossings.count).fill(-1);
  placesByLead(crossings).forEach((turn, done) => {
    if (done % STRIDE === 0) input.watch?.(0.9);
    if (!isUncovered(turn)) return;
    evaluator.moveTo(crossings.lead[turn]!, crossings.at[turn]!);
    const labels = asked.map(({ read }) => read());
    const key = labels.join('\u0000');
    const known = found.get(key) ?? { id: found.size, values: asked.map(({ field }, place) => ({ field, label: labels[place] ?? '' })), n: 0 };
    found.set(key, known);
    known.n += 1;
    of[turn] = known.id;
  });
  return { found: [...found].sort(([a, one], [b, other]) => other.n - one.n || compareText(a, b)).map(([, combination]) => combination), of };
}

function askedFields({ input, evaluator }: PolicyStage, leaves: readonly Leaf[]): Asked[] {
  const byField = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const field = leaf.kind === 'compare' ? leaf.field : `${leaf.match.type} ${(leaf.match.assets ?? []).join(' or ')}`.trim();
    byField.set(field, [...(byField.get(field) ?? []), leaf]);
  }
  return [...byField].map(([field, own]) => ({ field: NAMES[field] ?? field, read: own[0]?.kind === 'event' ? readEvent(own, evaluator) : readField(field, own, input.history, stageNames(input.configuration, evaluator), evaluator) }));
}

/** Engagements are told by which of the rules' questions about them hold. */
function readEvent(leaves: readonly Leaf[], evaluator: LeadEvaluator): () => string {
  const tests = leaves.map((leaf) => evaluator.compile(leaf));
  return () => (tests.some((test) => evaluator.test(test) === TRUE) ? 'yes' : 'no');
}

type Names = Readonly<Record<string, () => string | number>>;

function stageNames({ routing, tiers }: PolicyStage['input']['configuration'], evaluator: LeadEvaluator): Names {
  return {
    '@territory': () => routing.territories[evaluator.territory()]?.name ?? '',
    '@tier': () => tiers.classes[evaluator.tier()]?.name ?? '',
    '@score': () => evaluator.totals().total / 100,
    '@fit': () => evaluator.totals().fit / 100,
    '@engagement': () => evaluator.totals().engagement / 100,
  };
}

function readField(field: string, leaves: readonly Leaf[], history: History, names: Names, evaluator: LeadEvaluator): () => string {
  const literals = leaves.flatMap((leaf) => (leaf.kind !== 'compare' || leaf.value === undefined ? [] : typeof leaf.value === 'object' ? leaf.value : [leaf.value]));
  const computed = names[field];
  if (computed !== undefined) {
    const cuts = cutsOf(literals).map((cut) => (field === '@territory' || field === '@tier' ? cut : cut / 100));
    return () => {
      const value = computed();
      return typeof value === 'number' ? inInterval(value, cuts) : value === '' ? 'unknown' : value;
    };
  }
  const index = history.fields.findIndex(({ name }) => name === field);
  const column = history.fields[index];
  if (column === undefined) return () => 'unknown';
  const isNumber = column.type === 'number' || column.type === 'instant';
  const cuts = cutsOf(literals);
  const isListed = column.values.length <= MOST_VALUES;
  const named = new Set(literals.map(String));
  return () => {
    const code = evaluator.fieldCode(index);
    if (code === 0) return 'unknown';
    if (isNumber && column.type === 'number') return inInterval(column.numbers[code] ?? NaN, cuts);
    const text = valueAt(column, code);
    if (column.personal) return named.has(text) ? 'one that a rule names' : 'another';
    return isListed || named.has(text) ? text : 'another';
  };
}

const cutsOf = (literals: readonly (string | number | boolean)[]): number[] => [...new Set(literals.map(Number).filter(Number.isFinite))].sort((a, b) => a - b);

/** The interval between two of the numbers that rules name: "under 50", "50 to 200", "200 or more". */
function inInterval(value: number, cuts: readonly number[]): string {
  const [first, last] = [cuts[0], cuts.at(-1)];
  if (first === undefined || last === undefined) return 'any';
  if (Number.isNaN(value)) return 'unknown';
  if (value < first) return `under ${first}`;
  if (value >= last) return `${last} or more`;
  const above = cuts.findIndex((cut) => cut > value);
  return `${cuts[above - 1] ?? first} to under ${cuts[above] ?? last}`;
}
