import type { ZoneTable } from '../time/zone-table.ts';
import { controlTotals, type ControlTotals } from './control-totals.ts';
import { fieldAvailability, guessedHandoffs, handoffCoverage, type FieldAvailability, type HandoffCoverage } from './handoff-coverage.ts';
import { FACT } from './history.ts';
import type { History } from './history.ts';
import { impossibleOrders, type ImpossibleOrder } from './impossible-orders.ts';
import { leakageSuspects, type LeakageSuspect } from './leakage-suspects.ts';
import { countInWords } from '../model/count-in-words.ts';

/** How far a history can be trusted, beside what it holds (`history-health.ts`): everything but totals counts who counts. */
export interface HistoryAvailability {
  readonly coverage: HandoffCoverage;
  readonly fields: readonly FieldAvailability[];
  readonly orders: readonly ImpossibleOrder[];
  readonly suspects: readonly LeakageSuspect[];
  readonly totals: ControlTotals;
  /** What a replay can show of this history, and what it cannot, in sentences. */
  readonly can: readonly string[];
  readonly cannot: readonly string[];
}

export function historyAvailability(history: History, { zone }: { readonly zone: ZoneTable | null }): HistoryAvailability {
  const guessed = guessedHandoffs(history);
  const coverage = handoffCoverage(history, guessed);
  const fields = fieldAvailability(history, guessed.handoffs);
  return {
    coverage,
    fields,
    orders: impossibleOrders(history),
    suspects: leakageSuspects(history),
    totals: controlTotals(history, zone),
    ...whatCanBeReplayed(history, coverage, fields),
  };
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function whatCanBeReplayed(history: History, coverage: HandoffCoverage, fields: readonly FieldAvailability[]): { can: string[]; cannot: string[] } {
  const can: string[] = [];
  const cannot: string[] = [];
  const say = (isKnown: boolean, yes: string, no: string): void => void (isKnown ? can.push(yes) : cannot.push(no));
  if (Number.isNaN(history.from)) {
    say(history.roles.outcome !== null, 'How well a score tells converted leads from others can be shown.', 'Without an outcome column a score cannot be compared with what became of the leads.');
    cannot.push('This table has no times: nothing about weeks, speed, order or who was responsible when can be replayed.');
    return { can, cannot };
  }
  const has = (kind: number): boolean => history.facts.kind.includes(kind);
  say(coverage.handoffs > 0, `The ${countInWords(coverage.handoffs)} handoffs that really were can be held against the proposal.`, 'No lead became an MQL in this history, so handoffs that really were cannot be compared: only the proposal\'s own can be shown.');
  say(has(FACT.engagement), 'Which leads a score by behaviour would have made MQL, and when, can be replayed.', 'There are no activities, so a score by behaviour cannot be replayed.');
  say(has(FACT.owner), 'Who really had a lead can be compared with who would have got it.', 'There are no owners, so load and routing that really were are not knowable.');
  if (coverage.handoffs > 0) say(coverage.touchedShare !== null, `Response times can be judged: ${percent(coverage.touchedShare ?? 0)} of handoffs have a logged touch.`, 'No logged activity looks like a touch by sales, so response times are not knowable; that does not mean that nobody answered.');
  say(has(FACT.deal), 'Deals won and their amounts can be counted by source.', 'There are no deals, so won deals and amounts are not knowable.');
  const constant = fields.filter(({ availability }) => availability === 'currentOnly').length;
  if (constant > 0) cannot.push(`${constant === 1 ? '1 field is' : `${constant} fields are`} known only as of today: what ${constant === 1 ? 'it was' : 'they were'} at a handoff is taken as constant.`);
  cannot.push(
    'Whether a faster response or another owner would have won more cannot be read from any history.',
    'What would have become of leads that nobody worked is not knowable; only bounds can be given.',
  );
  return { can, cannot };
}
