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
import type { History } from '../history/history.ts';
import type { Configuration, Routing, Tiers } from '../model/configuration.ts';
import { mqlRule } from '../model/mql-rule.ts';
import type { Points } from '../model/score-model.ts';
import { scoreLead } from './score-lead.ts';
import type { LeadScore } from './score-lead.ts';

/** A lead judged by a configuration at an instant, with the moment it was judged at (every computed field included). */
export interface LeadEvaluation {
  readonly moment: LeadMoment;
  readonly score: LeadScore;
  /** Index into `tiers.classes`; -1 when there are none. */
  readonly tier: number;
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
  const tier = tierIndex(configuration.tiers, score.total, scored);
  const tierId = configuration.tiers.classes[tier]?.id;
  const moment = withComputed(scored, { '@tier': tierId === undefined ? null : { text: tierId, number: NaN } });
  return { moment, score, tier, territory, mql: evaluateExpression(mqlRule(configuration), moment) };
}

/** The territory that lists a value of the territory field, exactly; -1 when the value is unknown or in none. */
export function territoryIndex(routing: Routing, value: ComparedValue | null | undefined): number {
  return value ? routing.territories.findIndex((territory) => territory.values.includes(value.text)) : -1;
}

/** The band of a total: the first whose `from` it reaches, else the last class. */
export function bandIndex(tiers: Tiers, total: Points): number {
  const band = tiers.bands.find((candidate) => total >= candidate.from && tiers.classes.some((tier) => tier.id === candidate.tierId));
  return band ? tiers.classes.findIndex((tier) => tier.id === band.tierId) : tiers.classes.length - 1;
}

/** Ordered tier rules first, then the bands of the total (domain.md §1). A rule or band of a class that is gone is passed over. */
function tierIndex(tiers: Tiers, total: Points, moment: LeadMoment): number {
  const rule = tiers.rules.find(({ when, tierId }) => tiers.classes.some((tier) => tier.id === tierId) && evaluateExpression(when, moment) === TRUE);
  return rule ? tiers.classes.findIndex((tier) => tier.id === rule.tierId) : bandIndex(tiers, total);
}

function withComputed(moment: LeadMoment, added: Readonly<Record<string, ComparedValue | null>>): LeadMoment {
  return { ...moment, computed: (field) => (Object.hasOwn(added, field) ? added[field] : moment.computed(field)) };
}
