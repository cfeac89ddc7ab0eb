import { unknownNames } from '../expressions/explain-criterion.ts';
import { TRUE } from '../expressions/truth.ts';
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import { mqlRule } from '../model/mql-rule.ts';
import { localDay } from '../time/zone-table.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { evaluateLead } from './evaluate-lead.ts';
import { explainScore, unknownToScore } from './explain-score.ts';
import { evaluationInstants } from './find-crossings.ts';
import { createLeadEvaluator } from './lead-evaluator.ts';

/** Why a lead scores what it scores at `at` (null: a table without times). Points are whole points with decimals. */
export interface LeadExplanation {
  readonly at: number | null;
  /** Every rule, decay and cap that moved the score; they sum to `total` once rounded to hundredths. */
  readonly lines: { readonly group: string; readonly rule: string; readonly detail: string; readonly points: number }[];
  readonly total: number;
  readonly isMql: boolean;
  /** The tier's name; '' when there are no tiers. */
  readonly tier: string;
  /** Fields and event types that were unknown to the score or to the MQL rule. */
  readonly unknownFields: string[];
}

/** Explains one lead (an index) at an instant; without one, at its best evaluation. */
export function explainLead(history: History, configuration: Configuration, zone: ZoneTable, lead: number, at: number | null): LeadExplanation {
  const dayOf = (instant: number) => localDay(zone, instant);
  const instant = at ?? bestInstant(history, configuration, dayOf, lead);
  const { score, moment, tier, mql } = evaluateLead(history, configuration, lead, instant, dayOf);
  const lines = explainScore(score, moment);
  return {
    at: Number.isFinite(instant) ? instant : null,
    lines: lines.map((line) => ({ ...line, points: line.points / 100 })),
    total: score.total / 100,
    isMql: mql === TRUE,
    tier: configuration.tiers.classes[tier]?.name ?? '',
    unknownFields: [...new Set([...unknownToScore(configuration.score, moment), ...unknownNames(mqlRule(configuration), moment)])],
  };
}

/** The earliest instant of the highest score; NaN for a lead without times. */
function bestInstant(history: History, configuration: Configuration, dayOf: (at: number) => number, lead: number): number {
  const evaluator = createLeadEvaluator(history, configuration, dayOf);
  const best = { total: -Infinity, at: NaN };
  for (const at of evaluationInstants(history, lead)) {
    evaluator.moveTo(lead, at);
    const { total } = evaluator.totals();
    if (total > best.total) {
      best.total = total;
      best.at = at;
    }
  }
  return best.at;
}
