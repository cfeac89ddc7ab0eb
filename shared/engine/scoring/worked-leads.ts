/** Which leads sales worked: only of those is the outcome known (domain.md §8, "Selective labels"). */
import { FACT, STATES } from '../history/history.ts';
import type { History } from '../history/history.ts';
import type { Sla } from '../model/configuration.ts';
import { createEventMatcher } from '../sla/event-matcher.ts';
import type { LeadOutcome } from './lead-outcome.ts';

const SAL = STATES.indexOf('sal');

/**
 * Tells whether a lead was worked: it ended one way or the other, sales set a stage for it (accepted or later, rejected,
 * recycled, disqualified), a deal was made of it, or it has a logged touch that counts in this proposal. A proposal
 * that names no touch counts none, so leads without a stage of sales are then never worked.
 */
export function createWorkedReader(history: History, sla: Pick<Sla, 'touches'>): (lead: number, outcome: LeadOutcome) => boolean {
  const isTouch = createEventMatcher(history, sla.touches);
  const { offsets, kind, subject } = history.facts;
  return (lead, outcome) => {
    if (outcome !== 'open') return true;
    for (let row = offsets[lead] ?? 0; row < (offsets[lead + 1] ?? 0); row += 1) {
      if (kind[row] === FACT.stage && (subject[row] ?? 0) >= SAL) return true;
      if (kind[row] === FACT.deal) return true;
      if (kind[row] === FACT.engagement && isTouch(row)) return true;
    }
    return false;
  };
}
