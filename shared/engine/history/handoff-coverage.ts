import { findHandoffs, type ActualHandoffs } from '../replay/find-handoffs.ts';
import { DAY } from '../time/units.ts';
import { AsOfCursor } from './as-of-cursor.ts';
import type { History } from './history.ts';
import { isUnexplained } from './merge-owners.ts';
import { touchLikeEvents } from './touch-like-events.ts';

/** What is known about the handoffs that really were; shares are null where there is none to share. */
export interface HandoffCoverage {
  readonly handoffs: number;
  /** Handoffs with a touch-like engagement at or after the trigger, and the types that were taken for touches. */
  readonly touched: number;
  readonly touchedShare: number | null;
  readonly touchTypes: readonly string[];
  readonly withoutOwner: number;
  /** Handoffs whose owner is in no owners file. */
  readonly unknownOwner: number;
  readonly unknownOwnerShare: number | null;
  /** Handoffs younger than so many days at the end of the data: what became of them is not known yet. */
  readonly young: readonly { readonly days: number; readonly handoffs: number; readonly share: number | null }[];
}

const AGES = [30, 60, 90] as const;

/** Finds the handoffs with touch-like engagements as touches; the room's own list replaces these later. */
export function guessedHandoffs(history: History): { readonly handoffs: ActualHandoffs; readonly touchTypes: readonly string[] } {
  const touches = touchLikeEvents(history);
  return { handoffs: findHandoffs(history, { touches, automatedTouches: [] }), touchTypes: touches.map(({ type }) => type) };
}

export function handoffCoverage(history: History, { handoffs, touchTypes }: ReturnType<typeof guessedHandoffs>): HandoffCoverage {
  const { count, touchAt, owner, at } = handoffs;
  const shareOf = (part: number): number | null => (count === 0 ? null : part / count);
  const unexplained = history.owners.map(isUnexplained);
  const touched = countWhere(count, (i) => !Number.isNaN(touchAt[i]!));
  const unknownOwner = countWhere(count, (i) => unexplained[owner[i]! - 1] === true);
  return {
    handoffs: count,
    touched,
    touchedShare: touchTypes.length === 0 ? null : shareOf(touched),
    touchTypes,
    withoutOwner: countWhere(count, (i) => owner[i] === 0),
    unknownOwner,
    unknownOwnerShare: shareOf(unknownOwner),
    young: AGES.map((days) => {
      const young = countWhere(count, (i) => history.to - at[i]! < days * DAY);
      return { days, handoffs: young, share: shareOf(young) };
    }),
  };
}

function countWhere(count: number, isMeant: (i: number) => boolean): number {
  let found = 0;
  for (let i = 0; i < count; i++) if (isMeant(i)) found++;
  return found;
}

/** How a field can be read at a past moment: from its history, only as it is today, or not at all. */
export interface FieldAvailability {
  readonly name: string;
  readonly availability: 'history' | 'currentOnly' | 'never';
  /** Share of counted leads that have a value today; null without leads. */
  readonly knownNow: number | null;
  /** Share of handoffs at which it was known; null without handoffs, or when only today's value is there. */
  readonly knownAtHandoff: number | null;
}

export function fieldAvailability(history: History, handoffs: ActualHandoffs): FieldAvailability[] {
  const counted = history.excluded.length - history.excluded.reduce((sum, flag) => sum + flag, 0);
  const knownAt = knownAtHandoffs(history, handoffs);
  return history.fields.map(({ name, hasHistory, current }, index) => {
    let known = 0;
    for (let lead = 0; lead < current.length; lead++) if (current[lead] !== 0 && history.excluded[lead] !== 1) known++;
    const availability = hasHistory ? 'history' : known === 0 ? 'never' : 'currentOnly';
    return { name, availability, knownNow: counted === 0 ? null : known / counted, knownAtHandoff: hasHistory && handoffs.count > 0 ? knownAt[index]! / handoffs.count : null };
  });
}

/** How often each field with a history was known at a handoff. */
function knownAtHandoffs(history: History, { count, lead, at }: ActualHandoffs): Uint32Array {
  const known = new Uint32Array(history.fields.length);
  const withHistory = history.fields.flatMap(({ hasHistory }, index) => (hasHistory ? [index] : []));
  if (withHistory.length === 0) return known;
  const cursor = new AsOfCursor(history);
  for (let i = 0; i < count; i++) {
    cursor.moveTo(lead[i]!, at[i]!);
    for (const index of withHistory) if (cursor.codeOf(index) !== 0) known[index]!++;
  }
  return known;
}
