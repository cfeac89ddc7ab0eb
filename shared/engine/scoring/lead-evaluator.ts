/**
 * The fast form of `evaluate-lead.ts`: one compiled evaluator of a configuration over a history, which replay, routing
 * and every score figure ask. A property test holds both forms equal.
 */
import { compileExpression } from '../expressions/compile-expression.ts';
import type { ComputedField, ExpressionBinding } from '../expressions/compile-expression.ts';
import type { DayOf } from '../expressions/day-of.ts';
import { FALSE, TRUE } from '../expressions/truth.ts';
import type { Truth } from '../expressions/truth.ts';
import { AsOfCursor } from '../history/as-of-cursor.ts';
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import { mqlRule } from '../model/mql-rule.ts';
import type { Points, ScoreMatrix } from '../model/score-model.ts';
import { compileScoreModel } from './compile-score-model.ts';
import { bandIndex, marginOf, territoryOfCode } from './evaluate-lead.ts';
import { CELL_WITH_MARGIN } from './lower-thresholds.ts';
import { cellIndex, cellNames, lowerMatrix, tiersOfCells } from './matrix-cell.ts';

/** An expression bound to one evaluator; `test` answers for the evaluator's current position. */
export interface CompiledExpression {
  readonly source: Expression;
  readonly test: () => Truth;
}

/** Hundredths of a point: fit and engagement after group and category caps, `total` after the total's clamp. */
export interface Totals {
  fit: Points;
  engagement: Points;
  total: Points;
}

/**
 * Answers every question about one lead at one instant. It stands at a position (`moveTo`, `moveBefore`) and reads
 * only the facts ranked before `evaluate` there (domain.md §8): earlier facts, and property and engagement facts of
 * the same instant. Moving forward on the same lead is cheapest. One evaluator serves one thread of work at a time.
 */
export interface LeadEvaluator {
  /** Stand on a lead at an instant. NaN or Infinity: every fact is visible and ages count from the history's end. */
  moveTo(lead: number, at: number): void;
  /** Stand just before an instant: facts of the instant itself are not visible yet, ages count from `at`. */
  moveBefore(lead: number, at: number): void;
  /** The truth of a criterion compiled by this evaluator, at the current position. */
  test(criterion: CompiledExpression): Truth;
  /** The scores at the current position; the same object is reused, so copy what must last. */
  totals(): Readonly<Totals>;
  /** Index into `configuration.tiers.classes`; -1 when there are no classes. */
  tier(): number;
  /** The configuration's MQL rule (model/mql-rule.ts); unknown is no MQL at the boundary. */
  isMql(): Truth;
  /** Index into `configuration.routing.territories` by the territory field's value; -1 when unknown or in none. */
  territory(): number;
  /** The as-of dictionary code of a field: an index into `history.fields[fieldIndex].values`; 0 is unknown. */
  fieldCode(fieldIndex: number): number;
  /** Bind an expression to this evaluator. An unknown field or event type makes its criterion unknown and a warning. */
  compile(expression: Expression): CompiledExpression;
  /** What the configuration names that the history does not have; grows with `compile`, without repeats. */
  readonly warnings: readonly string[];
  /** Names of the fields that criteria read and whose current value stands for the past, since they have no history (domain.md §8). */
  readonly assumedConstant: readonly string[];
}

/**
 * An evaluator of one configuration over one history (domain.md §3, §4, §8). `dayOf` gives the local day number of an
 * instant in the client's zone, for criteria that count days.
 */
