import type { BusinessCalendar } from '../time/business-calendar.ts';
import { CalendarError, due, elapsed } from '../time/business-calendar.ts';

/** When a running clock speaks (UTC ms): at each share of its budget, and when it is due; null where its calendar has no answer. */
export interface ClockMarks {
  readonly warnAt: readonly (number | null)[];
  readonly dueAt: number | null;
}

/** Open ms from a to b; all of them without a calendar. */
const passed = (calendar: BusinessCalendar | null, a: number, b: number): number => (calendar === null ? b - a : elapsed(calendar, a, b));

function dueOrNull(calendar: BusinessCalendar | null, startAt: number, duration: number): number | null {
  if (calendar === null) return startAt + duration;
  try {
    return due(calendar, startAt, duration);
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}

/** Warnings at shares of the budget, and the breach (domain.md §7: `warnAt = due(start, p·budget)`). */
export function clockMarks(calendar: BusinessCalendar | null, startAt: number, budgetMs: number, warnShares: readonly number[]): ClockMarks {
  return { warnAt: warnShares.map((share) => dueOrNull(calendar, startAt, Math.round(share * budgetMs))), dueAt: dueOrNull(calendar, startAt, budgetMs) };
}

/** One lead's story on the two clocks; instants are UTC ms, NaN: it has not happened. */
export interface TwoClocksInput {
  readonly triggerAt: number;
  /** When its present owner was given it; a reassignment starts a new rep's clock while the lead's runs on. */
  readonly assignedAt: number;
  /** The first meaningful touch by anybody in sales, and by the present owner. */
  readonly touchAt: number;
  readonly ownTouchAt: number;
  /** Before the assignment the pool's hours, else the client's; after it the owner's; null: day and night. */
  readonly before: BusinessCalendar | null;
  readonly after: BusinessCalendar | null;
}

/** How long the lead waited and how long the rep took, in open ms; null: not yet. */
export interface TwoClocks {
  /** Trigger to assignment: what operations answer for. */
  readonly systemDelay: number | null;
  /** Assignment to the owner's own touch: what the rep answers for; 0 when he touched it before it was his. */
  readonly repResponse: number | null;
  /** Trigger to the first touch by anybody: the system's part and the part after the assignment, each on its own calendar. */
  readonly leadWait: number | null;
  /** The owner had touched the lead before it was his; flagged. */
  readonly isTouchedBefore: boolean;
}

/** The lead's wait and the rep's wait (domain.md §7, C1 and C2). A colleague's touch stops the lead's clock, not the rep's. */
export function readTwoClocks({ triggerAt, assignedAt, touchAt, ownTouchAt, before, after }: TwoClocksInput): TwoClocks {
  const isAssigned = !Number.isNaN(assignedAt);
  const handedAt = isAssigned ? assignedAt : Infinity;
  const isTouchedBefore = ownTouchAt < handedAt && isAssigned;
  const toTouch = (): number => {
    const inSystem = passed(before, triggerAt, Math.min(touchAt, handedAt));
    return touchAt <= handedAt ? inSystem : inSystem + passed(after, assignedAt, touchAt);
  };
  return {
    systemDelay: isAssigned ? passed(before, triggerAt, assignedAt) : null,
    repResponse: !isAssigned || Number.isNaN(ownTouchAt) ? null : isTouchedBefore ? 0 : passed(after, assignedAt, ownTouchAt),
    leadWait: Number.isNaN(touchAt) ? null : Math.max(0, touchAt < triggerAt ? 0 : toTouch()),
    isTouchedBefore,
  };
}
