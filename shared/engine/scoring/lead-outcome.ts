/** How a lead ended, for the colours of the histogram and the quality of a threshold (domain.md §8, "Outcome label"). */
import { DEAL_EVENTS, FACT, STATES } from '../history/history.ts';
import type { History } from '../history/history.ts';

/** What counts as converted: reached that stage or one after it, or won a deal; `column`: the outcome column says so. */
export type OutcomeKind = 'sql' | 'opportunity' | 'won' | 'column';
/** `rejected`: ended without converting (rejected or disqualified last, a deal lost, a column that says no); `open`: undecided. */
export type LeadOutcome = 'converted' | 'rejected' | 'open';

const ENDED: readonly number[] = [STATES.indexOf('rejected'), STATES.indexOf('disqualified')];
const CUSTOMER = STATES.indexOf('customer');
const FIRST_STAGE = { sql: STATES.indexOf('sql'), opportunity: STATES.indexOf('opportunity'), won: CUSTOMER };

/** The outcome of one lead as the whole history knows it. */
export function leadOutcome(history: History, lead: number, kind: OutcomeKind): LeadOutcome {
  return kind === 'column' ? columnOutcome(history, lead) : stageOutcome(history, lead, FIRST_STAGE[kind]);
}

/** The outcome column's index, -1 when the mapping names none: a number other than 0, or yes, true or 1, is converted. */
export function outcomeColumn({ fields, roles }: History): number {
  return roles.outcome === null ? -1 : fields.findIndex((field) => field.name === roles.outcome);
}

function columnOutcome(history: History, lead: number): LeadOutcome {
  const field = history.fields[outcomeColumn(history)];
  const code = field?.current[lead] ?? 0;
  if (!field || code === 0) return 'open';
  const number = field.numbers[code] ?? NaN;
  const isConverted = Number.isNaN(number) ? ['yes', 'true', '1'].includes((field.values[code] ?? '').trim().toLowerCase()) : number !== 0;
  return isConverted ? 'converted' : 'rejected';
}

function stageOutcome({ facts }: History, lead: number, firstStage: number): LeadOutcome {
  let last = -1;
  let hasLostDeal = false;
  for (let row = facts.offsets[lead] ?? 0; row < (facts.offsets[lead + 1] ?? 0); row++) {
    const subject = facts.subject[row] ?? 0;
    if (facts.kind[row] === FACT.stage) {
      if (subject >= firstStage && subject <= CUSTOMER) return 'converted';
      last = subject;
    } else if (facts.kind[row] === FACT.deal) {
      if (DEAL_EVENTS[subject] === 'won') return 'converted';
      hasLostDeal ||= DEAL_EVENTS[subject] === 'lost';
    }
  }
  return hasLostDeal || ENDED.includes(last) ? 'rejected' : 'open';
}