export function createLeadEvaluator(history: History, configuration: Configuration, dayOf: DayOf): LeadEvaluator {
  const cursor = new AsOfCursor(history);
  const warnings = new Set<string>();
  const assumed = new Set<string>();
  const bind = (computed: Record<string, ComputedField>): ExpressionBinding => ({
    cursor,
    dayOf,
    computed: (field) => (Object.hasOwn(computed, field) ? computed[field] : undefined),
    warn: (message) => warnings.add(message),
    reads: (index) => {
      const field = history.fields[index];
      if (field && !field.hasHistory) assumed.add(field.name);
    },
  });

  const territory = compileTerritory(configuration, bind({}));
  const territoryField: ComputedField = { kind: 'choice', values: configuration.routing.territories.map(({ id }) => ({ text: id, number: NaN })), read: territory };
  const totals = compileTotals(configuration, bind({ '@territory': territoryField }));
  const scored: Record<string, ComputedField> = {
    '@territory': territoryField,
    '@score': { kind: 'points', read: () => totals().total },
    '@fit': { kind: 'points', read: () => totals().fit },
    '@engagement': { kind: 'points', read: () => totals().engagement },
  };
  for (const [name, field] of cellFields(configuration, totals)) scored[name] = field;
  const tier = compileTier(configuration, bind(scored), totals);
  const tierField: ComputedField = { kind: 'choice', values: configuration.tiers.classes.map(({ id }) => ({ text: id, number: NaN })), read: tier };
  const binding = bind({ ...scored, '@tier': tierField });
  const testMql = compileExpression(mqlRule(configuration), binding);

  return {
    moveTo: (lead, at) => cursor.moveTo(lead, at),
    moveBefore: (lead, at) => cursor.moveTo(lead, at, true),
    test: (criterion) => criterion.test(),
    totals,
    tier,
    isMql: () => (testMql() === TRUE ? TRUE : FALSE),
    territory,
    fieldCode: (fieldIndex) => cursor.codeOf(fieldIndex),
    compile: (source) => ({ source, test: compileExpression(source, binding) }),
    get warnings() {
      return [...warnings];
    },
    get assumedConstant() {
      return [...assumed];
    },
  };
}

/** Scores are worked out once for each position, when somebody first asks. */
function compileTotals({ score }: Configuration, binding: ExpressionBinding): () => Readonly<Totals> {
  const write = compileScoreModel(score, binding);
  const totals: Totals = { fit: 0, engagement: 0, total: 0 };
  const { cursor } = binding;
  let version = -1;
  return () => {
    if (version !== cursor.version) {
      write(totals);
      version = cursor.version;
    }
    return totals;
  };
}

/** The computed fields that name a lead's cell; none without a matrix. */
function cellFields({ score }: Configuration, totals: () => Readonly<Totals>): [name: string, field: ComputedField][] {
  if (score.matrix === undefined) return [];
  const field = (matrix: ScoreMatrix): ComputedField => ({
    kind: 'choice',
    values: cellNames(matrix).map((text) => ({ text, number: NaN })),
    read: () => cellIndex(matrix, totals().fit, totals().engagement),
  });
  return [['@cell', field(score.matrix)], [CELL_WITH_MARGIN, field(lowerMatrix(score.matrix, marginOf(score)))]];
}

function compileTier(configuration: Configuration, binding: ExpressionBinding, totals: () => Readonly<Totals>): () => number {
  const { tiers, score: { matrix } } = configuration;
  const ofCells = tiersOfCells(configuration);
  const rules = tiers.rules.flatMap(({ when, tierId }) => {
    const tier = tiers.classes.findIndex((candidate) => candidate.id === tierId);
    if (tier < 0) binding.warn(`A tier rule leads to "${tierId}", which is no tier, so it is passed over. Choose one of the tiers.`);
    return tier < 0 ? [] : [{ tier, test: compileExpression(when, binding) }];
  });
  return () => {
    for (let i = 0; i < rules.length; i++) if (rules[i]!.test() === TRUE) return rules[i]!.tier;
    const { fit, engagement, total } = totals();
    const ofCell = matrix === undefined ? -1 : ofCells[cellIndex(matrix, fit, engagement)]!;
    return ofCell >= 0 ? ofCell : bandIndex(tiers, total);
  };
}

function compileTerritory({ routing }: Configuration, { cursor, reads, warn }: ExpressionBinding): () => number {
  const index = cursor.history.fields.findIndex((column) => column.name === routing.territoryField);
  const column = cursor.history.fields[index];
  if (!column) {
    if (routing.territoryField !== '') warn(`The history has no field "${routing.territoryField}", so no lead has a territory. Choose the territory field again.`);
    return () => -1;
  }
  reads(index);
  const table = territoryOfCode(routing, column);
  return () => table[cursor.codeOf(index)]!;
}
