import { DEAL_EVENTS, FACT, STATES } from '../history/history.ts';
import type { History } from '../history/history.ts';
import type { OutcomeKind } from './lead-outcome.ts';

const FIRST_STAGE = { sql: STATES.indexOf('sql'), opportunity: STATES.indexOf('opportunity'), won: STATES.indexOf('customer') };
const CUSTOMER = STATES.indexOf('customer');

/** When a lead first counted as converted (UTC ms): the stage or one after it, or a won deal; NaN when it never did, and for an outcome column. */
export function convertedAt({ facts }: History, lead: number, kind: OutcomeKind): number {
  if (kind === 'column') return NaN;
  const first = FIRST_STAGE[kind];
  for (let row = facts.offsets[lead] ?? 0; row < (facts.offsets[lead + 1] ?? 0); row++) {
    const subject = facts.subject[row] ?? 0;
    if (facts.kind[row] === FACT.stage && subject >= first && subject <= CUSTOMER) return facts.at[row] ?? NaN;
    if (facts.kind[row] === FACT.deal && DEAL_EVENTS[subject] === 'won') return facts.at[row] ?? NaN;
  }
  return NaN;
}
