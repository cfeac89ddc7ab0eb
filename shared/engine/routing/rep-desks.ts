import type { Absence, Pool, Rep } from '../model/configuration.ts';
import type { RosterClocks } from '../sla/roster-clocks.ts';
import { isOpenAt } from '../time/business-calendar.ts';
import { localDay } from '../time/zone-table.ts';

/** Why a member of a pool is passed over: the first of these that holds; `eligible` when none does. */
export const STANDINGS = ['eligible', 'notInRoster', 'notYetActive', 'left', 'absent', 'hoursUnknown', 'outsideHours', 'dayCapReached'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What routing remembers of every rep while it runs, by place in the roster. */
export interface RepDesks {
  readonly roster: readonly Rep[];
  readonly clocks: RosterClocks;
  readonly absences: readonly (readonly Absence[])[];
  /** The rep's own day (day number in his zone) that `onDay` counts, and how many leads he got on it. */
  readonly day: Int32Array;
  readonly onDay: Int32Array;
  /** Number of the decision that last gave him a lead; -1: none yet. */
  readonly lastTurn: Int32Array;
}

/** Empty desks at the start of a replay. */
export function startDesks(roster: readonly Rep[], clocks: RosterClocks, absences: readonly Absence[]): RepDesks {
  return {
    roster,
    clocks,
    absences: roster.map((rep) => absences.filter((absence) => absence.repId === rep.id)),
    day: new Int32Array(roster.length).fill(-2_147_483_648),
    onDay: new Int32Array(roster.length),
    lastTurn: new Int32Array(roster.length).fill(-1),
  };
}

/** How many leads a rep has been given on his own day of instant `at`. */
export function leadsOnDay(desks: RepDesks, rep: number, at: number): number {
  const zone = desks.clocks.reps[rep]?.zone ?? desks.clocks.client.zone;
  return desks.day[rep] === localDay(zone, at) ? (desks.onDay[rep] ?? 0) : 0;
}

/**
 * Whether a rep can take a lead at an instant, or the first reason why not (domain.md §5 step 4).
 * The day cap counts every lead that he was given on his own local day, whatever pool it came from.
 */
export function standingOf(desks: RepDesks, rep: number, at: number, hours: Pool['hours']): Standing {
  const person = desks.roster[rep];
  if (person === undefined) return 'notInRoster';
  if (person.activeFrom !== undefined && at < person.activeFrom) return 'notYetActive';
  if (person.activeTo !== undefined && at >= person.activeTo) return 'left';
  if (desks.absences[rep]?.some((absence) => at >= absence.from && at < absence.to)) return 'absent';
  if (hours === 'require') {
    const calendar = desks.clocks.reps[rep]?.calendar ?? null;
    if (calendar === null) return 'hoursUnknown';
    if (!isOpenAt(calendar, at)) return 'outsideHours';
  }
  return person.dayCap !== undefined && leadsOnDay(desks, rep, at) >= person.dayCap ? 'dayCapReached' : 'eligible';
}

/** Writes down that a rep was given the lead of decision number `turn`. */
export function giveLead(desks: RepDesks, rep: number, at: number, turn: number): void {
  const zone = desks.clocks.reps[rep]?.zone ?? desks.clocks.client.zone;
  const today = localDay(zone, at);
  desks.onDay[rep] = desks.day[rep] === today ? (desks.onDay[rep] ?? 0) + 1 : 1;
  desks.day[rep] = today;
  desks.lastTurn[rep] = turn;
}
