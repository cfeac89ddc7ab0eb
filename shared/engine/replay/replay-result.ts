import type { History } from '../history/history.ts';
import type { Absence, Configuration } from '../model/configuration.ts';
import type { Figure } from '../model/honesty.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import type { Period } from '../review/history-within.ts';
import type { AroundPeriod } from './play-period.ts';
import type { LeadSets } from './lead-sets.ts';
import type { ReplayWatch } from './replay-watch.ts';
import type { StageMemory } from './stage-memory.ts';

/** Everything that a replay depends on; the same input always gives the same result, to the byte. */
export interface ReplayInput {
  readonly history: History;
  readonly configuration: Configuration;
  readonly absences: readonly Absence[];
  /** Offset tables by IANA name: the client's zone and every zone of the roster. */
  readonly zones: ReadonlyMap<string, ZoneTable>;
  readonly clientZone: string;
  /** What sales promises today, in business minutes; null: nothing. */
  readonly currentResponseMinutes: number | null;
  /** The part of the history in which handoffs count, what is before it building state alone; absent: all of it. */
  readonly period?: Period;
  /** Up to when (UTC ms) the room looked while it chose thresholds; absent: it chose them on all that is shown. */
  readonly tunedUntil?: number;
  /** What lies around `period`, where `history` is already what it shows. */
  readonly around?: AroundPeriod;
  /** What stages of earlier replays of the same history made, so that an edit does over only what follows from it; absent: all is made. */
  readonly memory?: StageMemory;
  /** Absent: nobody watches, and it cannot be stopped. */
  readonly watch?: ReplayWatch;
}

/** How many response clocks ended how; `open` ones are due after the end of the data and count in no share. */
export interface OutcomeBar {
  readonly kept: number;
  readonly late: number;
  readonly never: number;
  readonly open: number;
}

/** One cell of the replay strip (product.md, "What makes it different" 1); null prints "not knowable". */
export interface StripCell {
  readonly id: 'mqls' | 'insideSla' | 'noTouch' | 'noRule' | 'loadGini' | 'contextComplete';
  readonly label: string;
  readonly actual: Figure | null;
  readonly judged: Figure | null;
  readonly proposed: Figure | null;
  readonly limit: number | null;
}

/** First logged touch on business minutes, with censoring (domain.md §9). Curve and ticks are thinned for drawing. */
export interface SpeedToLead {
  readonly curve: readonly { readonly minutes: number; readonly share: number }[];
  readonly censoredAt: readonly number[];
  readonly n: number;
  readonly medianMinutes: number | null;
  readonly p90Minutes: number | null;
  readonly shareWithoutTouch: number | null;
}

export interface TierRow {
  readonly tierId: string;
  readonly name: string;
  readonly budgetMinutes: number | null;
  /** Actual handoffs of the tier, clocks still open included. */
  readonly n: number;
  readonly proposedN: number;
  readonly outcome: OutcomeBar;
  readonly keptShare: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The share that was promised, and whether what really happened reaches it (null: not knowable); absent where every lead was promised. */
  readonly target?: { readonly share: number; readonly isReached: boolean | null };
}

/** `repId` is "owner:" and the owner's id for an owner whom the roster does not have. */
export interface LoadRow {
  readonly repId: string;
  readonly name: string;
  readonly pool: string;
  readonly actual: number | null;
  readonly proposed: number;
}

/** One lead source; stages count leads that were handed over, the interval is Wilson's of won among them. */
export interface SourceRow {
  readonly source: string;
  readonly leads: number;
  readonly mqls: number;
  readonly proposedMqls: number;
  readonly sql: number;
  readonly opportunity: number;
  readonly won: number;
  readonly low: number;
  readonly high: number;
}

/** The summary of contract `replay.runReplay` without the hashes and the proposal's id, which the host adds. */
export interface ReplaySummary {
  readonly engineVersion: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly leads: number;
  readonly excluded: number;
  readonly handoffs: { readonly actual: number; readonly proposed: number };
  readonly censored: { readonly judged: number };
  /** Whether thresholds were chosen on data in which handoffs count here (domain.md §8, "time split"). */
  readonly isInSample: boolean;
  /** When the state was begun to be built, for a replay of a chosen period; `from` and `to` are then the period's. */
  readonly builtFrom?: number;
  readonly strip: readonly StripCell[];
  readonly figures: readonly Figure[];
  readonly weeks: readonly { readonly weekStart: number; readonly actual: number; readonly proposed: number }[];
  readonly weeklyCapacity: number | null;
  readonly speedToLead: SpeedToLead | null;
  readonly slaByTier: readonly TierRow[];
  readonly load: readonly LoadRow[];
  readonly rules: readonly { readonly ruleId: string; readonly name: string; readonly poolId: string; readonly leads: number }[];
  readonly sources: readonly SourceRow[];
  readonly warnings: readonly string[];
}

/** Every lead that the proposal makes an MQL, in event-time order: columns by decision. */
export interface ReplayDecisions {
  readonly count: number;
  readonly lead: Uint32Array;
  readonly at: Float64Array;
  /** Total score in hundredths, and index into the tier classes (-1: none). */
  readonly total: Float64Array;
  readonly tier: Int8Array;
  /** Index into the rules (-1: fallback) and into the roster (-1: nobody). */
  readonly rule: Int16Array;
  readonly rep: Int16Array;
  /** When that person was given it (UTC ms): the trigger, or later for a lead that waited; NaN while it does. */
  readonly assignedAt: Float64Array;
  /** When the response is due (UTC ms); NaN without a target or hours. */
  readonly dueAt: Float64Array;
  /** 1: the lead had already been handed over, so sales' own work may have caused the crossing (domain.md §8.1). */
  readonly isAfterSalesActed: Uint8Array;
}

export interface ReplayResult {
  readonly summary: ReplaySummary;
  /** By figure id: the leads it opens, as ascending indices into the history. */
  readonly sets: LeadSets;
  readonly decisions: ReplayDecisions;
}
