import type { Points } from './score-model.ts';

/** How often something is measured, reported or reviewed. */
export type Cadence = 'daily' | 'weekly' | 'monthly' | 'quarterly';

/** What marketing promises. Shares are 0 to 1; `owner` is who answers for it, as a name. */
export type MarketingCommitment =
  | { readonly kind: 'volume'; readonly id: string; readonly low: number; readonly high: number; readonly owner: string }
  | { readonly kind: 'minimumScore'; readonly id: string; readonly points: Points; readonly share: number; readonly owner: string }
  | { readonly kind: 'requiredFields'; readonly id: string; readonly fields: readonly string[]; readonly share: number; readonly owner: string }
  /** Each week between `low` and `high` of the leads handed over come from these sources. */
  | { readonly kind: 'sourceMix'; readonly id: string; readonly sources: readonly string[]; readonly low: number; readonly high: number; readonly owner: string }
  /** At most `most` of the leads handed over are turned down for these reasons; no reason named: for any. */
  | { readonly kind: 'rejects'; readonly id: string; readonly reasons: readonly string[]; readonly most: number; readonly owner: string }
  /** Marketing says within these working days what becomes of a rejected lead, for this share of them. */
  | { readonly kind: 'rejectAnswer'; readonly id: string; readonly withinDays: number; readonly share: number; readonly owner: string };

/** How one clause is measured and what follows a miss; what is absent was not said. `clauseId` as in `clausesOf`. */
export interface ClauseTerms {
  readonly clauseId: string;
  readonly metric?: string;
  readonly formula?: string;
  /** Where the figures come from: a system and its object. */
  readonly source?: string;
  readonly report?: string;
  /** Who answers for this clause of sales where it is not `Sla.salesOwner`; a commitment of marketing names its own. */
  readonly owner?: string;
  readonly cadence?: Cadence;
  /** What follows a miss of this clause; absent: what the side has said for all of its clauses. */
  readonly consequence?: string;
}

/** Sales gives back a reason with every lead that it turns down (for `share` of them), and reports what became of the rest. */
export interface FeedbackPromise {
  readonly share: number;
  readonly cadence: Cadence;
  /** What is reported to marketing, in the words of the room. */
  readonly text: string;
}

/** One rung of marketing's ladder: so many working days after a promise of marketing was missed, this happens to this person. */
export interface MarketingEscalationStep {
  readonly afterDays: number;
  readonly action: string;
  readonly who: string;
}

/** The terms that an SLA may carry beside its promises; all optional, so that an older configuration keeps its hash. */
export interface SlaTerms {
  /** To which leads, teams and regions it applies, in words. */
  readonly scope?: string;
  readonly feedback?: FeedbackPromise;
  /** When sales opens an opportunity, in words; the criteria are those of the SQL. */
  readonly opportunity?: string;
  readonly terms?: readonly ClauseTerms[];
  /** What follows a miss, for every clause of a side that says nothing of its own. */
  readonly consequences?: { readonly marketing?: string; readonly sales?: string };
  readonly marketingEscalation?: readonly MarketingEscalationStep[];
  /** Whole months between two reviews; `Sla.reviewOn` is the first. */
  readonly reviewEveryMonths?: number;
  readonly changeProcedure?: string;
  /** Reasons for which somebody may stop the clock by hand; none: nothing pauses it. No history records them. */
  readonly pauses?: readonly string[];
}

/** Where a lead goes that comes back for this reason, and when it may return. */
export interface RecyclePath {
  readonly reason: string;
  readonly track: string;
  readonly returnAfterDays: number;
  /** True: it may return to the same rep; by default it does not. */
  readonly toSameRep?: true;
}

/** One attempt of the agreed pattern; day 1 is the day of the handoff. */
export interface AttemptStep {
  readonly day: number;
  readonly action: string;
}

/** What a playbook may say beside its steps; all optional, as in `SlaTerms`. */
export interface PlaybookTerms {
  /** What the rep sees first, a line each. */
  readonly contextCard?: readonly string[];
  readonly attempts?: readonly AttemptStep[];
  readonly accept?: string;
  readonly recyclePaths?: readonly RecyclePath[];
  readonly disqualify?: string;
  readonly absenceCover?: string;
  readonly routingReview?: string;
}
