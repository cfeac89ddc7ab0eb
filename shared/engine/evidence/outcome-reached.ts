import { DEAL_EVENTS, FACT, STATES } from '../history/history.ts';
import type { History } from '../history/history.ts';
import type { EvidenceOutcome } from './evidence-settings.ts';

const FIRST_STAGE: Readonly<Record<EvidenceOutcome, number>> = { sal: STATES.indexOf('sal'), sql: STATES.indexOf('sql'), opportunity: STATES.indexOf('opportunity'), won: STATES.indexOf('customer') };
const CUSTOMER = STATES.indexOf('customer');
const MADE = DEAL_EVENTS.indexOf('created');
const WON = DEAL_EVENTS.indexOf('won');

/** Whether a lead reaches an outcome, a later stage or a deal counting for it, between two instants (UTC ms, both inclusive) and after a row of its facts. */
export function reachesOutcome({ facts }: History, lead: number, outcome: EvidenceOutcome, from: number, until: number, afterRow = -1): boolean {
  const stop = facts.offsets[lead + 1] ?? 0;
  for (let row = Math.max(facts.offsets[lead] ?? stop, afterRow + 1); row < stop && facts.at[row]! <= until; row += 1) {
    if (facts.at[row]! < from) continue;
    const subject = facts.subject[row]!;
    if (facts.kind[row] === FACT.stage && subject >= FIRST_STAGE[outcome] && subject <= CUSTOMER) return true;
    if (facts.kind[row] === FACT.deal && (subject === WON || (subject === MADE && outcome !== 'won'))) return true;
  }
  return false;
}
