/** The stages that a lead passes, in the field's order; a client's own words are mapped to them at import. */
export const STAGES = ['lead', 'mql', 'sal', 'sql', 'opportunity', 'customer'] as const;
/** What sales may do with a lead instead of moving it on. */
export const OUTCOMES = ['rejected', 'recycled', 'disqualified'] as const;
/** A stage or an outcome: what a `stage` fact sets. */
export const STATES = [...STAGES, ...OUTCOMES] as const;
export type StateName = (typeof STATES)[number];

/** The kinds of fact, numbered so that within an instant a lower kind is known first (domain.md §8, kindRank 2, 3, then 5). */
export const FACT = { property: 0, engagement: 1, stage: 2, owner: 3, deal: 4 } as const;
/** Facts of this kind or lower are visible to a decision at their own instant; the observed world is not. */
export const LAST_VISIBLE_AT_SAME_INSTANT: number = FACT.engagement;
/** What a `deal` fact says. */
export const DEAL_EVENTS = ['created', 'won', 'lost'] as const;

/** Dictionary codes in as few bytes as the dictionary needs. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** One column of lead attributes, dictionary coded. Code 0 is "unknown" and `values[0]` is ''. */
export interface FieldColumn {
  readonly name: string;
  readonly type: 'text' | 'number' | 'instant' | 'boolean';
  /** Names, e-mails, phones: masked on screen, left out of the history's hash. */
  readonly personal: boolean;
  readonly values: readonly string[];
  /** The number (or UTC ms, or 0/1) behind each dictionary value; NaN for text and unknown. */
  readonly numbers: Float64Array;
  /** The current value of each lead: an index into `values`. */
  readonly current: Codes;
  /** True when property facts of this field exist; without them the current value is taken as constant. */
  readonly hasHistory: boolean;
  /** True when no file of leads has the column: the current values are the last ones of the property facts. */
  readonly isFromHistoryOnly?: true;
}

/** An owner as the client's export names him; the roster of a proposal is seeded from these. */
export interface HistoryOwner {
  readonly extId: string;
  readonly name: string;
  readonly email: string;
  readonly zone: string;
  readonly territory: string;
  /** Working hours as minutes from local midnight, Monday to Friday; null when the export has none. */
  readonly workStart: number | null;
  readonly workEnd: number | null;
  readonly dayCap: number | null;
  /** UTC ms from which the owner is inactive; null: active. */
  readonly inactiveFrom: number | null;
}

/** A deal; money in minor units of `currency`. */
export interface HistoryDeal {
  readonly extId: string;
  readonly lead: number;
  readonly amountMinor: number | null;
  readonly currency: string;
}

/**
 * Every fact of every lead in one table of columns: lead i owns rows `offsets[i]` to `offsets[i + 1]`, ordered by
 * (at, kind, seq). What `subject` and `value` hold depends on `kind`:
 * property: field index, dictionary code; engagement: event type code, asset code; stage: index into STATES, who
 * set it (index into STAGE_SETTERS);
 * owner: 0, 0 (the new owner stands in `owner`; 0 clears it); deal: index into DEAL_EVENTS, deal index.
 * `owner` is 1 + index into `owners` (0: nobody); `automated` is 1 for machine-made engagements.
 */
export interface Facts {
  readonly offsets: Uint32Array;
  /**
   * One bit a fact, the lowest first: 1 where no row told it, but a column of the leads' files (a stage date, the owner, a
   * status now). Such a fact gives way when a later import tells more. Absent in histories of an earlier version.
   */
  readonly derived?: Uint8Array;
  readonly at: Float64Array;
  readonly kind: Uint8Array;
  readonly subject: Codes;
  readonly value: Codes;
  readonly owner: Codes;
  readonly automated: Uint8Array;
  /** By name. Absent where the export names no numbers of engagements. */
  readonly attributes?: readonly EventAttribute[];
  /**
   * What the source calls an engagement, so that two imports tell of one event once: 1 + a whole number, or below 0 what a
   * digest makes of any other text (`text-ids.ts`); 0 where there is none. Kept apart by lead and event type. Only imports that are still to
   * be joined have it: absent in joined histories, and where no event has an id.
   */
  readonly ids?: EventIdColumn;
}

/** Ids of engagements, one a row of facts, in as few bytes as they need. */
export type EventIdColumn = Float64Array | Uint32Array;

/** A number that engagements carry, such as minutes on a page: one value a row of facts in `AMOUNT_PARTS`, NaN where there is none. */
export interface EventAttribute {
  readonly name: string;
  readonly values: Float64Array;
}

/** Which level of question this history can answer: A stage dates, B plus activities and owners, C plus property history. */
export type HistoryLevel = 'A' | 'B' | 'C';

/** The columns that the mapping named for a purpose of the product; null when the client has none. */
export interface FieldRoles {
  readonly name: string | null;
  readonly email: string | null;
  readonly company: string | null;
  readonly source: string | null;
  readonly rejectReason: string | null;
  /** A column that says how a lead ended (1, yes or true: converted), for tables without times. */
  readonly outcome: string | null;
  /** The columns of the stage or status that a lead has now. */
  readonly states?: readonly string[];
}

/** The columnar lead history (performance.md, "The layout that gets there"). Immutable once built; all instants UTC ms. */
export interface History {
  readonly leadIds: readonly string[];
  readonly createdAt: Float64Array;
  readonly fields: readonly FieldColumn[];
  readonly eventTypes: readonly string[];
  readonly assets: readonly string[];
  readonly owners: readonly HistoryOwner[];
  readonly deals: readonly HistoryDeal[];
  readonly facts: Facts;
  readonly roles: FieldRoles;
  readonly level: HistoryLevel;
  /** First and last instant of any fact or creation; NaN for an empty history or a table without times. */
  readonly from: number;
  readonly to: number;
  /** Leads left out of every figure (duplicates and the like): 1 = counts nowhere. */
  readonly excluded: Uint8Array;
}
