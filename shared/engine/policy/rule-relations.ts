import { leavesOf, type Leaf } from '../expressions/leaves-of.ts';
import { askedBy, type Asked } from '../expressions/possible-values.ts';
import { TRUE, UNKNOWN } from '../expressions/truth.ts';
import type { Truth } from '../expressions/truth.ts';
import { truthOn } from '../expressions/truth-on.ts';
import type { History } from '../history/history.ts';
import type { RoutingRule } from '../model/configuration.ts';

/** How a rule stands to earlier ones, by their criteria alone (domain.md §3, static checks). */
export interface RuleRelation {
  readonly rule: number;
  /** `never`: no lead can make it true. `identical` and `covered`: the earlier rules together leave nothing for it. */
  readonly kind: 'never' | 'identical' | 'covered';
  /** The earlier rules that take everything; empty for `never`. */
  readonly by: readonly number[];
}

/** More combinations of possible values, times rules, than this are not gone through; then rules are compared two by two. */
const MOST_LOOKS = 2_000_000;
const MOST_CELLS = 20_000;
/** More pairs than this are not compared, which is said. */
const MOST_PAIRS = 20_000;

/** By criterion: where it is true among all combinations of the values that any of them asks about; null where there are too many. */
export function trueCells(rules: readonly Pick<RoutingRule, 'when'>[], history: History | null): Uint8Array[] | null {
  const asked = askedBy(rules.flatMap(({ when }) => leavesOf(when)), history);
  const cells = asked.reduce((product, { states }) => product * states.length, 1);
  if (cells > MOST_CELLS || cells * rules.length > MOST_LOOKS) return null;
  const columns = rules.map(() => new Uint8Array(cells));
  for (let cell = 0; cell < cells; cell += 1) {
    const truths = truthsOf(asked, cell);
    rules.forEach(({ when }, rule) => {
      columns[rule]![cell] = truthOn(when, (leaf) => truths.get(leaf) ?? UNKNOWN) === TRUE ? 1 : 0;
    });
  }
  return columns;
}

function truthsOf(asked: readonly Asked[], cell: number): Map<Leaf, Truth> {
  const truths = new Map<Leaf, Truth>();
  let rest = cell;
  for (const { states } of asked) {
    for (const [leaf, truth] of states[rest % states.length]?.truths ?? []) truths.set(leaf, truth);
    rest = Math.floor(rest / states.length);
  }
  return truths;
}

/** The relations of all rules, and whether everything could be looked at. */
export function relateRules(rules: readonly RoutingRule[], history: History | null): { readonly relations: RuleRelation[]; readonly isComplete: boolean } {
  const columns = trueCells(rules, history);
  if (columns !== null) return { relations: relate(columns), isComplete: true };
  const relations: RuleRelation[] = [];
  let pairs = 0;
  rules.forEach((later, rule) => {
    for (let earlier = 0; earlier < rule && pairs < MOST_PAIRS; earlier += 1) {
      const first = rules[earlier];
      const share = leavesOf(later.when).some((leaf) => first !== undefined && leavesOf(first.when).some((other) => isSameThing(leaf, other)));
      if (first === undefined || (!share && first.when.kind !== 'constant')) continue;
      pairs += 1;
      const pair = trueCells([first, later], history);
      const found = pair === null ? undefined : relate(pair).find((relation) => relation.rule === 1);
      if (found === undefined) continue;
      relations.push({ ...found, rule, by: found.by.length === 0 ? [] : [earlier] });
      return;
    }
  });
  return { relations, isComplete: false };
}

const isSameThing = (a: Leaf, b: Leaf): boolean => (a.kind === 'compare' && b.kind === 'compare' ? a.field === b.field : a.kind === b.kind);

/** The relation of each rule to those before it; rules that stand on their own have none. Only a rule's own cells are looked at. */
function relate(columns: readonly Uint8Array[]): RuleRelation[] {
  const cells = columns.map((column) => [...column.keys()].filter((cell) => column[cell] === 1));
  const union = new Uint8Array(columns[0]?.length ?? 0);
  const isWithin = (inner: number, outer: Uint8Array): boolean => cells[inner]!.every((cell) => outer[cell] === 1);
  return cells.flatMap((own, rule): RuleRelation[] => {
    if (own.length === 0) return [{ rule, kind: 'never', by: [] }];
    const one = columns.findIndex((column, earlier) => earlier < rule && isWithin(rule, column));
    const isCovered = one >= 0 || isWithin(rule, union);
    for (const cell of own) union[cell] = 1;
    if (one >= 0) return [{ rule, kind: isWithin(one, columns[rule]!) ? 'identical' : 'covered', by: [one] }];
    return isCovered ? [{ rule, kind: 'covered', by: coveringRules(own, columns.slice(0, rule)) }] : [];
  });
}

/** Those of the earlier rules, in their order, that take something which none before them took. */
function coveringRules(own: readonly number[], earlier: readonly Uint8Array[]): number[] {
  const left = new Set(own);
  return earlier.flatMap((column, place) => {
    const taken = [...left].filter((cell) => column[cell] === 1);
    for (const cell of taken) left.delete(cell);
    return taken.length > 0 ? [place] : [];
  });
}
