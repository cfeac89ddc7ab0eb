import type { Honesty } from '../model/honesty.ts';
import type { Match } from '../model/routing-policy.ts';
import type { KeptBy } from '../routing/kept-owner.ts';
import type { Standing } from '../routing/standing.ts';
import type { TwoClockLines } from './two-clock-lines.ts';
import type { PolicyMoments } from './play-policy.ts';
import type { ReassignmentLine } from './reassignment-line.ts';

/** One rule on the history. `set` names the leads that it placed. */
export interface RuleLine {
  readonly ruleId: string;
  readonly name: string;
  readonly poolId: string;
  readonly pool: string;
  /** Leads that it placed, at once or after a wait. */
  readonly leads: number;
  readonly share: number;
  /** Leads for which it was asked and true, for which nobody could take the lead, and that it put into the hold queue. */
  readonly isTrue: number;
  readonly exhausted: number;
  readonly held: number;
  readonly set: string;
}

/** Leads that waited. Minutes run day and night; a wait counts as system delay. */
export interface HoldLine {
  readonly leads: number;
  readonly placed: number;
  readonly toFallback: number;
  readonly stillWaiting: number;
  readonly medianMinutes: number | null;
  readonly p90Minutes: number | null;
  readonly longestMinutes: number | null;
}

/** Leads that a rep did not get on one of his days because a cap was full. */
export interface CapLine {
  readonly repId: string;
  readonly name: string;
  readonly cap: 'day' | 'week' | 'rolling30' | 'open';
  readonly hits: number;
  readonly days: readonly { readonly day: string; readonly hits: number }[];
  readonly set: string;
}

/** One person's load in both arms; null: not knowable. */
export interface RepLine {
  readonly repId: string;
  readonly name: string;
  readonly proposed: number;
  readonly actual: number | null;
  /** Open hours in the history, without absences. */
  readonly availableHours: number;
  readonly weight: number;
  /** Leads per 40 available hours × weight. */
  readonly proposedRate: number | null;
  readonly actualRate: number | null;
  readonly passedOver: number;
  readonly notPicked: number;
  /** His days with more leads than his day cap. */
  readonly daysOverCap: number;
  readonly actualDaysOverCap: number | null;
  readonly set: string;
}

export interface MismatchLine {
  readonly kind: Match;
  readonly proposed: { readonly n: number; readonly of: number; readonly set: string };
  readonly actual: { readonly n: number; readonly of: number; readonly set: string } | null;
}

/** Assignments in an hour of the client's week; weekday 0 is Monday. */
export interface HourCell {
  readonly weekday: number;
  readonly hour: number;
  readonly proposed: number;
  readonly actual: number | null;
}

/** A policy on history (contract `routing.playPolicy`). assigned + kept + unrouted + held = total. */
export interface PolicyReport {
  readonly moments: PolicyMoments;
  readonly from: number | null;
  readonly to: number | null;
  readonly honesty: Extract<Honesty, 'deterministic' | 'simulated'>;
  /** What was assumed, and what somebody still has to say; sentences. */
  readonly assumptions: readonly string[];
  readonly total: number;
  readonly assigned: number;
  readonly kept: number;
  readonly unrouted: number;
  readonly held: number;
  readonly fallback: string;
  /** Kept by an owner who was away or over a cap. */
  readonly keptOverCap: number;
  readonly keptBy: readonly { readonly by: KeptBy; readonly leads: number }[];
  readonly rules: readonly RuleLine[];
  readonly holds: HoldLine;
  readonly caps: readonly CapLine[];
  readonly reps: readonly RepLine[];
  readonly spread: { readonly actual: number | null; readonly proposed: number | null; readonly people: number };
  readonly mismatches: readonly MismatchLine[];
  readonly ownerDaysOverCap: { readonly actual: number | null; readonly proposed: number };
  readonly hours: readonly HourCell[];
  readonly clocks: TwoClockLines;
  /** Null: the policy takes nothing back. */
  readonly reassignment: ReassignmentLine | null;
  readonly warnings: readonly string[];
}

/** One strategy on the same leads, all else as proposed. */
export interface StrategyLine {
  readonly strategy: string;
  readonly isProposed: boolean;
  readonly honesty: Extract<Honesty, 'deterministic' | 'simulated'>;
  readonly assigned: number;
  readonly kept: number;
  readonly unrouted: number;
  readonly held: number;
  readonly gini: number | null;
  readonly most: number;
  readonly least: number;
  readonly waitedP90Minutes: number | null;
  readonly capHits: number;
  readonly ownerDaysOverCap: number;
  readonly mismatches: number;
  /** Leads that would go to another person than as proposed. */
  readonly differs: number;
}

/** Why a rep was passed over, how often. */
export interface PassedLine {
  readonly standing: Standing | 'otherPicked';
  readonly words: string;
  readonly leads: number;
  readonly set: string;
}

/** What one rep got, did not get and carries (contract `routing.explainRep`). */
export interface RepReport {
  readonly repId: string;
  readonly name: string;
  readonly honesty: Extract<Honesty, 'deterministic' | 'simulated'>;
  readonly assumptions: readonly string[];
  readonly got: number;
  readonly actual: number | null;
  readonly gotSet: string;
  readonly passedOver: readonly PassedLine[];
  readonly weeks: readonly { readonly weekStart: number; readonly proposed: number; readonly actual: number | null }[];
  readonly hours: readonly HourCell[];
  readonly capDays: readonly CapLine[];
  readonly availableHours: number;
}
