import { DEAL_EVENTS, FACT, STATES, type History } from '../history/history.ts';
import { roleValue } from '../history/lead-row.ts';
import { replaceEmails } from '../history/personal-text.ts';

/** How a lead went on after its MQL moment; `open`: touched and undecided when the data ends. */
export type CaseEnd = 'won' | 'rejected' | 'disqualified' | 'recycled' | 'lost' | 'noTouch' | 'open';

/** What really happened to a case; `at` is UTC ms, null where nothing did; `reason` in the client's words, '' for none. */
export interface CaseOutcome {
  readonly end: CaseEnd;
  readonly at: number | null;
  readonly reason: string;
}

const CUSTOMER = STATES.indexOf('customer');
const RETURNED: ReadonlyMap<number, CaseEnd> = new Map([
  [STATES.indexOf('rejected'), 'rejected'],
  [STATES.indexOf('disqualified'), 'disqualified'],
  [STATES.indexOf('recycled'), 'recycled'],
]);

/**
 * The end of a lead after the instant of its MQL: won before all else, then what it was given back as last, then a lost
 * deal; without any of these `noTouch` where no touch was logged (`touchAt` NaN), else `open`.
 */
export function caseOutcome(history: History, lead: number, at: number, touchAt: number): CaseOutcome {
  const { facts } = history;
  let returned: { end: CaseEnd; at: number } | null = null;
  let lostAt: number | null = null;
  for (let row = facts.offsets[lead] ?? 0; row < (facts.offsets[lead + 1] ?? 0); row += 1) {
    const instant = facts.at[row] ?? NaN;
    if (!(instant >= at)) continue;
    const subject = facts.subject[row] ?? -1;
    const deal = facts.kind[row] === FACT.deal ? DEAL_EVENTS[subject] : undefined;
    if (deal === 'won' || (facts.kind[row] === FACT.stage && subject === CUSTOMER)) return { end: 'won', at: instant, reason: '' };
    if (deal === 'lost') lostAt = instant;
    const end = facts.kind[row] === FACT.stage ? RETURNED.get(subject) : undefined;
    if (end !== undefined) returned = { end, at: instant };
  }
  if (returned !== null) return { ...returned, reason: replaceEmails(roleValue(history, lead, 'rejectReason'), () => '•••') };
  if (lostAt !== null) return { end: 'lost', at: lostAt, reason: '' };
  return { end: Number.isNaN(touchAt) ? 'noTouch' : 'open', at: null, reason: '' };
}
