/** The leads from which a blind round is drawn, each with the stratum that it may stand for (domain.md §4.1). */
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import { findHandoffs } from '../replay/find-handoffs.ts';
import { createLeadEvaluator } from '../scoring/lead-evaluator.ts';
import { DAY } from '../time/units.ts';
import { localDay, type ZoneTable } from '../time/zone-table.ts';
import { caseOutcome, type CaseOutcome } from './case-outcome.ts';

/** A quarter of the cases comes from each; a lead may be of `nearThreshold` and of another at once. */
export const STRATA = ['won', 'rejected', 'noTouch', 'nearThreshold'] as const;
export type Stratum = (typeof STRATA)[number];

/** A lead counts as near from this many hundredths of a point below the threshold to as many above it (domain.md §4.1 †). */
export const NEAR = 1_000;
/** Without a logged touch counts only after this many days, so that a lead of last week is not taken for a forgotten one †. */
export const TOUCH_DAYS = 14;

/** A lead that became an MQL, at its first recorded MQL moment (UTC ms); `total` in hundredths as the drafted model scores it then. */
export interface CaseCandidate {
  readonly lead: number;
  readonly at: number;
  readonly total: number;
  readonly outcome: CaseOutcome;
  readonly strata: readonly Stratum[];
}

/** All candidates in the order of lead ids, and what this history or draft cannot tell, in sentences with the way out. */
export interface CaseCandidates {
  readonly candidates: readonly CaseCandidate[];
  readonly notes: readonly string[];
}

const NO_TOUCHES = 'No activity of this history counts as a logged touch, so no case stands for leads that nobody touched. Choose the touches that count under Promise.';
const NO_MODEL = 'The proposal has no scoring rules yet, so no case stands for leads near the threshold. Write a first model under Score, or go without.';

/** Finds the candidates; leads that count nowhere are none. */
export function caseCandidates(history: History, configuration: Configuration, zone: ZoneTable): CaseCandidates {
  const handoffs = findHandoffs(history, configuration.sla);
  const evaluator = createLeadEvaluator(history, configuration, (at) => localDay(zone, at));
  const hasTouches = handoffs.touchAt.some((at) => !Number.isNaN(at));
  const hasModel = configuration.score.groups.some(({ rules }) => rules.length > 0);
  const candidates: CaseCandidate[] = [];
  for (let i = 0; i < handoffs.count; i += 1) {
    const lead = handoffs.lead[i]!;
    const at = handoffs.at[i]!;
    if (handoffs.lead[i - 1] === lead || !Number.isFinite(at)) continue;
    evaluator.moveTo(lead, at);
    const { total } = evaluator.totals();
    const outcome = caseOutcome(history, lead, at, handoffs.touchAt[i]!);
    const isNear = hasModel && Math.abs(total - configuration.score.mqlThreshold) <= NEAR;
    const isForgotten = hasTouches && outcome.end === 'noTouch' && at <= history.to - TOUCH_DAYS * DAY;
    candidates.push({ lead, at, total, outcome, strata: strataOf(outcome, isForgotten, isNear) });
  }
  candidates.sort((a, b) => (idOf(history, a) < idOf(history, b) ? -1 : idOf(history, a) > idOf(history, b) ? 1 : 0));
  return { candidates, notes: [...(hasTouches || candidates.length === 0 ? [] : [NO_TOUCHES]), ...(hasModel || candidates.length === 0 ? [] : [NO_MODEL])] };
}

const idOf = (history: History, { lead }: CaseCandidate): string => history.leadIds[lead] ?? '';

function strataOf({ end }: CaseOutcome, isForgotten: boolean, isNear: boolean): Stratum[] {
  return STRATA.filter((stratum) => {
    if (stratum === 'won') return end === 'won';
    if (stratum === 'rejected') return end === 'rejected' || end === 'disqualified';
    return stratum === 'noTouch' ? isForgotten : isNear;
  });
}
