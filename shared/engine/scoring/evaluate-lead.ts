/**
 * The plain, slow definition of everything a `LeadEvaluator` answers about one lead at one instant; the evaluator is
 * its fast form, and a property test holds them equal. It also carries the reasons that an explanation prints.
 */
import { pointsValue } from '../expressions/compare-value.ts';
import type { ComparedValue } from '../expressions/compare-value.ts';
import type { DayOf } from '../expressions/day-of.ts';
import { evaluateExpression, leadMoment, valueOf } from '../expressions/evaluate-expression.ts';
import type { LeadMoment } from '../expressions/evaluate-expression.ts';
import { TRUE } from '../expressions/truth.ts';
import type { Truth } from '../expressions/truth.ts';
import type { FieldColumn, History } from '../history/history.ts';
import type { Configuration, Routing, Tiers } from '../model/configuration.ts';
import { mqlRule } from '../model/mql-rule.ts';
import type { Points, ScoreMatrix, ScoreModel } from '../model/score-model.ts';
import { CELL_WITH_MARGIN } from './lower-thresholds.ts';
import { cellIndex, cellNames, lowerMatrix, tiersOfCells } from './matrix-cell.ts';
import { scoreLead } from './score-lead.ts';
import type { LeadScore } from './score-lead.ts';

/** A lead judged by a configuration at an instant, with the moment it was judged at (every computed field included). */
export interface LeadEvaluation {
  readonly moment: LeadMoment;
  readonly score: LeadScore;
  /** Index into `tiers.classes`; -1 when there are none. */
  readonly tier: number;
  /** The cell of the matrix, such as B2; null without a matrix. */
  readonly cell: string | null;
  /** Index into `routing.territories`; -1: unknown or in none. */
  readonly territory: number;
  readonly mql: Truth;
}

/** Judges one lead at one instant; see `LeadEvaluator` for `at` and `isBefore`. */
export function evaluateLead(history: History, configuration: Configuration, lead: number, at: number, dayOf: DayOf, isBefore = false): LeadEvaluation {
  const bare = leadMoment(history, lead, at, dayOf, isBefore);
  const territory = territoryIndex(configuration.routing, valueOf(configuration.routing.territoryField, bare));
  const territoryId = configuration.routing.territories[territory]?.id;
  const placed = withComputed(bare, { '@territory': territoryId === undefined ? null : { text: territoryId, number: NaN } });
  const score = scoreLead(configuration.score, placed);
  const scored = withComputed(placed, { '@score': pointsValue(score.total), '@fit': pointsValue(score.fit), '@engagement': pointsValue(score.engagement) });
  const cells = cellFields(configuration.score, score.fit, score.engagement);
  const celled = withComputed(scored, cells);
  const tier = tierIndex(configuration, score, celled);
  const tierId = configuration.tiers.classes[tier]?.id;
  const moment = withComputed(celled, { '@tier': tierId === undefined ? null : { text: tierId, number: NaN } });
  return { moment, score, tier, cell: cells['@cell']?.text ?? null, territory, mql: evaluateExpression(mqlRule(configuration), moment) };
}

/** The territory that lists a value of the territory field, exactly; -1 when the value is unknown or in none. */
export function territoryIndex(routing: Routing, value: ComparedValue | null | undefined): number {
  return value ? routing.territories.findIndex((territory) => territory.values.includes(value.text)) : -1;
}

/** The same for every dictionary code of the territory field's column; nothing where the history has none. */
export const territoryOfCode = (routing: Routing, column: Pick<FieldColumn, 'values'> | undefined): Int16Array =>
  Int16Array.from(column?.values ?? [], (text, code) => territoryIndex(routing, code === 0 ? null : { text, number: NaN }));

/** The band of a total: the first whose `from` it reaches, else the last class. */
export function bandIndex(tiers: Tiers, total: Points): number {
  const band = tiers.bands.find((candidate) => total >= candidate.from && tiers.classes.some((tier) => tier.id === candidate.tierId));
  return band ? tiers.classes.findIndex((tier) => tier.id === band.tierId) : tiers.classes.length - 1;
}

/** The margin of domain.md §4.5 as a share: 10 % unless the model says otherwise. */
export const marginOf = ({ mql }: Pick<ScoreModel, 'mql'>): number => (mql?.marginPercent ?? 10) / 100;

/** `@cell` and `@cellWithMargin`; no such fields without a matrix. */
function cellFields(model: ScoreModel, fit: Points, engagement: Points): Record<string, ComparedValue> {
  if (model.matrix === undefined) return {};
  const cellOf = (matrix: ScoreMatrix): ComparedValue => ({ text: cellNames(matrix)[cellIndex(matrix, fit, engagement)] ?? '', number: NaN });
  return { '@cell': cellOf(model.matrix), [CELL_WITH_MARGIN]: cellOf(lowerMatrix(model.matrix, marginOf(model))) };
}

/**
 * Ordered tier rules first, then the tier of the cell where there is a matrix, then the bands of the total (domain.md
 * §1). A rule, cell or band of a class that is gone is passed over.
 */
function tierIndex(configuration: Pick<Configuration, 'score' | 'tiers'>, { fit, engagement, total }: LeadScore, moment: LeadMoment): number {
  const { tiers, score } = configuration;
  const rule = tiers.rules.find(({ when, tierId }) => tiers.classes.some((tier) => tier.id === tierId) && evaluateExpression(when, moment) === TRUE);
  if (rule) return tiers.classes.findIndex((tier) => tier.id === rule.tierId);
  const ofCell = score.matrix === undefined ? -1 : (tiersOfCells(configuration)[cellIndex(score.matrix, fit, engagement)] ?? -1);
  return ofCell >= 0 ? ofCell : bandIndex(tiers, total);
}

function withComputed(moment: LeadMoment, added: Readonly<Record<string, ComparedValue | null>>): LeadMoment {
  return { ...moment, computed: (field) => (Object.hasOwn(added, field) ? added[field] : moment.computed(field)) };
}
