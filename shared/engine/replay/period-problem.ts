import type { Period } from '../review/history-within.ts';
import { isoDay } from '../time/civil-date.ts';
import { localDay, type ZoneTable } from '../time/zone-table.ts';

/** Why a period shows nothing of a history (UTC ms, NaN without times), in a sentence with the way out; null: it shows something. Days are the client's. */
export function periodProblem(history: Period, { from, to }: Period, zone: ZoneTable): string | null {
  const day = (at: number): string => isoDay(localDay(zone, at));
  if (!(history.from <= history.to)) return 'The history has no times, so no period of it can be chosen. Take the whole history under Replay.';
  if (to < from) return `The period ends on ${day(to)}, before it begins on ${day(from)}. Choose another under Replay.`;
  if (to >= history.from && from <= history.to) return null;
  return `The period from ${day(from)} to ${day(to)} lies outside the history, which runs from ${day(history.from)} to ${day(history.to)}. Choose another under Replay.`;
}

/** The same for the instant that divides a history in two (domain.md §8, "time split"): both sides must hold something. */
export function splitProblem(history: Period, at: number, zone: ZoneTable): string | null {
  const day = (instant: number): string => isoDay(localDay(zone, instant));
  if (!(history.from <= history.to)) return 'The history has no times, so it cannot be divided.';
  return at > history.from && at <= history.to ? null : `${day(at)} does not divide the history, which runs from ${day(history.from)} to ${day(history.to)}. Choose a day in between.`;
}
