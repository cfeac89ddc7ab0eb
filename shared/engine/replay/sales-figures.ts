import { FACT, STATES } from '../history/history.ts';
import type { History } from '../history/history.ts';
import { createEventMatcher } from '../sla/event-matcher.ts';
import { workingDaysOf } from '../sla/working-days.ts';
import { due, elapsed } from '../time/business-calendar.ts';
import type { FigureBook } from './figure-book.ts';
import { enterKept, enterMissing } from './figure-book.ts';
import type { ActualHandoffs } from './find-handoffs.ts';
import { clockOf } from './judge-handoffs.ts';
import type { Played } from './played.ts';

const NO_HOURS = 'No working hours are known, so working days cannot be counted. Add a calendar in Route.';
const NO_ANSWERS = 'This history records neither accepted nor rejected leads, so when sales answered is not knowable.';
const NO_WINDOW = 'No handoff had its working days behind it by the end of the data.';
const MQL = STATES.indexOf('mql');

/** What sales promises besides the first touch, on the touches, owners and answers that really were (domain.md §7, C3 and C4). */
export function enterSalesPromises(book: FigureBook, played: Played): void {
  enterAttempts(book, played);
  enterAcceptance(book, played);
}

/**
 * When the working days of each handoff end on its owner's clock, counted from `startAt` (see `workingDayMs`); NaN where
 * that lies after the end of the data, which leaves the handoff out like every clock that is due later (domain.md §7),
 * and where no hours or no start are known. `pause` is called in every turn.
 */
export function windowEnds({ input, actualRep, clocks }: Pick<Played, 'input' | 'actualRep' | 'clocks'>, days: number, startAt: Float64Array, pause: (turn: number) => void = () => undefined): Float64Array {
  const workingDays = workingDaysOf(input.configuration.routing);
  const ends = new Float64Array(startAt.length).fill(NaN);
  for (let i = 0; i < ends.length; i += 1) {
    pause(i);
    const [rep, start] = [actualRep[i]!, startAt[i]!];
    const { calendar } = clockOf(clocks, rep);
    const span = days * (workingDays.reps[rep] ?? workingDays.client);
    if (calendar === null || !(span > 0) || !(start <= input.history.to)) continue;
    if (elapsed(calendar, start, input.history.to) >= span) ends[i] = due(calendar, start, span);
  }
  return ends;
}

/**
 * Share of the touched handoffs with n logged touches or more within the promised working days of the trigger. Left
 * out, however many touches they had: handoffs that became an SQL or began anew inside those days, because no further
 * attempt was owed. One that went back to marketing counts: the promise is n attempts before that.
 */
function enterAttempts(book: FigureBook, played: Played): void {
  const { input, actual, unknowable } = played;
  const { n, withinDays } = input.configuration.sla.attempts;
  const label = `${counted(n, 'logged touch', 'logged touches')} within ${counted(withinDays, 'working day', 'working days')}`;
  const head = { id: 'actual.attempts', label, arm: 'actual', honesty: 'observed' } as const;
  const reason = unknowable.stages ?? unknowable.touches ?? noHours(played);
  if (reason !== null) {
    enterMissing(book, { ...head, honesty: 'notKnowable' }, 'share', reason);
    return;
  }
  const ends = windowEnds(played, withinDays, actual.at.map((at, i) => (Number.isNaN(actual.touchAt[i]!) ? NaN : at))); // the others are not asked
  const isOwed = (i: number): boolean => !(actual.movedOnAt[i]! <= ends[i]!) && actual.endAt[i]! > ends[i]!;
  const isCounted = (i: number): boolean => !Number.isNaN(ends[i]!) && isOwed(i);
  const touches = touchCounter(input.history, actual, createEventMatcher(input.history, input.configuration.sla.touches));
  enterKept(book, head, actual, isCounted, (i) => touches(i, ends[i]!) >= n, NO_WINDOW);
}

/**
 * Share of the assigned handoffs that sales accepted (SAL or a later stage, or a deal) or closed (rejected, recycled,
 * disqualified) within the promised working days of the assignment; of the trigger where no owners are recorded.
 * A handoff that began anew without an answer is superseded and left out.
 */
function enterAcceptance(book: FigureBook, played: Played): void {
  const { input, actual, unknowable } = played;
  const { acceptanceDays } = input.configuration.sla;
  const label = `Accepted or rejected within ${counted(acceptanceDays, 'working day', 'working days')}`;
  const head = { id: 'actual.acceptance', label, arm: 'actual', honesty: 'observed' } as const;
  const reason = unknowable.stages ?? (hasAnswers(input.history) ? noHours(played) : NO_ANSWERS);
  if (reason !== null) {
    enterMissing(book, { ...head, honesty: 'notKnowable' }, 'share', reason);
    return;
  }
  const ends = windowEnds(played, acceptanceDays, unknowable.owners === null ? actual.assignedAt : actual.at);
  const isAnswered = (i: number): boolean => actual.acceptedAt[i]! <= ends[i]! || actual.closedAt[i]! <= ends[i]!;
  const isCounted = (i: number): boolean => isAnswered(i) || actual.endAt[i]! > ends[i]!;
  enterKept(book, head, actual, isCounted, isAnswered, NO_WINDOW);
}

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
const noHours = ({ clocks }: Played): string | null => (clocks.client.calendar === null ? NO_HOURS : null);

/** Whether anything after the handoff is recorded at all: without it every answer would look late. */
function hasAnswers({ facts }: History): boolean {
  const { kind, subject } = facts;
  for (let row = 0; row < kind.length; row += 1) if (kind[row] === FACT.stage && subject[row]! > MQL) return true;
  return false;
}

/** Counts the touches of a handoff from its trigger's instant up to and including `until`, its successor's left out. */
export function touchCounter({ facts }: History, { lead, at, row, endAt }: ActualHandoffs, isTouch: (row: number) => boolean): (i: number, until: number) => number {
  return (i, until) => {
    const begin = facts.offsets[lead[i]!] ?? 0;
    const stop = facts.offsets[lead[i]! + 1] ?? 0;
    let next = row[i]!;
    // A touch of the trigger's own instant stands before it.
    while (next > begin && facts.at[next - 1] === at[i]) next -= 1;
    let found = 0;
    for (; next < stop && facts.at[next]! <= until && facts.at[next]! < endAt[i]!; next += 1) {
      if (facts.kind[next] === FACT.engagement && isTouch(next)) found += 1;
    }
    return found;
  };
}
