import { unknownNames } from '../expressions/explain-criterion.ts';
import { TRUE } from '../expressions/truth.ts';
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import { mqlRule } from '../model/mql-rule.ts';
import { localDay } from '../time/zone-table.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { evaluateLead } from './evaluate-lead.ts';
import { explainScore, unknownToScore } from './explain-score.ts';
import { evaluationInstants, withMidnights } from './find-crossings.ts';
import { createLeadEvaluator } from './lead-evaluator.ts';
import { tickReach } from './rises-without-event.ts';

/** Why a lead scores what it scores at `at` (null: a table without times). Points are whole points with decimals. */
export interface LeadExplanation {
  readonly at: number | null;
  /** Every rule, decay and cap that moved the score; they sum to `total` once rounded to hundredths. */
  readonly lines: { readonly group: string; readonly rule: string; readonly detail: string; readonly points: number; readonly facts: readonly ExplainedFact[] }[];
  readonly total: number;
  /** After group and category caps. */
  readonly fit: number;
  readonly engagement: number;
  /** The cell of the matrix, such as B2; '' without a matrix. */
  readonly cell: string;
  readonly isMql: boolean;
  /** The tier's name; '' when there are no tiers. */
  readonly tier: string;
  /** Fields and event types that were unknown to the score or to the MQL rule. */
  readonly unknownFields: string[];
}

/** An engagement that earned points: when (UTC ms), of which type, on what. */
export interface ExplainedFact {
  readonly at: number;
  readonly type: string;
  readonly asset: string;
}

/** Explains one lead (an index) at an instant; without one, at its best evaluation. */
export function explainLead(history: History, configuration: Configuration, zone: ZoneTable, lead: number, at: number | null): LeadExplanation {
  const dayOf = (instant: number) => localDay(zone, instant);
  const instant = at ?? bestInstant(history, configuration, zone, lead);
  const { score, moment, tier, cell, mql } = evaluateLead(history, configuration, lead, instant, dayOf);
  const lines = explainScore(score, moment);
  return {
    at: Number.isFinite(instant) ? instant : null,
    lines: lines.map((line) => ({ ...line, points: line.points / 100, facts: line.facts.map((row) => explainedFact(history, row)) })),
    total: score.total / 100,
    fit: score.fit / 100,
    engagement: score.engagement / 100,
    cell: cell ?? '',
    isMql: mql === TRUE,
    tier: configuration.tiers.classes[tier]?.name ?? '',
    unknownFields: [...new Set([...unknownToScore(configuration.score, moment), ...unknownNames(mqlRule(configuration), moment)])],
  };
}

const explainedFact = ({ facts, eventTypes, assets }: History, row: number): ExplainedFact => ({
  at: facts.at[row] ?? NaN,
  type: eventTypes[facts.subject[row] ?? 0] ?? '',
  asset: assets[facts.value[row] ?? 0] ?? '',
});

/** The earliest instant of the highest score; NaN for a lead without times. */
function bestInstant(history: History, configuration: Configuration, zone: ZoneTable, lead: number): number {
  const evaluator = createLeadEvaluator(history, configuration, (at) => localDay(zone, at));
  const reach = tickReach(configuration);
  const instants = evaluationInstants(history, lead);
  const best = { total: -Infinity, at: NaN };
  for (const at of reach === null ? instants : withMidnights(instants, history.to, reach, zone)) {
    evaluator.moveTo(lead, at);
    const { total } = evaluator.totals();
    if (total > best.total) {
      best.total = total;
      best.at = at;
    }
  }
  return best.at;
}
