import type { AgreementFigure } from '../blind/agreement.ts';
import type { Configuration } from '../model/configuration.ts';
import type { HandoffMap } from '../model/handoff-map.ts';
import type { Honesty } from '../model/honesty.ts';
import type { Participant } from '../model/workshop.ts';

/** So many of so many, and the leads behind them. */
export interface Count {
  readonly n: number;
  readonly of: number;
  readonly set: string | null;
  readonly honesty: Honesty;
}

/** What a history shows, or why it cannot: a sentence. */
export type Measured<T> = T | { readonly why: string };

export const isUnmeasured = (measured: Measured<object>): measured is { readonly why: string } => 'why' in measured;

/** What the history shows about the handoff that really was; the names follow the gap rules of domain.md §10. */
export interface MeasuredFacts {
  readonly handoffs: number;
  /** Handoffs with any required field unknown, and field by field (G05). */
  readonly missingFields: Measured<Count & { readonly fields: readonly { readonly field: string; readonly count: Count }[] }>;
  /** Owned handoffs without a touch or an answer within the days of the leak (G09), and without any logged touch at all. */
  readonly leaks: Measured<Count & { readonly days: number }>;
  readonly neverTouched: Measured<Count>;
  readonly automatedOnly: Measured<Count>;
  /** Handed over to nobody (G01). */
  readonly unassigned: Measured<Count>;
  /** MQL changes that nothing followed within the window (G17). */
  readonly decorative: Measured<Count & { readonly windowMinutes: number }>;
  readonly stages: Measured<{ readonly back: Count; readonly skipped: Count; readonly withoutTrigger: Count; /** MQL changes that a person made on a screen, of those whose source says who made them. */ readonly byHand: Measured<Count> }>;
  /** Hand-raises later than 48 hours or never touched; p90 null: not reached, so more than a tenth was never touched (G20). */
  readonly handRaises: Measured<Count & { readonly p90Hours: number | null; readonly p90OpenMinutes: number | null; readonly targetMinutes: number | null }>;
  readonly wrongTerritory: Measured<Count>;
  readonly wrongSegment: Measured<Count>;
  readonly overCap: Measured<{ readonly days: number; readonly people: number; /** Given on these days. */ readonly leads: number; readonly set: string }>;
  readonly inactiveOwner: Measured<Count>;
  readonly underAttempted: Measured<Count & { readonly attempts: number }>;
  readonly noReason: Measured<Count>;
  /** Below the written threshold, and of those the ones that no hand-raise explains (G42). */
  readonly belowThreshold: Measured<{ readonly all: Count; readonly unexplained: Count; readonly threshold: number; readonly score: string }>;
  readonly bulkImport: Measured<Count>;
  readonly duplicates: Measured<Count>;
  /** Recycled handoffs old enough to have returned, and those that did within 180 days (G28). */
  readonly recycled: Measured<Count & { readonly returned: number }>;
  readonly wonWithoutSource: Measured<Count>;
  readonly drift: Measured<{ readonly psi: number; readonly nullHigh: number; readonly hasDrifted: boolean; readonly n: number }>;
  readonly homepage: Measured<{ readonly homepage: number; readonly reader: number; readonly home: string; readonly product: string }>;
  readonly uncovered: Measured<Count>;
  /** Sentences of the routing's own check, by what they are about. */
  readonly unreachableRules: readonly string[];
  readonly overloadedPools: readonly string[];
  readonly uncoveredPeople: readonly string[];
  readonly departedMembers: readonly string[];
}

/** What the room and the workshop know beside map and proposal. Instants are UTC ms; null: never. */
export interface RoomFacts {
  readonly today: number;
  readonly people: readonly Pick<Participant, 'id' | 'name' | 'team' | 'role' | 'canSign'>[];
  /** Agreement of marketing and sales in the last blind round that was revealed; null: none was. */
  readonly kappa: Pick<AgreementFigure, 'value' | 'low' | 'high' | 'n' | 'reason'> | null;
  /** When both teams last signed, and what of the routing has changed since, in sentences. */
  readonly signedAt: number | null;
  readonly routingChanges: readonly string[];
  /** When the scoring model was last held against outcomes: frozen with what the replay showed of it, or as the room says. */
  readonly modelCheckedAt: number | null;
}

/** Everything that gap rules look at; null: there is none, so rules about it cannot tell. */
export interface GapFacts {
  readonly map: HandoffMap | null;
  readonly configuration: Configuration | null;
  readonly room: RoomFacts;
  readonly measured: MeasuredFacts | null;
}

export const NO_MAP = 'No handoff map is drawn yet. Draw how it runs today under Map.';
export const NO_PROPOSAL = 'No proposal is open, so what is written down is not known.';
export const NO_HISTORY = 'There is no history yet. Import one under Prepare.';
