import { FACT, STATES } from '../history/history.ts';
import type { History } from '../history/history.ts';
import type { MarketingCommitment } from '../model/sla-terms.ts';
import { due, elapsed } from '../time/business-calendar.ts';
import { workingDaysOf } from '../sla/working-days.ts';
import type { FigureBook, FigureHead, Openable } from './figure-book.ts';
import { enterKept, enterMissing } from './figure-book.ts';
import type { ActualHandoffs } from './find-handoffs.ts';
import type { Played } from './played.ts';

type Kind<K extends MarketingCommitment['kind']> = Extract<MarketingCommitment, { kind: K }>;

const REJECTED = STATES.indexOf('rejected');
const DISQUALIFIED = STATES.indexOf('disqualified');

const NO_REJECTS = 'This history records no rejected or disqualified lead, so nothing can be said of them.';
const NO_REASONS = 'This history has no column with the reason of a rejection. Name it in the import, or take the reasons out of the promise.';
const NO_ANSWERS = 'This history records nothing that follows a rejection, so when marketing answered is not knowable.';
const NO_HOURS = 'No working hours are known, so working days cannot be counted. Add a calendar in Route.';
const NO_WINDOW = 'No rejection had its working days behind it by the end of the data.';
const NO_ASSIGNED = 'No lead was handed over to somebody.';

/** What was turned down: by handoff, when sales first rejected or disqualified it (NaN: it did not), and what followed. */
interface TurnedDown {
  readonly at: Float64Array;
  /** When the lead's stage next changed after that; Infinity: it never did. */
  readonly answeredAt: Float64Array;
  /** Whether it was a rejection; a disqualified lead needs no answer. */
  readonly isRejected: Uint8Array;
}

function findTurnedDown({ facts }: History, { count, lead, row, endAt }: ActualHandoffs): TurnedDown {
  const found: TurnedDown = { at: new Float64Array(count).fill(NaN), answeredAt: new Float64Array(count).fill(Infinity), isRejected: new Uint8Array(count) };
  for (let i = 0; i < count; i += 1) {
    const stop = facts.offsets[lead[i]! + 1] ?? 0;
    let state = -1;
    for (let next = row[i]! + 1; next < stop; next += 1) {
      if (facts.kind[next] !== FACT.stage) continue;
      const subject = facts.subject[next]!;
      // The next handoff's own trigger is the answer; what lies behind it is another handoff's.
      if (facts.at[next]! > endAt[i]!) break;
      if (state === -1) {
        if (subject !== REJECTED && subject !== DISQUALIFIED) continue;
        state = subject;
        found.at[i] = facts.at[next]!;
        found.isRejected[i] = subject === REJECTED ? 1 : 0;
      } else if (subject !== state) {
        found.answeredAt[i] = facts.at[next]!;
        break;
      }
    }
  }
  return found;
}

/** The reason that a lead's column holds now, '' for none; null when the history has no such column. */
function reasonReader({ fields, roles }: History): ((lead: number) => string) | null {
  const field = fields.find(({ name }) => name === roles.rejectReason);
  return field === undefined ? null : (lead) => field.values[field.current[lead] ?? 0] ?? '';
}

/**
 * A most share of rejections: of the handoffs that somebody had (of all where no owners are recorded), those that were
 * not turned down, or for none of the named reasons (domain.md §7, marketing commitments; §9, reject rate). The reason
 * is the one that stands with the lead now. Opens the turned down ones.
 */
export function enterFewRejects(book: FigureBook, head: FigureHead, { input, actual, unknowable }: Played, { reasons }: Kind<'rejects'>): void {
  const down = findTurnedDown(input.history, actual);
  const reasonOf = reasonReader(input.history);
  const why = !down.at.some((at) => !Number.isNaN(at)) ? NO_REJECTS : reasons.length > 0 && reasonOf === null ? NO_REASONS : null;
  if (why !== null) return void enterMissing(book, { ...head, honesty: 'notKnowable' }, 'share', why);
  const wanted = new Set(reasons.map(folded));
  const isMeant = (lead: number): boolean => wanted.size === 0 || wanted.has(folded(reasonOf?.(lead) ?? ''));
  const isAssigned = (i: number): boolean => unknowable.owners !== null || !Number.isNaN(actual.assignedAt[i]!);
  enterKept(book, head, actual, isAssigned, (i) => Number.isNaN(down.at[i]!) || !isMeant(actual.lead[i]!), NO_ASSIGNED);
}

const folded = (text: string): string => text.trim().toLowerCase();

/** Of the rejected handoffs, those whose stage moved on within the working days of the client's calendar; clocks due after the end of the data are left out. */
export function enterRejectAnswers(book: FigureBook, head: FigureHead, { input, actual, clocks }: Played, { withinDays }: Kind<'rejectAnswer'>): void {
  const down = findTurnedDown(input.history, actual);
  const { calendar } = clocks.client;
  const isRejected = (i: number): boolean => down.isRejected[i] === 1;
  const why = !down.isRejected.includes(1) ? NO_REJECTS : !down.answeredAt.some((at, i) => isRejected(i) && at < Infinity) ? NO_ANSWERS : calendar === null ? NO_HOURS : null;
  if (why !== null || calendar === null) return void enterMissing(book, { ...head, honesty: 'notKnowable' }, 'share', why ?? NO_HOURS);
  const span = withinDays * workingDaysOf(input.configuration.routing).client;
  const ends = Float64Array.from(down.at, (at, i) => (isRejected(i) && span > 0 && at <= input.history.to && elapsed(calendar, at, input.history.to) >= span ? due(calendar, at, span) : NaN));
  enterKept(book, head, actual as Openable, (i) => !Number.isNaN(ends[i]!), (i) => down.answeredAt[i]! <= ends[i]!, NO_WINDOW);
}

/** Of the handoffs that sales turned down, those with a reason; opens those without (gap rule G41). The reason is the one that stands with the lead now. */
export function enterFeedback(book: FigureBook, { input, actual, unknowable }: Played): void {
  if (input.configuration.sla.feedback === undefined) return;
  const head = { id: 'actual.feedback', label: 'Turned down with a reason', arm: 'actual', honesty: 'observed' } as const;
  const down = findTurnedDown(input.history, actual);
  const reasonOf = reasonReader(input.history);
  const why = unknowable.stages ?? (reasonOf === null ? NO_REASONS : null);
  if (why !== null) return void enterMissing(book, { ...head, honesty: 'notKnowable' }, 'share', why);
  enterKept(book, head, actual, (i) => !Number.isNaN(down.at[i]!), (i) => folded(reasonOf?.(actual.lead[i]!) ?? '') !== '', NO_REJECTS);
}
