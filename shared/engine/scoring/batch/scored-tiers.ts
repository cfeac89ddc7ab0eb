/**
 * Tier rules that look at the score, ready for scores that change: what else they ask is answered once for each lead, and leads
 * with the same answers are one kind. Plainly: the first of the ordered tier rules that is true for a lead with these scores.
 */
import { compareValue, pointsValue } from '../../expressions/compare-value.ts';
import { leavesOf } from '../../expressions/leaves-of.ts';
import type { Leaf } from '../../expressions/leaves-of.ts';
import { FALSE, TRUE, UNKNOWN, and, not, or } from '../../expressions/truth.ts';
import type { Truth } from '../../expressions/truth.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { Expression } from '../../model/expression.ts';
import type { Points, ScoreModel } from '../../model/score-model.ts';
import { marginOf } from '../evaluate-lead.ts';
import { CELL_WITH_MARGIN } from '../lower-thresholds.ts';
import { cellIndex, cellNames, lowerMatrix } from '../matrix-cell.ts';

/** Whether a criterion asks for something that an edit of points can change. */
export const readsScore = (expression: Expression): boolean => leavesOf(expression).some(isOfScore);

const isOfScore = (leaf: Leaf): boolean => leaf.kind === 'compare' && leaf.field.startsWith('@') && leaf.field !== '@territory';

/** The tier of scores in hundredths by the rules, as an index into the classes; −1 where none is true. */
export type RuledTier = (fit: Points, engagement: Points, total: Points) => number;

/** What the rules ask beside the score, and which kind of lead the answers make. */
export interface ScoredTiers {
  /** To be answered for each lead, in this order. */
  readonly asked: readonly Expression[];
  /** The kind of a lead with these answers. */
  kindOf(truthAt: (place: number) => Truth): number;
  /** By kind what its rules say under a model. */
  read(configuration: Pick<Configuration, 'score' | 'tiers'>): readonly RuledTier[];
}

/** Reads the rules of a configuration; null where none of them looks at the score. */
export function scoredTiers({ tiers }: Pick<Configuration, 'tiers'>): ScoredTiers | null {
  if (!tiers.rules.some(({ when }) => readsScore(when))) return null;
  const asked = askedOf(tiers);
  const kinds = new Map<string, number>();
  const answers: (readonly Truth[])[] = [];
  return {
    asked,
    kindOf(truthAt) {
      const truths = asked.map((_, place) => truthAt(place));
      const key = truths.join('');
      if (!kinds.has(key)) kinds.set(key, answers.push(truths) - 1);
      return kinds.get(key)!;
    },
    read: (configuration) => answers.map((truths) => readerOf(configuration, truths)),
  };
}

/** Leaves that no edit of points changes, in the order of the rules, which is the same in every edit of one structure. */
const askedOf = (tiers: Configuration['tiers']): Leaf[] => tiers.rules.flatMap(({ when }) => leavesOf(when).filter((leaf) => !isOfScore(leaf)));

type Test = (fit: Points, engagement: Points, total: Points) => Truth;

function readerOf(configuration: Pick<Configuration, 'score' | 'tiers'>, truths: readonly Truth[]): RuledTier {
  const { tiers } = configuration;
  const known = new Map(askedOf(tiers).map((leaf, place) => [leaf, truths[place]!]));
  const rules = tiers.rules.flatMap(({ when, tierId }) => {
    const tier = tiers.classes.findIndex(({ id }) => id === tierId);
    return tier < 0 ? [] : [{ tier, test: bind(when, (leaf) => (isOfScore(leaf) ? bindScore(leaf, configuration.score) : constantly(known.get(leaf) ?? UNKNOWN))) }];
  });
  return (fit, engagement, total) => {
    for (let i = 0; i < rules.length; i++) if (rules[i]!.test(fit, engagement, total) === TRUE) return rules[i]!.tier;
    return -1;
  };
}

const constantly = (truth: Truth): Test => () => truth;

function bind(expression: Expression, leaf: (leaf: Leaf) => Test): Test {
  switch (expression.kind) {
    case 'constant':
      return constantly(expression.value ? TRUE : FALSE);
    case 'not': {
      const of = bind(expression.of, leaf);
      return (fit, engagement, total) => not(of(fit, engagement, total));
    }
    case 'all':
    case 'any': {
      const join = expression.kind === 'all' ? and : or;
      const start: Truth = expression.kind === 'all' ? TRUE : FALSE;
      const parts = expression.of.map((part) => bind(part, leaf));
      return (fit, engagement, total) => parts.reduce<Truth>((truth, part) => join(truth, part(fit, engagement, total)), start);
    }
    default:
      return leaf(expression);
  }
}

function bindScore(leaf: Leaf, score: ScoreModel): Test {
  if (leaf.kind !== 'compare') return constantly(UNKNOWN); // engagements are no score
  const { field, op, value } = leaf;
  const of = (read: (fit: Points, engagement: Points, total: Points) => Points): Test => {
    // A number against a number, which is what rules ask, needs no text of either.
    if (op === 'ge' && typeof value === 'number') return (fit, engagement, total) => (read(fit, engagement, total) / 100 >= value ? TRUE : FALSE);
    return (fit, engagement, total) => compareValue(pointsValue(read(fit, engagement, total)), op, value);
  };
  if (field === '@score') return of((_, __, total) => total);
  if (field === '@fit') return of((fit) => fit);
  if (field === '@engagement') return of((_, engagement) => engagement);
  // What a model does not have is unknown, whatever is asked of it.
  if ((field !== '@cell' && field !== CELL_WITH_MARGIN) || score.matrix === undefined) return constantly(UNKNOWN);
  const matrix = field === '@cell' ? score.matrix : lowerMatrix(score.matrix, marginOf(score));
  const byCell = cellNames(matrix).map((text) => compareValue({ text, number: NaN }, op, value));
  return (fit, engagement) => byCell[cellIndex(matrix, fit, engagement)] ?? UNKNOWN;
}
